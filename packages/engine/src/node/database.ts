import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** So long one process waits for a lock of another one; milliseconds. */
const patience = 5000;
/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const busy = 5;

/**
 * Opens a database that several processes may share. WAL lets readers go on while one writes; NORMAL can lose the last
 * commits when the power fails but never damages the file, which is enough for what can be made again.
 */
export function openDatabase(file: string, schema: string): DatabaseSync {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file, { timeout: patience });
  try {
    useLogAhead(database);
    database.exec(`PRAGMA synchronous = NORMAL; ${schema}`);
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

/** The change to WAL turns a lock for reading into one for writing, and for that SQLite refuses to wait by itself. */
function useLogAhead(database: DatabaseSync): void {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return database.exec("PRAGMA journal_mode = WAL");
    } catch (thrown) {
      if (sqliteCode(thrown) !== busy || performance.now() > end) throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** SQLite's primary code of what it threw, without the upper bits that tell more; undefined: it wasn't SQLite. */
export function sqliteCode(thrown: unknown): number | undefined {
  return thrown instanceof Error && "errcode" in thrown && typeof thrown.errcode === "number"
    ? thrown.errcode & 0xff
    : undefined;
}
