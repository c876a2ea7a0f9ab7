import type { DatabaseSync } from "node:sqlite";
import { monotonic } from "../monotonic.ts";
import { storageFailure } from "./storage-failure.ts";

interface Write {
  readonly work: () => unknown;
  readonly durable: boolean;
  readonly done: (outcome: { value: unknown } | { thrown: unknown }) => void;
}

/** How long a transaction goes on taking writes in, in ms: with a commit and what follows it, no turn takes much longer. */
const sliceMs = 8;

/**
 * Group commit: what is written in one turn of the event loop goes in as one transaction, or as several, one a turn, where
 * it is so much that it would hold the loop up. Money is among the writes that wait until the disk has it
 * (`synchronous = FULL`); for the others it is enough that the file is never damaged.
 */
export class Commits {
  readonly #database: DatabaseSync;
  readonly #committed: () => void;
  #writes: Write[] = [];
  #closed = false;
  #mode: "FULL" | "NORMAL" | undefined;

  /** `committed` is called after each durable transaction, before anybody is told that it is durable. */
  constructor(database: DatabaseSync, committed: () => void = () => {}) {
    this.#database = database;
    this.#committed = committed;
  }

  /** Resolves when what `work` wrote is durable. When the commit fails, everything in it is rejected and undone. */
  durable<T>(work: () => T): Promise<T> {
    return this.#add(work, true);
  }

  /** The same without waiting for the disk: a power failure may take it away, a crash of the process can't. */
  lazy<T>(work: () => T): Promise<T> {
    return this.#add(work, false);
  }

  /** Writes what waits, or as much of it as a turn of the event loop has time for. */
  flush(): void {
    const writes = this.#writes;
    if (writes.length === 0) return;
    this.#writes = [];
    const durable = writes.some((write) => write.durable);
    const results: ({ value: unknown } | { thrown: unknown })[] = [];
    try {
      this.#sync(durable ? "FULL" : "NORMAL");
      this.#database.exec("BEGIN IMMEDIATE");
      const until = monotonic() + sliceMs;
      for (const { work } of writes) {
        results.push(attempt(work));
        if (monotonic() > until) break;
      }
      this.#database.exec("COMMIT");
      if (durable) this.#committed();
    } catch (thrown) {
      this.#undo();
      const failure = storageFailure(thrown);
      for (const { done } of writes) done({ thrown: failure });
      return;
    }
    if (results.length < writes.length) {
      this.#writes = [...writes.slice(results.length), ...this.#writes];
      setImmediate(() => this.flush());
    }
    for (const [index, result] of results.entries()) writes[index]?.done(result);
  }

  /** Says whether commits wait for the disk; nothing where that is so already. */
  #sync(mode: "FULL" | "NORMAL"): void {
    if (this.#mode === mode) return;
    this.#database.exec(`PRAGMA synchronous = ${mode}`);
    this.#mode = mode;
  }

  #undo(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
    } catch {
      // What failed first is told; a transaction that is still open fails the next one, too.
    }
  }

  close(): void {
    while (this.#writes.length > 0) this.flush();
    this.#closed = true;
  }

  #add<T>(work: () => T, durable: boolean): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(storageFailure(new Error("the journal is closed")));
      this.#writes.push({
        work,
        durable,
        done: (outcome) => ("value" in outcome ? resolve(outcome.value as T) : reject(outcome.thrown)),
      });
      if (this.#writes.length === 1) setImmediate(() => this.flush());
    });
  }
}

/** Thrown by work that was refused before it wrote anything; the others in the transaction are not touched by it. */
export class Refused extends Error {
  readonly why: unknown;
  constructor(why: unknown) {
    super("refused");
    this.why = why;
  }
}

/** What a decision throws is for its caller alone; what the database throws undoes the transaction. */
function attempt(work: () => unknown): { value: unknown } | { thrown: unknown } {
  try {
    return { value: work() };
  } catch (thrown) {
    if (thrown instanceof Refused) return { thrown: thrown.why };
    throw thrown;
  }
}
