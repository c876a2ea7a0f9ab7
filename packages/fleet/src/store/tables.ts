import type { Statement, Tables } from "@reelgraph/engine/storage";
import type { Database } from "./database.ts";

/** A server's tables in PostgreSQL, shared by all servers of the fleet. */
export function sharedTables(database: Database): Tables {
  return {
    shared: true,
    rows: (...query) => {
      const [sql, ...values] = numbered(query);
      return database.query(sql, values);
    },
    write: (statements) => database.repeated(() => database.allOrNone(statements.map(numbered))),
    // Its owner closes it.
    close() {},
  };
}

/** `$1`, `$2`, … for `?`. */
function numbered([sql, ...values]: Statement): Statement {
  let count = 0;
  return [sql.replaceAll("?", () => `$${++count}`), ...values];
}
