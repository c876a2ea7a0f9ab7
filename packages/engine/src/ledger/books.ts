import { tidyUsd } from "../usd.ts";
import type { Video } from "../ports/values.ts";
import type { JobRef } from "../vendor.ts";
import type { Call, Intent, MoneyRecord } from "./record.ts";

/** A paid submission and what became of it. */
export interface PaidJob extends Omit<Intent, "kind" | "at"> {
  readonly state: "intent" | "refused" | "submitted" | "unknown" | "settled" | "failed" | "charged" | "lost";
  /** The run that follows it, which may be another than the one that pays. */
  readonly owner: string;
  readonly intendedAt: number;
  /** When it was last sent, or about to be, and how often. */
  readonly sentAt: number;
  readonly sends: number;
  readonly submittedAt?: number;
  readonly endedAt?: number;
  /** Seconds that it took the vendor; null: it ended while nobody looked. Read with `tookOf`. */
  readonly took?: number | null;
  readonly ref?: JobRef;
  readonly media?: Video;
  readonly problem?: { readonly kind: string; readonly message: string; readonly code?: string };
  /** USD spent on it; absent while nobody knows. */
  readonly usd?: number;
}

/** USD spent and reserved, and whether there is a cost that nobody knows. */
export interface Sum {
  readonly spent: number;
  readonly reserved: number;
  readonly unknown: boolean;
}

const nothing: Sum = { spent: 0, reserved: 0, unknown: false };

/** What all records add up to: every job, and sums by run, by day, by account and day, and by payer. */
export class Books {
  readonly jobs = new Map<string, PaidJob>();
  /** The newest attempt of each key. */
  readonly #latest = new Map<string, PaidJob>();
  readonly #sums = new Map<string, Sum>();
  /** What the newest clip of a shape cost, where that was no less than what was set aside for it. */
  readonly #costs = new Map<string, number>();

  latest(key: string): PaidJob | undefined {
    return this.#latest.get(key);
  }

  sum(scope: Scope): Sum {
    return this.#sums.get(scopeName(scope)) ?? nothing;
  }

  /**
   * USD that the newest clip of this model, length and size cost; undefined where none is known, or where it cost less
   * than was set aside for it. Prices in a configuration grow old, and vendors charge what they charge.
   */
  newestCost(clip: Shape): number | undefined {
    return this.#costs.get(shapeName(clip));
  }

  /** Jobs of a run: those that it pays and those that it follows. */
  of(run: string): PaidJob[] {
    return [...this.jobs.values()].filter((job) => job.run === run || job.owner === run);
  }

  add(record: MoneyRecord): void {
    if (record.kind === "call") return this.#called(record);
    const before = this.jobs.get(record.job);
    const after = next(before, record);
    if (before) this.#count(before, -1);
    this.#count(after, 1);
    this.jobs.set(after.job, after);
    if (record.kind === "settled") this.#learn(after);
    const latest = this.#latest.get(after.key);
    if (!latest || latest.attempt <= after.attempt) this.#latest.set(after.key, after);
  }

  #called({ run, account, payer, at, usd }: Call): void {
    for (const scope of scopesOf({ run, account, intendedAt: at, ...(payer === undefined ? {} : { payer }) })) {
      const before = this.sum(scope);
      this.#sums.set(scopeName(scope), { ...before, spent: tidyUsd(before.spent + usd) });
    }
  }

  #learn(job: PaidJob): void {
    const { usd, reserved = 0 } = job;
    if (usd === undefined) return;
    if (usd < reserved) this.#costs.delete(shapeName(job));
    else this.#costs.set(shapeName(job), usd);
  }

  #count(job: PaidJob, sign: 1 | -1): void {
    const open = isUnsettled(job);
    for (const scope of scopesOf(job)) {
      const name = scopeName(scope);
      const { spent, reserved, unknown } = this.#sums.get(name) ?? nothing;
      this.#sums.set(name, {
        spent: tidyUsd(spent + sign * (job.usd ?? 0)),
        reserved: tidyUsd(reserved + sign * (open ? (job.reserved ?? 0) : 0)),
        unknown: unknown || (sign === 1 && job.state === "settled" && job.usd === undefined),
      });
    }
  }
}

/** Whether it is paid for, or may be, and nobody knows yet how it ended. */
export function isUnsettled({ state }: Pick<PaidJob, "state">): boolean {
  return state === "intent" || state === "submitted" || state === "unknown";
}

/** What decides, as far as the ledger knows it, what a clip costs. */
export type Shape = Pick<PaidJob, "model" | "seconds" | "pixels">;

function shapeName({ model, seconds = 0, pixels = 0 }: Shape): string {
  return `${model} ${seconds} ${pixels}`;
}

/** What a budget is for: a run, a day, an account on a day, or a payer in all or on a day. */
export type Scope =
  | { readonly run: string }
  | { readonly day: number; readonly account?: string }
  | { readonly payer: string; readonly day?: number };

function scopesOf({
  run,
  account,
  payer,
  intendedAt,
}: Pick<PaidJob, "run" | "account" | "payer" | "intendedAt">): Scope[] {
  const day = dayOf(intendedAt);
  const own = payer === undefined ? [] : [{ payer }, { payer, day }];
  return [{ run }, { day }, { day, account }, ...own];
}

function scopeName(scope: Scope): string {
  if ("run" in scope) return `run:${scope.run}`;
  return "payer" in scope ? `payer:${scope.payer}:${scope.day ?? ""}` : `day:${scope.day}:${scope.account ?? ""}`;
}

/** The day of a time in ms since the epoch, counted from then: budgets of a day begin at midnight UTC. */
export function dayOf(at: number): number {
  return Math.floor(at / 86_400_000);
}

function next(before: PaidJob | undefined, record: Exclude<MoneyRecord, Call>): PaidJob {
  const { at } = record;
  if (record.kind === "intent") {
    const { kind: _, at: __, ...facts } = record;
    return { ...facts, state: "intent", owner: record.run, intendedAt: at, sentAt: at, sends: 1 };
  }
  if (!before) throw new Error(`the ledger tells of "${record.job}" before its intent`);
  switch (record.kind) {
    case "again":
      return { ...before, state: "intent", sentAt: at, sends: before.sends + 1 };
    case "adopted":
      return { ...before, owner: record.run };
    case "refused":
      return { ...before, state: "refused", problem: record.problem, endedAt: at };
    case "submitted":
      return { ...before, state: "submitted", ref: record.ref, submittedAt: at };
    case "unknown":
      return { ...before, state: "unknown", problem: record.problem };
    case "settled":
      return { ...before, state: "settled", media: record.media, endedAt: at, ...cost(record), ...time(record) };
    case "failed":
      return { ...before, state: "failed", problem: record.problem, endedAt: at, ...cost(record) };
    case "resolved":
      return { ...before, state: record.as, endedAt: at, ...cost(record) };
  }
}

function cost({ usd }: { readonly usd?: number }): { usd?: number } {
  return usd === undefined ? {} : { usd };
}

function time({ took }: { readonly took?: number | null }): { took?: number | null } {
  return took === undefined ? {} : { took };
}

/** Seconds that a vendor worked on a job, where somebody knows. */
export function tookOf({ took, submittedAt, endedAt }: PaidJob): number | undefined {
  if (took !== undefined) return took ?? undefined;
  if (submittedAt === undefined || endedAt === undefined || endedAt < submittedAt) return undefined;
  return (endedAt - submittedAt) / 1000;
}
