import type { StatementSync } from "node:sqlite";
import type { Eventually } from "../eventually.ts";
import { openDatabase } from "./database.ts";
import { Commits } from "./journal/commits.ts";

export type Row = Readonly<Record<string, unknown>>;
type Cell = string | number | null;
/** SQL that SQLite and PostgreSQL understand alike, with `?` for values, and these. */
export type Statement = readonly [sql: string, ...values: readonly Cell[]];

/** Tables of a server: in a file of its own, or where several servers share them. */
export interface Tables {
  /** Whether other processes write there, too. */
  readonly shared: boolean;
  rows(...query: Statement): Eventually<readonly Row[]>;
  /**
   * All of these, or none. False, and nothing is done, when the first changes no row. Durable when it resolves; "lazy": a
   * power failure may take it away.
   */
  write(statements: readonly Statement[], when?: "lazy"): Promise<boolean>;
  close(): void;
}

/** Tables in a file. Writes of one turn of the event loop go to the disk together. */
export function openTables(file: string, schema: string): Tables {
  const database = openDatabase(file, schema);
  const commits = new Commits(database);
  const known = new Map<string, StatementSync>();
  const prepared = (sql: string) => known.getOrInsertComputed(sql, () => database.prepare(sql));
  return {
    shared: false,
    rows: (sql, ...values) => prepared(sql).all(...values),
    write(statements, when) {
      const work = () =>
        statements.every(([sql, ...values], index) => prepared(sql).run(...values).changes > 0 || index > 0);
      return when === "lazy" ? commits.lazy(work) : commits.durable(work);
    },
    close() {
      commits.close();
      database.close();
    },
  };
}
