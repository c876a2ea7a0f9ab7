import { ReelgraphError, type Problem } from "../../errors.ts";
import type { EventBody } from "../../events/run-event.ts";
import type { Clock, Job, MediaTools, Moderation, Price, VideoRequest } from "../../host.ts";
import type { Caps } from "../../ledger/budget.ts";
import type { PaidJob } from "../../ledger/books.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Lease, Leases } from "../../ledger/store.ts";
import type { Sha256 } from "../../ports/content-id.ts";
import type { Lane } from "../lanes/lane.ts";
import type { Priority } from "../lanes/priority.ts";
import type { Vendor } from "../../vendor.ts";
import type { Nudges } from "./nudges.ts";

/** What a run needs to buy anything. */
export interface Payments {
  readonly run: string;
  /** Whose run it is: of all who share the lanes, those of one state folder. */
  readonly house?: string;
  /** Default: normal. */
  readonly priority?: Priority | undefined;
  readonly ledger: Ledger;
  /** The run's own lease: nothing is sent, and nothing written down, without it. */
  readonly lease: Lease;
  readonly leases: Leases;
  readonly caps: Caps;
  /** USD that calls on their way may cost, counted in `caps.held`. */
  readonly calls?: { reserved: number };
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly media: Pick<MediaTools, "receive" | "has">;
  /** Shortens the wait between polls; absent: nobody will tell that a job is over. */
  readonly nudges?: Nudges | undefined;
  /** Looks at what is to be bought before it is sent; absent: nobody does. */
  readonly moderation?: Moderation | undefined;
  laneOf(vendor: Vendor, model: string): Lane;
  /** How long a job will take, in seconds, from earlier ones. */
  predict(model: string, seconds: number, pixels: number): number | undefined;
  /** Counts the purchases of the run, in the order in which they were wanted. */
  turn(): number;
  /** Between 0 and 1, for spreading repetitions out. */
  random(): number;
  /** Jobs whose last POST, from this process, has ended: what was lost of it is its answer. */
  readonly answered: Set<string>;
  /** Work that must be let finish although the run no longer waits for it: the answer to a POST. */
  keep(work: Promise<unknown>): void;
}

/** One clip to be bought for a unit. */
export interface Order extends Job {
  /** Equal keys are the same purchase: it is made once, whichever run asks. */
  readonly key: string;
  readonly place: { readonly node: string; readonly item: readonly string[] };
  readonly request: VideoRequest;
  readonly vendor: Vendor;
  /** Absent: unknown. */
  readonly price?: Price;
  /** Length of the critical path behind the unit; longer goes first. */
  readonly rank: number;
  /** Aborts when the run is paused: then nothing new may be sent. */
  readonly paused: AbortSignal;
  emit(event: EventBody): void;
}

/** Thrown when no more may be spent. Nothing is wrong with the unit; it waits for a higher budget. */
export class BudgetReached extends ReelgraphError {}

/** Thrown when only a person can tell what became of a submission. */
export class Parked extends ReelgraphError {
  readonly job: PaidJob;
  constructor(problem: Problem, job: PaidJob) {
    super(problem);
    this.job = job;
  }
}

/** A name for the submission that the vendor sees. Equal for equal purchases, so that a lost answer can be asked for again. */
export function clientKey(key: string, attempt: number, sha256: Sha256): string {
  return `rg_${sha256(`${key}#${attempt}`).slice(0, 40)}`;
}

/** How long to wait before the next try, in ms: doubling from half a second to half a minute, less up to a half of it. */
export function backoff(tries: number, random: () => number): number {
  return Math.min(30_000, 500 * 2 ** tries) * (1 - random() / 2);
}
