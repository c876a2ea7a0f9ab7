import type { Job } from "./job.ts";

/** The unit's purse for calls that are paid at once, by their tokens: there is no job to follow, and nothing to buy twice. */
export interface Meter {
  /** Before a call: the most that it may cost in USD; undefined: unknown. Throws when the budget has no room for it. */
  reserve(most: number | undefined): Promise<void>;
  /** After it, once for each `reserve`: what it cost in USD; undefined: nobody knows. */
  spent(usd: number | undefined, model: string): Promise<void>;
}

/** A job whose calls may cost something. */
export interface MeteredJob extends Job {
  readonly meter?: Meter;
}
