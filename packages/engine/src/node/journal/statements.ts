import type { DatabaseSync, StatementSync } from "node:sqlite";

const known = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** A prepared statement, made at its first use: preparing takes longer than running. `sql` must be one of few texts. */
export function prepared(database: DatabaseSync, sql: string): StatementSync {
  let statements = known.get(database);
  if (!statements) known.set(database, (statements = new Map()));
  let statement = statements.get(sql);
  if (!statement) statements.set(sql, (statement = database.prepare(sql)));
  return statement;
}
