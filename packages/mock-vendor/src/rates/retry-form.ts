/** How a refusal says when to come again: not at all, `Retry-After` in seconds or as a date, `retry-after-ms`, or resets. */
export const retryForms = ["none", "seconds", "date", "ms", "reset"] as const;
export type RetryForm = (typeof retryForms)[number];

/** The headers that say it. */
export function retryHeaders(form: RetryForm, waitMs: number, now: number): Record<string, string> {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  if (form === "seconds") return { "retry-after": String(seconds) };
  // A date has no milliseconds: rounded up, because to come early would be wrong.
  if (form === "date") return { "retry-after": new Date(Math.ceil((now + waitMs) / 1000) * 1000).toUTCString() };
  if (form === "ms") return { "retry-after-ms": String(Math.ceil(waitMs)) };
  if (form === "reset") return { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": span(waitMs) };
  return {};
}

/** A span of time as in `6m0s`, `1.5s` and `20ms`. */
export function span(ms: number): string {
  if (ms < 1000) return `${Math.ceil(ms)}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = Math.ceil((ms - minutes * 60_000) / 10) / 100;
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}
