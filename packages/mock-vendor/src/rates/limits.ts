import type { Settings } from "../settings.ts";
import { retryHeaders, span } from "./retry-form.ts";
import { slidingWindow } from "./sliding-window.ts";

export interface Refusal {
  readonly code: "rate_limit_exceeded" | "concurrency_limit_exceeded";
  readonly message: string;
  readonly headers: Record<string, string>;
}

export interface Limits {
  /** Asks for one submission. `freeAt`: when the unfinished jobs will be done. */
  ask(now: number, freeAt: readonly number[]): Refusal | undefined;
  /** What an answer tells about the first window, where the vendor tells it. */
  headers(now: number): Record<string, string>;
}

export function openLimits(settings: Settings): Limits {
  const windows = settings.windows.map((window) => slidingWindow(window, settings.hiddenTenant));
  const take = (now: number) => windows.forEach((window) => window.take(now));
  const refuse = (code: Refusal["code"], message: string, wait: number, now: number): Refusal => {
    if (settings.refusedCount) take(now);
    return { code, message, headers: retryHeaders(settings.retry, wait, now) };
  };
  return {
    ask(now, freeAt) {
      const wait = Math.max(0, ...windows.map((window) => window.wait(now)));
      if (wait > 0) return refuse("rate_limit_exceeded", "Too many requests", wait, now);
      if (freeAt.length >= settings.concurrency) {
        const first = freeAt.toSorted((a, b) => a - b)[freeAt.length - settings.concurrency] ?? now;
        return refuse("concurrency_limit_exceeded", "Too many jobs at once", Math.max(0, first - now), now);
      }
      take(now);
      return undefined;
    },
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
