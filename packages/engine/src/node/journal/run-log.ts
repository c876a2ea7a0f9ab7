import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { RunEvent } from "../../events/run-event.ts";
import { chainStart, firstBroken, link } from "../../ledger/chain.ts";
import type { Json } from "../../ports/values.ts";
import type { Lease } from "../../ledger/store.ts";
import type { Commits } from "./commits.ts";
import { checkLease } from "./leases.ts";
import { prepared } from "./statements.ts";
import { journalDamaged } from "./storage-failure.ts";

const sha256 = (text: string) => hash("sha256", text);

export const logSchema = `
CREATE TABLE IF NOT EXISTS log (run TEXT, position INTEGER, body TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (run, position)) WITHOUT ROWID, STRICT`;

/** What a run was asked to do: all that is needed to go on with it. Plain JSON. */
export type RunRequest = Readonly<Record<string, Json>>;

/** What the journal holds of a run. */
export interface Recorded {
  readonly request: RunRequest;
  readonly events: readonly RunEvent[];
  /** Set when the end was torn and cut off. */
  readonly torn: boolean;
}

/** Progress is for watching; where a unit stood is told by its end. */
const unkept = new Set(["unit.progress", "unit.queued", "unit.started", "unit.waiting"]);

/** Whether the journal keeps an event. */
export function isKept({ type }: RunEvent): boolean {
  return !unkept.has(type);
}

/** Keeps the events of a run. */
export interface EventLog {
  /** Keeps an event, sooner or later. */
  add(event: RunEvent): void;
  /** Resolves when all events so far are on the disk. Throws `storage-failed`, `lease-lost`. */
  flushed(): Promise<void>;
}

/** The chain of a run's events: its request first, then one entry for all events of a turn of the event loop. */
export class RunLog implements EventLog {
  readonly #database: DatabaseSync;
  readonly #commits: Commits;
  readonly #run: string;
  readonly #check: () => void;
  #position: number;
  #hash: string;
  #pending: RunEvent[] = [];
  /** A transaction that will take what is pending is on its way. */
  #waiting = false;

  private constructor(
    database: DatabaseSync,
    commits: Commits,
    lease: Lease,
    run: string,
    position: number,
    last: string,
  ) {
    this.#commits = commits;
    this.#check = () => checkLease(database, lease);
    this.#run = run;
    this.#position = position;
    this.#hash = last;
    this.#database = database;
  }

  /** Begins a run. To be called within a transaction. */
  static begin(database: DatabaseSync, commits: Commits, lease: Lease, run: string, request: RunRequest): RunLog {
    const log = new RunLog(database, commits, lease, run, 0, chainStart);
    log.#append(JSON.stringify(request));
    return log;
  }

  /** Goes on with a run; what it recorded must have been read and found whole. */
  static resume(database: DatabaseSync, commits: Commits, lease: Lease, run: string): RunLog {
    const last = prepared(database, "SELECT position, hash FROM log WHERE run = ? ORDER BY position DESC LIMIT 1").get(
      run,
    );
    return new RunLog(
      database,
      commits,
      lease,
      run,
      Number(last?.["position"] ?? 0),
      String(last?.["hash"] ?? chainStart),
    );
  }

  /** Keeps an event. Written with all others of this turn of the event loop. */
  add(event: RunEvent): void {
    if (!isKept(event)) return;
    this.#pending.push(event);
    if (this.#waiting) return;
    this.#waiting = true;
    // A journal that can't be written stops the run where it matters: at the next paid step, and at its end.
    this.#commit("lazy").catch(() => undefined);
  }

  /** Resolves when all events so far, and what else is written with them, are on the disk. Throws `storage-failed`. */
  flushed(also?: () => void): Promise<void> {
    return this.#commit("durable", also);
  }

  async #commit(how: "lazy" | "durable", also?: () => void): Promise<void> {
    let undo: (() => void) | undefined;
    try {
      await this.#commits[how](() => {
        this.#waiting = false;
        const [events, position, last] = [this.#pending, this.#position, this.#hash];
        if (events.length > 0) {
          this.#check();
          undo = () => {
            [this.#pending, this.#position, this.#hash] = [[...events, ...this.#pending], position, last];
          };
          this.#pending = [];
          this.#append(JSON.stringify(events));
        }
        also?.();
      });
    } catch (thrown) {
      this.#waiting = false;
      undo?.();
      throw thrown;
    }
  }

  #append(body: string): void {
    const next = link(this.#hash, body, sha256);
    prepared(this.#database, "INSERT INTO log VALUES (?, ?, ?, ?)").run(this.#run, this.#position + 1, body, next);
    this.#position += 1;
    this.#hash = next;
  }
}

/**
 * Reads what a run recorded and checks every entry against the one before. A broken last entry is cut off (`torn`):
 * units whose results were in it run again, which is free, because what was paid is in the ledger. Undefined: no such run.
 *
 * @throws `journal-damaged` when anything else doesn't fit
 */
export function readLog(database: DatabaseSync, run: string): Recorded | undefined {
  const rows = prepared(database, "SELECT position, body, hash FROM log WHERE run = ? ORDER BY position").all(run);
  if (rows.length === 0) return undefined;
  const entries = rows.map((row) => ({ body: String(row["body"]), hash: String(row["hash"]) }));
  const gap = rows.findIndex((row, index) => row["position"] !== index + 1);
  const broken = gap === -1 ? firstBroken(entries, sha256) : gap;
  const torn = broken !== -1 && broken === rows.length - 1 && broken > 0 && gap === -1;
  if (broken !== -1 && !torn) throw journalDamaged(`entry ${broken + 1} of ${run} is not what was written`);
  if (torn) prepared(database, "DELETE FROM log WHERE run = ? AND position = ?").run(run, rows.length);
  const [request, ...batches] = torn ? entries.slice(0, -1) : entries;
  return {
    request: JSON.parse(request?.body ?? "{}") as RunRequest,
    events: batches.flatMap(({ body }) => JSON.parse(body) as RunEvent[]),
    torn,
  };
}
