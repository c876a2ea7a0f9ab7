import { hash } from "node:crypto";
import type { RunEvent } from "@reelgraph/engine";
import {
  chainStart,
  firstBroken,
  isKept,
  journalDamaged,
  link,
  type EventLog,
  type Lease,
} from "@reelgraph/engine/storage";
import type { Database } from "./database.ts";
import { heldBy, leaseLost } from "./leases.ts";
import type { Progress } from "./progress.ts";

const sha256 = (text: string) => hash("sha256", text);

/** Where a chain ends. */
export interface Tip {
  readonly position: number;
  readonly hash: string;
}

/** An entry behind a tip. */
export function entryAfter({ position, hash: before }: Tip, body: string): Tip & { readonly body: string } {
  return { position: position + 1, body, hash: link(before, body, sha256) };
}

export const emptyLog: Tip = { position: 0, hash: chainStart };

/** The chain of a run's events in PostgreSQL: all that comes while an entry is written makes the next one. */
export class PostgresEventLog implements EventLog {
  readonly run: string;
  /** What the run had taken before this process, in seconds. */
  readonly secondsBefore: number;
  readonly #database: Database;
  readonly #lease: Lease;
  readonly #progress: Progress;
  #tip: Tip;
  #pending: RunEvent[] = [];
  #writing: Promise<void> | undefined;

  constructor(
    run: string,
    at: { database: Database; lease: Lease; tip: Tip; secondsBefore: number; progress: Progress },
  ) {
    this.run = run;
    this.#database = at.database;
    this.#lease = at.lease;
    this.#progress = at.progress;
    this.#tip = at.tip;
    this.secondsBefore = at.secondsBefore;
  }

  add(event: RunEvent): void {
    this.#progress.add(this.run, this.#lease, event);
    if (!isKept(event)) return;
    this.#pending.push(event);
    // A database that can't be written stops the run where it matters: at the next paid step, and at its end.
    void this.#write().catch(() => undefined);
  }

  async flushed(): Promise<void> {
    while (this.#pending.length > 0 || this.#writing) await this.#write();
  }

  #write(): Promise<void> {
    return (this.#writing ??= this.#all());
  }

  /** What came while an entry was written makes another one; nothing may come between its last look and its end. */
  async #all(): Promise<void> {
    try {
      do await this.#next();
      while (this.#pending.length > 0);
    } finally {
      this.#writing = undefined;
    }
  }

  async #next(): Promise<void> {
    await new Promise((turn) => setImmediate(turn));
    const events = this.#pending;
    if (events.length === 0) return;
    this.#pending = [];
    try {
      const entry = entryAfter(this.#tip, JSON.stringify(events));
      await appendEntry(this.#database, this.#lease, this.run, entry, this.#progress.aside(this.run));
      this.#tip = entry;
    } catch (thrown) {
      this.#pending = [...events, ...this.#pending];
      throw thrown;
    }
  }
}

/** Writes an entry once, however often it is tried. Throws `lease-lost`, `storage-failed`. */
async function appendEntry(
  database: Database,
  lease: Lease,
  run: string,
  { position, body, hash: own }: Tip & { readonly body: string },
  aside: readonly RunEvent[],
): Promise<void> {
  const held = heldBy(lease, 6);
  const written = await database.query(
    `WITH ${held.sql},
      entry AS (INSERT INTO log SELECT $1, $2::bigint, $3, $4 FROM held ON CONFLICT DO NOTHING RETURNING run),
      aside AS (INSERT INTO asides SELECT run, $2::bigint, $5 FROM entry WHERE $5::text IS NOT NULL ON CONFLICT DO NOTHING)
      SELECT run FROM entry`,
    [run, position, body, own, aside.length > 0 ? JSON.stringify(aside) : null, ...held.values],
  );
  if (written.length > 0) return;
  const [there] = await database.query("SELECT hash FROM log WHERE run = $1 AND position = $2", [run, position]);
  if (there?.["hash"] !== own) throw leaseLost();
}

/** The entries of a run, each checked against the one before. Throws `journal-damaged`. */
export async function readEntries(database: Database, run: string) {
  const rows = await database.query("SELECT position, body, hash FROM log WHERE run = $1 ORDER BY position", [run]);
  const entries = rows.map((row) => ({ body: String(row["body"]), hash: String(row["hash"]) }));
  const gap = rows.findIndex((row, index) => Number(row["position"]) !== index + 1);
  const broken = gap === -1 ? firstBroken(entries, sha256) : gap;
  // The database keeps its own promise that nothing is torn, so whatever doesn't fit was changed.
  if (broken !== -1) throw journalDamaged(`entry ${broken + 1} of ${run} is not what was written`);
  const tip: Tip = { position: entries.length, hash: entries.at(-1)?.hash ?? chainStart };
  return { bodies: entries.map(({ body }) => body), tip };
}
