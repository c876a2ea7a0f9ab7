import { problem } from "../problem.ts";
import { retryForms, retryHeaders } from "../rates/retry-form.ts";
import type { Spoiling } from "./fault.ts";

const how = {
  none: "nothing about when to come again",
  seconds: "Retry-After in seconds",
  date: "Retry-After as a date",
  ms: "retry-after-ms",
  reset: "x-ratelimit-reset-requests",
} as const;

/** 429 in all the ways to say when to come again. */
export const refusals = retryForms.map((form) => ({
  name: form === "none" ? "429" : `429-${form}`,
  about: `429 with ${how[form]}`,
  spoil: ({ refuse, waitMs, now }: Spoiling) =>
    refuse(problem(429, "rate_limit_exceeded", "Too many requests"), retryHeaders(form, waitMs, now)),
}));
