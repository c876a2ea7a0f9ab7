import { failure } from "../errors.ts";
import type { Clock } from "../host.ts";
import type { JobRef } from "../vendor.ts";
import { exceeded, type Caps, type Exceeded } from "./budget.ts";
import { Books, isUnsettled, type PaidJob } from "./books.ts";
import type { Call, Intent, MoneyRecord } from "./record.ts";
import type { Lease, LedgerStore } from "./store.ts";

/** How a piece of paid work stands, seen from a run that needs it. */
export type Standing =
  /** It was never sent, or what was sent is over: a new attempt may be made. */
  | { readonly is: "free"; readonly attempt: number }
  /** It was about to be sent when whoever followed it stopped. */
  | { readonly is: "ambiguous"; readonly job: PaidJob }
  | { readonly is: "running"; readonly job: PaidJob }
  | { readonly is: "done"; readonly job: PaidJob }
  /** Only a person can tell what became of it. */
  | { readonly is: "parked"; readonly job: PaidJob }
  /** A person said that it was charged: this run must not pay for it again. */
  | { readonly is: "charged"; readonly job: PaidJob }
  /** Another run follows it. */
  | { readonly is: "followed"; readonly job: PaidJob };

/** What came of an intent; or how the purchase stands, if that has changed. */
export type Intended =
  | Standing
  | { readonly is: "intended"; readonly job: PaidJob }
  | { readonly is: "over"; readonly exceeded: Exceeded };

/** What is to be bought. */
export type Purchase = Omit<Intent, "kind" | "at" | "job" | "attempt" | "clientKey">;

type Facts =
  Exclude<MoneyRecord, Call> extends infer R ? (R extends MoneyRecord ? Omit<R, "job" | "at"> : never) : never;

/**
 * The books of all paid work in one state folder, shared by its processes. Every method is one transaction that is
 * durable when it resolves; what may be added depends on what stands there at that moment, never on what was read before.
 */
export class Ledger {
  readonly #store: LedgerStore;
  readonly #clock: Clock;
  #books = new Books();
  #read = 0;

  constructor(store: LedgerStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** The books as they stand now. Not to be changed. */
  books(): Promise<Books> {
    return this.#transact(undefined, (books) => ({ add: [], result: books }));
  }

  async standing(key: string, run: string): Promise<Standing> {
    return standing(await this.books(), key, run);
  }

  /** Makes the intent durable and reserves its price, or says what stands in the way. Only after it may anything be sent. */
  intend(
    purchase: Purchase,
    caps: Caps,
    lease: Lease,
    nameOf: (attempt: number) => string,
    /** A settled job whose clip exists nowhere any more. */
    gone?: PaidJob,
  ): Promise<Intended> {
    const { key, run, account, reserved } = purchase;
    return this.#transact<Intended>(lease, (books) => {
      const now = standing(books, key, run, gone);
      if (now.is !== "free") return { add: [], result: now };
      const at = this.#clock.now();
      // At least what the last one of its kind was charged: else a price that is too low passes each cap.
      const usd = Math.max(reserved ?? 0, books.newestCost(purchase) ?? 0);
      const over = exceeded(books, caps, { run, account, usd }, at);
      if (over) return { add: [], result: { is: "over", exceeded: over } };
      const { attempt } = now;
      const job = `${key}#${attempt}`;
      // An unknown price stays unknown: what is only guessed must not be taken for its cost.
      const kept = { ...purchase, ...(reserved === undefined ? {} : { reserved: usd }) };
      const intent: Intent = { kind: "intent", job, at, attempt, clientKey: nameOf(attempt), ...kept };
      return { add: [intent], result: (after: Books) => ({ is: "intended" as const, job: jobOf(after, job) }) };
    });
  }

  /** The cap that a call of at most so many USD would pass. */
  async over(asked: { run: string; account: string; usd: number }, caps: Caps): Promise<Exceeded | undefined> {
    return exceeded(await this.books(), caps, asked, this.#clock.now());
  }

  /** Writes down what a call cost that was paid at once. */
  called(call: Omit<Call, "kind" | "at" | "job">, lease: Lease): Promise<void> {
    const at = this.#clock.now();
    const record: Call = { kind: "call", job: `call:${call.run}`, at, ...call };
    return this.#transact(lease, () => ({ add: [record], result: undefined }));
  }

  /** Another run takes a job over; the caller holds the lease of the run that followed it. */
  adopt(job: PaidJob, run: string, lease: Lease): Promise<PaidJob> {
    return this.#change(job, lease, (now) => now.owner === job.owner, { kind: "adopted", run });
  }

  /** Before it is sent again under the same name. */
  again(job: PaidJob, lease: Lease): Promise<PaidJob> {
    return this.#change(job, lease, (now) => now.state === "intent" && now.sends === job.sends, { kind: "again" });
  }

  submitted(job: PaidJob, ref: JobRef, lease: Lease): Promise<PaidJob> {
    return this.#change(job, lease, isOpen, { kind: "submitted", ref });
  }

  /** An end, or a doubt, that came out of following a job. */
  conclude(
    job: PaidJob,
    lease: Lease,
    fact: Extract<Facts, { kind: "refused" | "unknown" | "settled" | "failed" }>,
  ): Promise<PaidJob> {
    return this.#change(job, lease, isOpen, fact);
  }

  /**
   * What a person found out about a parked job, or about one that its vendor never ends or has forgotten. `usd`: what
   * was charged; default: what was reserved.
   */
  resolve(
    job: PaidJob,
    found: { as: "charged"; usd?: number } | { as: "lost" } | { ref: JobRef },
    lease: Lease,
  ): Promise<PaidJob> {
    const usd = "as" in found && found.as === "charged" ? (found.usd ?? job.reserved) : undefined;
    const fact: Facts =
      "ref" in found
        ? { kind: "submitted", ref: found.ref }
        : { kind: "resolved", as: found.as, ...(usd === undefined ? {} : { usd }) };
    return this.#change(job, lease, isUnsettled, fact);
  }

  /** Adds one fact if the job still stands as the caller thinks; else the caller works with an old picture and must stop. */
  #change(job: PaidJob, lease: Lease, still: (now: PaidJob) => boolean, fact: Facts): Promise<PaidJob> {
    return this.#transact(lease, (books) => {
      const now = jobOf(books, job.job);
      if (!still(now)) {
        throw failure("job-changed", `The job of ${job.place} is ${now.state} by now; another process went on with it`);
      }
      const record = { ...fact, job: job.job, at: this.#clock.now() } as MoneyRecord;
      return { add: [record], result: (after: Books) => jobOf(after, job.job) };
    });
  }

  async #transact<T>(
    lease: Lease | undefined,
    decide: (books: Books) => { add: readonly MoneyRecord[]; result: T | ((after: Books) => T) },
  ): Promise<T> {
    try {
      return await this.#store.transact(
        lease,
        () => this.#read,
        (news) => {
          this.#take(news);
          const { add, result } = decide(this.#books);
          this.#take(add);
          return { add, result: typeof result === "function" ? (result as (after: Books) => T)(this.#books) : result };
        },
      );
    } catch (thrown) {
      // What was added may not be on the disk: read everything again.
      this.#books = new Books();
      this.#read = 0;
      throw thrown;
    }
  }

  #take(records: readonly MoneyRecord[]): void {
    for (const record of records) this.#books.add(record);
    this.#read += records.length;
  }
}

function standing(books: Books, key: string, run: string, gone?: PaidJob): Standing {
  const job = books.latest(key);
  if (!job) return { is: "free", attempt: 1 };
  switch (job.state) {
    case "settled":
      return job.job === gone?.job ? { is: "free", attempt: job.attempt + 1 } : { is: "done", job };
    case "charged":
      return job.run === run ? { is: "charged", job } : { is: "free", attempt: job.attempt + 1 };
    case "refused":
    case "failed":
    case "lost":
      return { is: "free", attempt: job.attempt + 1 };
    case "unknown":
      return { is: "parked", job };
    case "intent":
      return { is: job.owner === run ? "ambiguous" : "followed", job };
    case "submitted":
      return { is: job.owner === run ? "running" : "followed", job };
  }
}

function isOpen({ state }: PaidJob): boolean {
  return state === "intent" || state === "submitted";
}

function jobOf(books: Books, id: string): PaidJob {
  const job = books.jobs.get(id);
  if (!job) throw new Error(`there is no job "${id}"`);
  return job;
}
