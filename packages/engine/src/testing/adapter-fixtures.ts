import type { VideoRequest } from "../host.ts";
import type { Adapter, AdapterOptions } from "../models/adapter.ts";
import type { Http, HttpRequest } from "../models/http.ts";
import type { JobRef } from "../vendor.ts";
import type { Recorded } from "./recording-http.ts";

/** The key in all fixtures. It may be nowhere but in a header to the configured origin. */
export const key = "sk-test-0123456789-secret";
/** The bytes of every picture and clip in all fixtures. */
export const pictureBytes = new TextEncoder().encode("picture");
/** The same as a clip. */
export const clipUrl = "data:video/mp4;base64,cGljdHVyZQ==";
export const pictureUrl = "data:image/png;base64,cGljdHVyZQ==";
/** The time in all fixtures, in ms since the epoch. */
export const testNow = 1_795_000_000_000;
export const clientKey = "rg_0123456789abcdef";

/** The answers to one call, in order; most calls need one. */
export type Answers = Recorded | readonly Recorded[];

interface Polled {
  readonly answers: Answers;
  /** What the state must be, as far as it is said here. */
  readonly gives: Readonly<Record<string, unknown>>;
}

/** How a vendor tells that a job is over. */
export interface WebhookFixtures {
  readonly secret?: string;
  /** What it tells of `accepted.job`, and of something else. */
  readonly body: unknown;
  readonly other: unknown;
  /** The headers of a body (as it is sent) at a time (ms since the epoch), signed as the vendor does. */
  sign(body: string, at: number): Readonly<Record<string, string>>;
  /** The name of a message so signed. */
  readonly id: string;
  /** What the vendor shows to whoever checks a signature. */
  readonly keys?: { readonly asks: string; readonly answers: Answers };
  /** What a submission holds when the configuration names an address; absent: it is registered elsewhere. */
  readonly asked?: { readonly url: string } | { readonly json: Readonly<Record<string, unknown>> };
}

/** One adapter's dialect as pairs of what is asked and what is on the wire, from the vendor's documents or recorded. */
export interface AdapterFixtures {
  readonly adapter: Adapter;
  readonly profile?: string;
  /** Default: the adapter's own. */
  readonly baseUrl?: string;
  /** The headers that carry the key. */
  readonly auth: Readonly<Record<string, string>>;
  /** What is asked, after it was fitted to the model, and the one POST that it becomes. The first is used everywhere. */
  readonly requests: readonly {
    readonly name: string;
    readonly asked: Partial<VideoRequest> & { readonly model: string };
    readonly sends: {
      readonly url: string;
      readonly body: HttpRequest["body"];
      /** Besides those that carry the key. */
      readonly headers?: Readonly<Record<string, string>>;
    };
    /** What the vendor charged for it, in USD, where that is known. */
    readonly usd?: number;
  }[];
  /** The answer to a submission that was taken, and what must be kept of it. */
  readonly accepted: { readonly answer: Recorded; readonly job: JobRef };
  /** How this vendor refuses, by what it means. */
  readonly refusals: Readonly<
    Record<
      "auth" | "quota" | "rate_limit" | "moderation_input" | "validation" | "model_gone",
      Recorded | readonly Recorded[]
    >
  >;
  readonly polls: {
    /** What is asked of the vendor for the state of `accepted.job`, as `METHOD url`. */
    readonly asks: string;
    readonly running: Polled;
    /** The running answer with a status that nobody knows. */
    readonly unknown: Answers;
    readonly succeeded: Polled;
    /** Where the clip's address is told: the same with another address. */
    readonly succeededAt?: (url: string) => Answers;
    readonly moderated: Readonly<Record<string, Polled>>;
    /** Other ends, `failed` among them. */
    readonly ends: Readonly<Record<string, Polled>> & { readonly failed: Polled };
  };
  /** Where the clip of `polls.succeeded` is asked for. */
  readonly clip: string;
  readonly cancels?: {
    /** `METHOD url`. */
    readonly asks: string;
    readonly answers: Readonly<Record<string, Recorded & { readonly gives: "cancelled" | "too_late" | "unsupported" }>>;
  };
  readonly webhooks?: WebhookFixtures;
  readonly lists?: { readonly asks: string; readonly answers: Answers; readonly gives: readonly string[] };
}

/** An account at a vendor behind a fake network. */
export function testOptions(
  adapter: Adapter,
  http: Http,
  more: Partial<Pick<AdapterOptions, "baseUrl" | "profile" | "key" | "webhook">> = {},
): AdapterOptions {
  return {
    id: "v",
    baseUrl: adapter.baseUrl ?? "",
    profile: undefined,
    key: () => key,
    webhook: undefined,
    now: () => testNow,
    http,
    read: () => Promise.resolve(pictureBytes),
    billsFailed: undefined,
    submitClass: adapter.submitClass,
    submitTimeoutMs: 60_000,
    visibleAfterMs: 0,
    keyKeptMs: 0,
    jobTimeoutMs: 60_000,
    ...more,
  };
}
