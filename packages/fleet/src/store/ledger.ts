import { hash } from "node:crypto";
import {
  chainStart,
  journalDamaged,
  link,
  type MoneyRecord,
  readMoneyRecord,
  systemClock,
  type Lease,
  type LedgerStore,
} from "@reelgraph/engine/storage";
import pg from "pg";
import { databaseFailure, isPassing, pause, type Database, type Row } from "./database.ts";
import { leaseLost } from "./leases.ts";

const sha256 = (text: string) => hash("sha256", text);
const { escapeLiteral } = pg;

type Decide = (news: readonly MoneyRecord[]) => { readonly add: readonly MoneyRecord[]; readonly result: unknown };

interface Request {
  readonly lease: Lease | undefined;
  readonly since: () => number;
  readonly decide: Decide;
  readonly done: (outcome: { value: unknown } | { thrown: unknown }) => void;
}

interface Tip {
  readonly position: number;
  readonly hash: string;
}

const start: Tip = { position: 0, hash: chainStart };
/** How long a decision waits for a database that can't be reached, in ms: less than a lease lasts. */
const patienceMs = 12_000;

/**
 * The ledger in PostgreSQL: one chain of records for the whole fleet. Whoever decides holds the row that says where the
 * chain ends, so that decisions come one after another; all that are asked for meanwhile share the next transaction.
 */
export class PostgresLedger implements LedgerStore {
  readonly #database: Database;
  /** The chain as far as this process has checked it. */
  #tip = start;
  /** What is not yet in the reader's books begins behind this position. */
  #base = 0;
  #records: MoneyRecord[] = [];
  #requests: Request[] = [];
  #working = false;

  constructor(database: Database) {
    this.#database = database;
  }

  transact<T>(
    lease: Lease | undefined,
    since: () => number,
    decide: (news: readonly MoneyRecord[]) => { readonly add: readonly MoneyRecord[]; readonly result: T },
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const done: Request["done"] = (outcome) =>
        "value" in outcome ? resolve(outcome.value as T) : reject(outcome.thrown);
      this.#requests.push({ lease, since, decide, done });
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    // All that is asked for in this turn of the event loop goes together.
    await new Promise((turn) => setImmediate(turn));
    while (this.#requests.length > 0) {
      const requests = this.#requests.splice(0);
      try {
        await this.#serve(requests);
      } catch (thrown) {
        this.#forget();
        for (const { done } of requests) done({ thrown: isPassing(thrown) ? databaseFailure(thrown) : thrown });
      }
    }
    this.#working = false;
  }

  /** What was checked is checked again. */
  #forget(): void {
    this.#tip = start;
    this.#base = 0;
    this.#records = [];
  }

  async #serve(requests: readonly Request[]): Promise<void> {
    const until = systemClock.monotonic() + patienceMs;
    for (let tries = 0; ; tries++) {
      const decided: Decided[] = [];
      try {
        await this.#database.once(async (ask) => {
          const held = await this.#lock(requests, ask);
          for (const request of requests) decided.push(this.#decide(request, held));
          const lines = decided.flatMap(({ add }) => add);
          await ask(lines.length > 0 ? this.#append(lines) : "ROLLBACK");
        });
      } catch (thrown) {
        const lines = decided.flatMap(({ add }) => add);
        if (lines.length > 0) await this.#certain(thrown, lines, requests, until);
        else if (!isPassing(thrown) || systemClock.monotonic() > until) throw thrown;
        else {
          await pause(tries);
          continue;
        }
      }
      for (const [index, { done }] of requests.entries())
        done(decided[index]?.outcome ?? { thrown: new Error("lost") });
      return;
    }
  }

  /** Waits for its turn, and reads what others have added. Which leases are held can't change until the transaction ends. */
  async #lock(requests: readonly Request[], ask: Ask): Promise<Held> {
    // The reader begins anew: so does the check of the chain.
    if (requests.some(({ since }) => since() < this.#base)) this.#forget();
    const writes = requests.some(({ lease }) => lease);
    const [, head, leases, news] = await ask(
      [
        "BEGIN",
        `SELECT position, hash FROM head${writes ? " FOR UPDATE" : ""}`,
        leasesQuery(requests.flatMap(({ lease }) => lease ?? [])),
        `SELECT position, body, hash FROM ledger WHERE position > ${this.#tip.position} ORDER BY position`,
      ].join(";"),
    );
    for (const row of news ?? []) this.#check(row);
    const { position, hash: last } = head?.[0] ?? {};
    const short = writes ? this.#tip.position !== Number(position) : this.#tip.position < Number(position);
    if (short || (this.#tip.position === Number(position) && this.#tip.hash !== last))
      throw journalDamaged(`the ledger ends at record ${this.#tip.position}, but ${String(position)} were written`);
    return toHeld(leases);
  }

  #check({ position, body, hash: kept }: Row): void {
    const expected = this.#tip.position + 1;
    const record = Number(position) === expected ? read(String(body)) : undefined;
    if (!record || link(this.#tip.hash, String(body), sha256) !== kept)
      throw journalDamaged(`record ${expected} of the ledger is not what was written`);
    this.#took(record, String(kept));
  }

  #took(record: MoneyRecord, last: string): void {
    this.#tip = { position: this.#tip.position + 1, hash: last };
    this.#records.push(record);
  }

  #decide({ lease, since, decide }: Request, held: Held): Decided {
    try {
      if (lease && held.get(lease.name) !== lease.fence) throw leaseLost();
      const { add, result } = decide(this.#records.slice(since() - this.#base));
      if (add.length > 0 && !lease) throw new Error("a decision without a lease may add nothing");
      const lines = add.map((record) => {
        const body = JSON.stringify(record);
        this.#took(record, link(this.#tip.hash, body, sha256));
        return { ...this.#tip, body };
      });
      // The books have them by now.
      const known = since() - this.#base;
      this.#records.splice(0, known);
      this.#base += known;
      return { add: lines, outcome: { value: result } };
    } catch (thrown) {
      return { add: [], outcome: { thrown } };
    }
  }

  #append(lines: readonly Line[]): string {
    const rows = lines.map(({ position, body, hash: own }) => `(${position}, ${escapeLiteral(body)}, '${own}')`);
    return `INSERT INTO ledger VALUES ${rows.join()}; UPDATE head SET position = ${this.#tip.position}, hash = '${this.#tip.hash}'; COMMIT`;
  }

  /**
   * The connection was lost while a decision was written. Looks whether it is there; where it is not, and nothing has
   * changed since, writes it again: it still holds. Throws when it is certainly not there, or nobody can tell in time.
   */
  async #certain(thrown: unknown, lines: readonly Line[], requests: readonly Request[], until: number): Promise<void> {
    const leases = requests.flatMap(({ lease }) => lease ?? []);
    for (let tries = 0; isPassing(thrown) && systemClock.monotonic() < until; tries++) {
      await pause(tries);
      try {
        if (await this.#database.once((ask) => this.#writeAgain(lines, leases, ask))) return;
        break;
      } catch (again) {
        thrown = again;
      }
    }
    throw thrown;
  }

  /** Whether it is there now. */
  async #writeAgain(lines: readonly Line[], leases: readonly Lease[], ask: Ask): Promise<boolean> {
    const [first, last] = [lines[0], lines.at(-1)];
    const [, head, rows, found] = await ask(
      [
        "BEGIN",
        "SELECT position FROM head FOR UPDATE",
        leasesQuery(leases),
        `SELECT hash FROM ledger WHERE position = ${last?.position}`,
      ].join(";"),
    );
    if (found?.[0]?.["hash"] === last?.hash) return true;
    const held = toHeld(rows);
    const same = Number(head?.[0]?.["position"]) + 1 === first?.position;
    if (!same || leases.some(({ name, fence }) => held.get(name) !== fence)) return false;
    await ask(this.#append(lines));
    return true;
  }
}

/** Locks leases that are held, so that nobody takes them before this transaction ends. */
function leasesQuery(leases: readonly Lease[]): string {
  const names = ["", ...new Set(leases.map(({ name }) => name))];
  return `SELECT name, fence FROM leases WHERE owner IS NOT NULL AND name IN (${names.map(escapeLiteral).join()}) ORDER BY name FOR SHARE`;
}

function toHeld(rows: readonly Row[] = []): Held {
  return new Map(rows.map((row) => [String(row["name"]), Number(row["fence"])]));
}

type Ask = (sql: string) => Promise<readonly (readonly Row[])[]>;
type Held = ReadonlyMap<string, number>;
type Line = Tip & { readonly body: string };

interface Decided {
  readonly add: readonly Line[];
  readonly outcome: { value: unknown } | { thrown: unknown };
}

function read(body: string): MoneyRecord | undefined {
  try {
    return readMoneyRecord(JSON.parse(body));
  } catch {
    return undefined;
  }
}
