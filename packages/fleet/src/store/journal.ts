import type { RunEvent } from "@reelgraph/engine";
import {
  Ledger,
  systemClock,
  unknownRun,
  type Journal,
  type Leases,
  type Recorded,
  type RunEnd,
  type RunRecord,
  type RunRequest,
  type Wish,
  type WishWatch,
} from "@reelgraph/engine/storage";
import type { Database } from "./database.ts";
import { emptyLog, entryAfter, PostgresEventLog, readEntries } from "./event-log.ts";
import { PostgresHistory } from "./history.ts";
import { createLeases, heldBy, leaseLost, ownId } from "./leases.ts";
import { PostgresLedger } from "./ledger.ts";
import { Progress } from "./progress.ts";
import { RunWishes } from "./run-wishes.ts";

type Begun = Pick<RunRecord, "id" | "pipeline" | "started" | "estimate">;
type Held = Parameters<Journal["resume"]>[1];

/** The journal in PostgreSQL, shared by all processes of a fleet. */
export class PostgresJournal implements Journal {
  readonly ledger: Ledger;
  readonly leases: Leases;
  readonly history: PostgresHistory;
  /** By which this process holds what it holds. */
  readonly holder: string;
  readonly #database: Database;
  readonly #wishes: RunWishes;
  readonly #progress: Progress;

  constructor(database: Database, holder = ownId()) {
    this.#database = database;
    this.holder = holder;
    this.ledger = new Ledger(new PostgresLedger(database), systemClock);
    this.leases = createLeases(database, systemClock, this.holder);
    this.history = new PostgresHistory(database);
    this.#wishes = new RunWishes(database);
    this.#progress = new Progress(database);
  }

  async begin({ id, pipeline, started, estimate }: Begun, request: RunRequest, lease: Held) {
    const entry = entryAfter(emptyLog, JSON.stringify(request));
    const held = heldBy(lease, 9);
    const begun = await this.#database.query(
      `WITH ${held.sql},
        run AS (INSERT INTO runs (id, pipeline, state, started, least, most)
          SELECT $1, $2, 'running', $3::bigint, $4::float8, $5::float8 FROM held ON CONFLICT DO NOTHING),
        first AS (INSERT INTO log SELECT $1, $6::bigint, $7, $8 FROM held ON CONFLICT DO NOTHING)
        SELECT 1 FROM held`,
      [id, pipeline, started, estimate?.min ?? null, estimate?.max ?? null, 1, entry.body, entry.hash, ...held.values],
    );
    if (begun.length === 0) throw leaseLost();
    return this.#log(id, lease, entry, 0);
  }

  async recorded(run: string): Promise<Recorded & { readonly record: RunRecord }> {
    const record = await this.history.run(run);
    const { bodies } = await readEntries(this.#database, run);
    const [request, ...batches] = bodies;
    if (!record || request === undefined) throw await this.#unknown(run);
    return {
      record,
      request: JSON.parse(request) as RunRequest,
      events: batches.flatMap((body) => JSON.parse(body) as RunEvent[]),
      torn: false,
    };
  }

  async resume(run: string, lease: Held) {
    const held = heldBy(lease, 2);
    const [row] = await this.#database.query(
      `WITH ${held.sql} UPDATE runs SET state = 'running', cancel = false, pause = false FROM held WHERE id = $1 RETURNING seconds`,
      [run, ...held.values],
    );
    if (!row) throw leaseLost();
    const { tip } = await readEntries(this.#database, run);
    return this.#log(run, lease, tip, Number(row["seconds"] ?? 0));
  }

  async end(log: Awaited<ReturnType<Journal["resume"]>> | undefined, end: RunEnd, lease: Held): Promise<void> {
    await log?.flushed();
    this.#progress.end(end.id);
    await this.history.traced().catch(() => undefined);
    // Not added to what stands there: the same twice gives the same.
    const seconds = log instanceof PostgresEventLog ? log.secondsBefore + (end.seconds ?? 0) : null;
    const held = heldBy(lease, 5);
    const ended = await this.#database.query(
      `WITH ${held.sql} UPDATE runs SET state = $2, seconds = coalesce($3::float8, seconds, 0), spent = $4 FROM held
        WHERE id = $1 RETURNING id`,
      [end.id, end.state, seconds, end.spent, ...held.values],
    );
    if (ended.length === 0) throw leaseLost();
  }

  async append(run: string, event: RunEvent, lease: Held): Promise<void> {
    const { tip } = await readEntries(this.#database, run);
    const log = this.#log(run, lease, tip, 0);
    log.add(event);
    await log.flushed();
  }

  async ask(run: string, wish: Wish): Promise<void> {
    const column = wish === "cancel" ? "cancel" : "pause";
    await this.#database.query(`UPDATE runs SET ${column} = true WHERE id = $1`, [run]);
  }

  watch(run: string): WishWatch {
    return this.#wishes.watch(run);
  }

  close(): void {
    this.#wishes.close();
    this.#progress.close();
  }

  #log(run: string, lease: Held, tip: { position: number; hash: string }, secondsBefore: number): PostgresEventLog {
    return new PostgresEventLog(run, { database: this.#database, lease, tip, secondsBefore, progress: this.#progress });
  }

  async #unknown(run: string) {
    return unknownRun(run, await this.history.runs(5));
  }
}
