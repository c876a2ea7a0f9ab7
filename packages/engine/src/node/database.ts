import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Opens a database that several processes may share. WAL lets readers go on while one writes; NORMAL can lose the last
 * commits when the power fails but never damages the file, which is enough for what can be made again.
 */
export function openDatabase(file: string, schema: string): DatabaseSync {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${schema}`);
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}
