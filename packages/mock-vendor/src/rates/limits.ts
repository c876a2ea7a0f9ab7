import type { Settings } from "../settings.ts";
import { retryHeaders, span } from "./retry-form.ts";
import { slidingWindow, type SlidingWindow } from "./sliding-window.ts";

export interface Refusal {
  readonly code: "rate_limit_exceeded" | "concurrency_limit_exceeded";
  readonly message: string;
  readonly headers: Record<string, string>;
}

export interface Limits {
  /** Asks for one submission. `freeAt`: when the unfinished jobs will be done. */
  submit(now: number, freeAt: readonly number[]): Refusal | undefined;
  /** Asks for one look at a job. */
  poll(now: number): Refusal | undefined;
  /** What an answer tells about the first window, where the vendor tells it. */
  headers(now: number): Record<string, string>;
}

export function openLimits(settings: Settings): Limits {
  const { concurrency, refusedCount, retry } = settings;
  const windows = settings.windows.map((window) => slidingWindow(window, settings.hiddenTenant));
  const pollWindows = settings.pollWindows.map((window) => slidingWindow(window, 0));
  const take = (from: readonly SlidingWindow[], now: number) => from.forEach((window) => window.take(now));
  const ask = (from: readonly SlidingWindow[], now: number): Refusal | undefined => {
    const wait = Math.max(0, ...from.map((window) => window.wait(now)));
    if (wait > 0 && refusedCount) take(from, now);
    if (wait > 0) {
      return { code: "rate_limit_exceeded", message: "Too many requests", headers: retryHeaders(retry, wait, now) };
    }
    return undefined;
  };
  return {
    submit(now, freeAt) {
      const refusal = ask(windows, now);
      if (refusal) return refusal;
      if (freeAt.length < concurrency) return void take(windows, now);
      if (refusedCount) take(windows, now);
      const first = freeAt.toSorted((a, b) => a - b)[freeAt.length - concurrency] ?? now;
      const headers = retryHeaders(retry, Math.max(0, first - now), now);
      return { code: "concurrency_limit_exceeded", message: "Too many jobs at once", headers };
    },
    poll: (now) => ask(pollWindows, now) ?? void take(pollWindows, now),
    headers(now): Record<string, string> {
      const [first] = windows;
      if (!settings.tellLimits || !first) return {};
      return {
        "x-ratelimit-limit-requests": String(first.requests),
        "x-ratelimit-remaining-requests": String(first.remaining(now)),
        "x-ratelimit-reset-requests": span(first.reset(now)),
      };
    },
  };
}
