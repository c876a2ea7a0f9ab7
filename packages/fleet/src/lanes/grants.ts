import { ReelgraphError } from "@reelgraph/engine";
import { systemClock, urgencyOf, type LaneLimits, type Want } from "@reelgraph/engine/storage";
import { isPassing, pause, type Database } from "../store/database.ts";

/** Who wants to send a request. */
export interface Asking extends Want {
  readonly house: string;
  /** Since when, by the monotonic clock. */
  readonly since: number;
}

/** Someone who waits for it. */
interface Waiting extends Asking {
  /** Until when it was told to wait. */
  told?: number;
  grant(id: string): void;
  refuse(why: unknown): void;
}

/** When places are taken, or it is another's turn, nobody knows when one becomes free; looked at so often, in ms. */
const lookMs = 300;
/** Added to each window, for the time that the database's answer takes, in s. */
const allowance = 0.05;
/** Every so many questions it is tidied up. */
const tidyEvery = 200;
/** A wait that grows by less than this is not told again, in ms. */
const tellEvery = 5000;

/**
 * The fleet's grants for one lane. Those who wait in this process stand in one line, and are asked for together. The
 * database counts, by its own clock: a request from before it is sent until a window after its answer.
 */
export class Grants {
  readonly #database: Database;
  readonly #lane: string;
  readonly #holder: string;
  readonly #limits: LaneLimits;
  #line: Waiting[] = [];
  /** What this process holds. */
  readonly #held = new Set<string>();
  readonly #writing = new Map<string, Promise<void>>();
  #asking = false;
  #asked = 0;
  #wake = new AbortController();

  constructor(database: Database, lane: string, holder: string, limits: LaneLimits) {
    this.#database = database;
    this.#lane = lane;
    this.#holder = holder;
    this.#limits = limits;
  }

  /** The name of a grant. Rejects with the signal's reason when that aborts. */
  take(asking: Asking): Promise<string> {
    const { signal } = asking;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = () => {
        this.#line = this.#line.filter((other) => other !== one);
        reject(signal.reason);
      };
      const one: Waiting = {
        ...asking,
        grant: (id) => {
          this.#line = this.#line.filter((other) => other !== one);
          signal.removeEventListener("abort", leave);
          resolve(id);
        },
        refuse(why) {
          signal.removeEventListener("abort", leave);
          reject(why);
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#line.push(one);
      void this.#ask();
    });
  }

  /** A place for a job that was sent before. */
  async hold(): Promise<string | undefined> {
    const sql = `INSERT INTO grants (lane, holder, answered, counts) VALUES ($1, $2, now(), false) RETURNING id`;
    const [row] = await this.#database.query(sql, [this.#lane, this.#holder], 0).catch(() => []);
    const id = row && String(row["id"]);
    if (id !== undefined) this.#held.add(id);
    return id;
  }

  /** The request was answered: it counts for one window more. `running`: its job holds the place. */
  answered(id: string, running: boolean): void {
    const sql =
      "UPDATE grants SET answered = coalesce(answered, clock_timestamp()), running = $3 WHERE lane = $1 AND id = $2";
    this.#write(id, running, sql, running);
  }

  /** It was never sent. */
  unsent(id: string): void {
    this.#write(id, false, "DELETE FROM grants WHERE lane = $1 AND id = $2");
  }

  /** Nobody of the fleet sends anything for so many ms. */
  pause(ms: number): void {
    const sql =
      "UPDATE lanes SET paused_until = greatest(paused_until, clock_timestamp() + make_interval(secs => $2)) WHERE name = $1";
    void this.#database.query(sql, [this.#lane, ms / 1000]).catch(() => undefined);
  }

  /**
   * One after the other for each grant. What can't be written stays counted until this process is gone: rather too little is
   * sent than too much.
   */
  #write(id: string, keeps: boolean, sql: string, ...more: unknown[]): void {
    const before = this.#writing.get(id);
    const write = async () => {
      await before;
      await this.#database.query(sql, [this.#lane, id, ...more]).catch(() => undefined);
      if (keeps) return;
      // Nothing follows on what gives a grant back.
      this.#writing.delete(id);
      this.#held.delete(id);
      this.#wake.abort();
    };
    this.#writing.set(id, write());
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    // All who come in this turn of the event loop are asked for together.
    await new Promise((turn) => setImmediate(turn));
    for (let tries = 0; this.#line.length > 0;) {
      this.#wake = new AbortController();
      try {
        const waitMs = await this.#next();
        tries = 0;
        if (this.#line.length === 0) break;
        if (waitMs === 0) continue;
        const ms = Math.min(Math.max(waitMs, 1), 5000);
        const until = systemClock.monotonic() + ms;
        for (const one of this.#line) {
          if (until < (one.told ?? 0) + tellEvery) continue;
          one.told = until;
          one.waiting("the fleet has used up what the vendor takes", until);
        }
        await systemClock.sleep(ms, this.#wake.signal).catch(() => undefined);
      } catch (thrown) {
        if (!isPassing(thrown) && !(thrown instanceof ReelgraphError && isPassing(thrown.cause))) {
          for (const { refuse } of this.#line.splice(0)) refuse(thrown);
          break;
        }
        // What was granted by an answer that got lost is given back with the next question.
        await pause(tries++);
      }
    }
    this.#asking = false;
  }

  /** Hands out what there is. Returns when there may be more, in ms. */
  async #next(): Promise<number> {
    const { concurrency, requests = [] } = this.#limits;
    if (this.#asked++ % tidyEvery === 0) await this.#tidy();
    const line = [...this.#line];
    const now = systemClock.monotonic();
    const [row] = await this.#database.query(
      "SELECT * FROM lane_turn($1, $2, $3, $4, $5, $6, $7, $8)",
      [
        this.#lane,
        this.#holder,
        JSON.stringify(line.map((one) => wantOf(one, now))),
        lookMs,
        concurrency ?? null,
        requests.map(({ max }) => Math.floor(max)),
        requests.map(({ perSeconds }) => perSeconds + allowance),
        [...this.#held],
      ],
      -1,
    );
    const { tokens = [], given = [] } = (row ?? {}) as { tokens?: readonly string[]; given?: readonly number[] };
    for (const [index, id] of tokens.entries()) {
      this.#held.add(id);
      const one = line[(given[index] ?? 0) - 1];
      // It may have left meanwhile.
      if (one && this.#line.includes(one)) one.grant(id);
      else this.unsent(id);
    }
    return Number(row?.["wait_ms"] ?? lookMs);
  }

  /** What belongs to processes that are gone counts for a minute longer: their requests may still be on their way. */
  async #tidy(): Promise<void> {
    await this.#database.query(
      `UPDATE grants g SET running = false, answered = coalesce(answered, clock_timestamp())
        WHERE lane = $1 AND (running OR answered IS NULL) AND granted < now() - interval '1 minute'
        AND NOT EXISTS (SELECT 1 FROM holders h WHERE h.id = g.holder AND h.seen > now() - interval '1 minute')`,
      [this.#lane],
      0,
    );
    const longest = Math.max(60, ...(this.#limits.requests ?? []).map(({ perSeconds }) => perSeconds));
    const sql = "DELETE FROM grants WHERE lane = $1 AND NOT running AND answered < now() - make_interval(secs => $2)";
    await this.#database.query(sql, [this.#lane, longest + 60], 0);
  }
}

/** As the database reads it. */
function wantOf({ house, run, priority, rank, seconds, order, since }: Asking, now: number) {
  return { house, run, urgency: urgencyOf(priority), rank, seconds, nth: order, age: (now - since) / 1000 };
}
