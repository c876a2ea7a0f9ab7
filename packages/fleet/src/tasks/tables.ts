import { migrateSystemDatabase } from "@dbos-inc/dbos-sdk/internal/system_database";
import type { Database } from "../store/database.ts";

/** Any number that nobody else locks. */
const lock = 7_253_142;

/**
 * Makes the tables of DBOS, or brings them up to date. It does so itself at its start, but processes that start at once get
 * in each other's way, and it tells stdout of all that was there already.
 */
export function makeTables(database: Database): Promise<void> {
  const silent = { info() {}, debug() {}, warn() {}, error() {} };
  return database.alone(lock, () => migrateSystemDatabase(database.url, silent as never));
}
