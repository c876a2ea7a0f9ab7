import type { FaultRule } from "./faults/rule.ts";
import type { ProfileName } from "./profiles/profiles.ts";
import type { RetryForm } from "./rates/retry-form.ts";

/** What the vendor does about a submission that comes twice: honours a key, can be searched by a tag, or neither. */
export type VendorClass = "A" | "B" | "C";

/** At most `requests` in any `perMs` milliseconds. */
export interface Window {
  readonly requests: number;
  readonly perMs: number;
}

/** What is asked for, as far as it may decide how long a job takes. */
export interface AskedFor {
  readonly model: string;
  readonly prompt: string;
  readonly seed: number;
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
}

/** All of it has defaults. Times are in milliseconds, amounts in US cents. */
export interface MockVendorOptions {
  /** 0 (default): any free port. */
  readonly port?: number;
  /** Default: this machine alone. */
  readonly host?: string;
  /** Which dialect it speaks. Default `generic`. */
  readonly profile?: ProfileName;
  /** Default `C`, the least helpful. */
  readonly class?: VendorClass;
  /** The ledger's file. Default: `ledger.ndjson` in `state`; without a state, memory. */
  readonly ledger?: string;
  /** A folder that keeps jobs over a restart. Default: memory. */
  readonly state?: string;
  /** API keys that are accepted. Default: any. */
  readonly keys?: readonly string[];
  /** Models that exist. Default: any. */
  readonly models?: readonly string[];

  /** Default 10. */
  readonly centsPerSecond?: number;
  /** Cents a second by model. */
  readonly prices?: Readonly<Record<string, number>>;
  /** Are jobs that fail charged? Default no. */
  readonly chargeFailed?: boolean;
  /** Are jobs charged whose result moderation withholds? Default no. */
  readonly chargeModerated?: boolean;
  /** Does a finished job tell what it cost, as `usage.cost` in dollars? Default no. */
  readonly tellCost?: boolean;

  /** How long a job runs. Default 300. */
  readonly jobMs?: number | ((asked: AskedFor) => number);
  /** How many jobs run at once; more wait as `queued`. Default: any number. */
  readonly workers?: number;
  /** Until when a result can be downloaded after it is done. Default: for ever. */
  readonly expiresMs?: number;
  /** Until when a queued or running job can be cancelled, in profiles that can. Default `running`. */
  readonly cancel?: "running" | "queued" | "never";
  /** Class A: how long a key is remembered. Default 24 hours. */
  readonly keyKeptMs?: number;
  /** Class B: how long a new job is missing from the list. Default 0. */
  readonly visibleAfterMs?: number;

  /** Do films have a box for Content Credentials (C2PA), with nothing valid in it? Default no. */
  readonly credentials?: boolean;
  /** What an extension gives: the clip and what follows it in one, or only what follows. Default `whole`. */
  readonly extensions?: "whole" | "part";

  /** Limits on submissions. */
  readonly windows?: readonly Window[];
  /** Limits on asking after jobs. */
  readonly pollWindows?: readonly Window[];
  /** More unfinished jobs than this are refused. */
  readonly concurrency?: number;
  /** Do refused submissions use up the windows, too? Default no. */
  readonly refusedCount?: boolean;
  /** The share of every window, 0 to 1, that somebody else on the same account uses up. Default 0. */
  readonly hiddenTenant?: number;
  /** How a refusal says when to come again. Default `seconds`. */
  readonly retry?: RetryForm;
  /** Does every answer to a submission carry the first window's `x-ratelimit-*`? Default no. */
  readonly tellLimits?: boolean;

  /** Faults by script. */
  readonly faults?: readonly FaultRule[];
  /** Faults by chance: the same seed and order of requests, the same faults. `only` names those that may come. */
  readonly chaos?: { readonly seed: number; readonly rate: number; readonly only?: readonly string[] };
  /** How long a connection that is never answered is held open. Default one minute. */
  readonly holdMs?: number;

  /** Frames a second, unless a request says. Default 24. */
  readonly fps?: number;
  /** Milliseconds since the epoch. Default: the machine's clock. */
  readonly now?: () => number;
}
