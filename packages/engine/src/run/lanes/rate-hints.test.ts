import fc from "fast-check";
import { expect, test } from "vitest";
import { readRateHints } from "./rate-hints.ts";

const now = Date.UTC(2026, 10, 22, 12, 0, 0);
const read = (headers: Record<string, string>) => readRateHints({ get: (name) => headers[name] ?? null }, now);

test("retry-after is read in seconds, as a date, and in milliseconds", () => {
  expect(read({ "retry-after": "20" })).toEqual({ retryAfterMs: 20_000 });
  expect(read({ "retry-after": "1.5" })).toEqual({ retryAfterMs: 1500 });
  expect(read({ "retry-after": "Sun, 22 Nov 2026 12:00:30 GMT" })).toEqual({ retryAfterMs: 30_000 });
  expect(read({ "retry-after": "20", "retry-after-ms": "250" })).toEqual({ retryAfterMs: 250 });
});

test("a date that has passed means now, and nobody waits longer than a day", () => {
  expect(read({ "retry-after": "Sun, 22 Nov 2026 11:00:00 GMT" })).toEqual({ retryAfterMs: 0 });
  expect(read({ "retry-after": "99999999" })).toEqual({ retryAfterMs: 24 * 3600 * 1000 });
});

test("the headers of OpenAI are read with their durations", () => {
  const headers = (reset: string) => ({
    "x-ratelimit-limit-requests": "60",
    "x-ratelimit-remaining-requests": "59",
    "x-ratelimit-reset-requests": reset,
  });
  expect(read(headers("1s"))).toEqual({ limit: 60, remaining: 59, resetMs: 1000 });
  expect(read(headers("6m0s")).resetMs).toBe(360_000);
  expect(read(headers("120ms")).resetMs).toBe(120);
  expect(read(headers("1h2m3.5s")).resetMs).toBe(3_723_500);
});

test("both forms of the IETF are read", () => {
  expect(read({ "ratelimit-limit": "100, 100;w=60", "ratelimit-remaining": "0", "ratelimit-reset": "30" })).toEqual({
    limit: 100,
    remaining: 0,
    resetMs: 30_000,
  });
  expect(read({ ratelimit: '"default";r=5;t=30', "ratelimit-policy": '"default";q=100;w=60' })).toEqual({
    limit: 100,
    remaining: 5,
    resetMs: 30_000,
  });
  expect(read({ ratelimit: "limit=10, remaining=4, reset=2" })).toEqual({ limit: 10, remaining: 4, resetMs: 2000 });
});

test("a reset may be a moment since the epoch", () => {
  expect(read({ "x-ratelimit-reset": String(now / 1000 + 45) }).resetMs).toBe(45_000);
  expect(read({ "x-ratelimit-reset": String(now + 45_000) }).resetMs).toBe(45_000);
});

test("whatever stands there, no number is ever wrong", () => {
  const names = [
    "retry-after",
    "retry-after-ms",
    "x-ratelimit-reset-requests",
    "ratelimit-limit",
    "ratelimit",
  ] as const;
  const text = fc.oneof(fc.string(), fc.double().map(String), fc.stringMatching(/^[0-9dhms.;=rt, -]{0,12}$/));
  fc.assert(
    fc.property(fc.constantFrom(...names), text, (name, value) => {
      for (const number of Object.values(read({ [name]: value }))) expect(number >= 0 && number < Infinity).toBe(true);
    }),
    { numRuns: 2000, seed: 7 },
  );
});
