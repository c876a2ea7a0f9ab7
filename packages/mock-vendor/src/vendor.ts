import type { FaultPlan } from "./faults/fault-plan.ts";
import type { Jobs } from "./jobs.ts";
import type { Ledger } from "./ledger.ts";
import type { Limits } from "./rates/limits.ts";
import type { Settings } from "./settings.ts";

/** One request as the vendor saw it. */
export interface Seen {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** 0: no answer. */
  readonly status: number;
  /** The fault that befell it. */
  readonly fault?: string;
  /** The job that it was about, or made. */
  readonly jobId?: string;
  readonly key?: string;
  readonly tag?: string;
}

/** All that a running vendor has. */
export interface Vendor {
  readonly settings: Settings;
  readonly ledger: Ledger;
  readonly jobs: Jobs;
  readonly limits: Limits;
  readonly faults: FaultPlan;
  /** The newest requests, the newest last. */
  readonly seen: Seen[];
}
