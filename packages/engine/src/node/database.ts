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
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${schema}`);
  return database;
}

/** Writes that wait until the current work is done, then go in as one transaction: a commit each would cost 20 times as much. */
export class WriteBehind {
  readonly #database: DatabaseSync;
  #pending: (() => void)[] = [];

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  add(write: () => void): void {
    this.#pending.push(write);
    if (this.#pending.length === 1) setImmediate(() => this.flush());
  }

  flush(): void {
    const writes = this.#pending;
    if (writes.length === 0) return;
    this.#pending = [];
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      for (const write of writes) write();
      this.#database.exec("COMMIT");
    } catch (thrown) {
      this.#database.exec("ROLLBACK");
      throw thrown;
    }
  }
}
