import type { VideoRequest } from "./host/video-models.ts";
import type { Json } from "./ports/values.ts";

/**
 * What a vendor promises about a submission whose answer got lost.
 *
 * - `idempotent` (A): a repeated submission with the same key is the same job.
 * - `searchable` (B): a job can be found by the name that was sent with it.
 * - `unknown` (C): neither. Only a person can find out, so the unit is parked.
 */
export type SubmitClass = "idempotent" | "searchable" | "unknown";

/** A job that the vendor accepted: all that another process needs to follow it. Made durable before the first poll. */
export interface JobRef {
  readonly id: string;
  /** Whatever else the adapter needs, such as the addresses that the vendor gave. Never a credential. */
  readonly handle?: Json;
}

/** One file of a finished job. */
export interface Asset {
  readonly url?: string;
  /** The media type that the vendor claims. */
  readonly type?: string;
}

export type JobState =
  | {
      /** Statuses that the adapter doesn't know count as running. */
      readonly status: "queued" | "running";
      /** What the vendor calls it, where the adapter doesn't know that word. */
      readonly unknown?: string;
      /** 0 to 1. Need not be there, nor rise. */
      readonly progress?: number;
      /** When to ask again, in ms, where the vendor says so. */
      readonly nextPollMs?: number;
    }
  | { readonly status: "succeeded"; readonly assets: readonly Asset[]; readonly usd?: number }
  | {
      readonly status: "failed" | "cancelled" | "expired";
      readonly error: VendorProblem;
      readonly billed: boolean | "unknown";
      readonly usd?: number;
    };

/** What kind of thing went wrong at a vendor. */
export type VendorErrorKind =
  | "validation"
  | "auth"
  | "quota"
  | "rate_limit"
  | "capacity"
  | "moderation_input"
  | "moderation_output"
  | "model_gone"
  | "submit_unknown"
  | "network"
  | "provider";

/** What can be done about it, and whether that costs. `ask`: nobody but a person can tell. */
export type VendorRetry = "never" | "poll" | "resubmit_free" | "resubmit_paid" | "ask";

export interface VendorProblem {
  readonly kind: VendorErrorKind;
  readonly retry: VendorRetry;
  readonly message: string;
  /** The vendor's own code. */
  readonly code?: string;
}

/** Headers of an answer, as far as they say how fast the vendor wants to be asked. */
export interface AnswerHeaders {
  get(name: string): string | null;
}

/** Thrown by adapters. `headers` are those of the answer, where there was one. */
export class VendorError extends Error {
  override readonly name = "VendorError";
  readonly problem: VendorProblem;
  readonly headers: AnswerHeaders | undefined;

  constructor(problem: VendorProblem, headers?: AnswerHeaders, options?: ErrorOptions) {
    super(problem.message, options);
    this.problem = problem;
    this.headers = headers;
  }
}

export interface Submission {
  /** Sent as idempotency key or tag, where the vendor takes one. The same for every repetition. */
  readonly clientKey: string;
  readonly signal: AbortSignal;
  /**
   * Asked at the last moment, when the connection stands and before the first byte leaves. When it says no, the adapter
   * sends nothing and throws a `VendorError` that may be retried for free: this process was frozen for too long.
   */
  mayGo(): boolean;
}

/** The bytes of a finished clip on their way here. */
export interface Download {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Bytes that the vendor announced. */
  readonly length?: number;
  readonly type?: string;
}

/** A message that came to the address for a vendor's webhooks, as it came: its signature is over the bytes. */
export interface WebhookMessage {
  readonly headers: AnswerHeaders;
  readonly body: Uint8Array;
}

/** What a message with a good signature is about. Never what became of the job: that is always asked. */
export interface WebhookHint {
  /** The message's own name, the same when it is delivered again. */
  readonly id: string;
  /** The `id` of a job, which may be nobody's here. Absent: the message is about something else. */
  readonly job?: string;
}

/**
 * The dialect of one configured vendor. An adapter does exactly one request for each call and repeats nothing; when to
 * ask, wait, pay and keep is the engine's business.
 */
export interface Vendor {
  /** Its name in the configuration. */
  readonly id: string;
  readonly submitClass: SubmitClass;
  /** `searchable`: how long a new job may stay invisible to `find`, in ms. */
  readonly visibleAfterMs: number;
  /** How long a submission may take, in ms; what was sent before that can't arrive any more. */
  readonly submitTimeoutMs: number;
  /** `idempotent`: how long a key is remembered, in ms. */
  readonly keyKeptMs: number;
  /** How long a job may take before it counts as stuck, in ms. */
  readonly jobTimeoutMs: number;
  /** Exactly one POST. Throws `VendorError`; any other error counts as `submit_unknown`. */
  submit(request: VideoRequest, submission: Submission): Promise<JobRef & { readonly headers?: AnswerHeaders }>;
  poll(job: JobRef, signal: AbortSignal): Promise<JobState>;
  download(job: JobRef, asset: Asset, signal: AbortSignal): Promise<Download>;
  /** Asks the vendor to stop a job. Not the same as no longer waiting for it. */
  cancel?(job: JobRef, signal: AbortSignal): Promise<"cancelled" | "too_late" | "unsupported">;
  /** `searchable`: the job that was submitted under this name since a time (ms since the epoch). */
  find?(clientKey: string, since: number, signal: AbortSignal): Promise<JobRef | undefined>;
  /** Reads a webhook. Throws `bad-signature` for what the vendor did not sign, or not lately. */
  parseWebhook?(message: WebhookMessage, signal: AbortSignal): Promise<WebhookHint>;
}
