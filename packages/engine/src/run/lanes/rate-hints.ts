/** What a vendor's answer says about how fast it wants to be asked. Times in ms from now. */
export interface RateHints {
  readonly retryAfterMs?: number;
  /** Requests in the vendor's window. */
  readonly limit?: number;
  readonly remaining?: number;
  /** When the window begins anew, or is all free again. */
  readonly resetMs?: number;
}

/**
 * Reads `retry-after` (seconds or a date), `retry-after-ms`, `x-ratelimit-*-requests` and the IETF's `ratelimit-*` and
 * `ratelimit`. What can't be read is left out. `nowMs`: since the epoch, for dates.
 */
export function readRateHints(headers: { get(name: string): string | null }, nowMs: number): RateHints {
  const first = (...names: string[]) => {
    for (const name of names) {
      const value = headers.get(name)?.trim();
      if (value) return value;
    }
    return undefined;
  };
  const fields = structured(first("ratelimit"));
  const policy = structured(first("ratelimit-policy"));
  return defined({
    retryAfterMs: bounded(milliseconds(first("retry-after-ms")) ?? duration(first("retry-after"), nowMs)),
    limit:
      count(first("x-ratelimit-limit-requests", "x-ratelimit-limit", "ratelimit-limit")) ?? fields.limit ?? policy.q,
    remaining:
      count(first("x-ratelimit-remaining-requests", "x-ratelimit-remaining", "ratelimit-remaining")) ??
      fields.remaining ??
      fields.r,
    resetMs: bounded(
      duration(first("x-ratelimit-reset-requests", "x-ratelimit-reset", "ratelimit-reset"), nowMs) ??
        inSeconds(fields.reset ?? fields.t),
    ),
  });
}

/** Nobody waits longer for a vendor's word than this; then it is asked again. */
const longest = 24 * 3600 * 1000;
const sinceEpoch = 1e9;

function bounded(ms: number | undefined): number | undefined {
  return ms === undefined || !Number.isFinite(ms) ? undefined : Math.min(longest, Math.max(0, Math.ceil(ms)));
}

function milliseconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Seconds, a moment in seconds since the epoch, `6m0s`, `120ms`, or a date. */
function duration(text: string | undefined, nowMs: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^-?\d{1,15}(\.\d+)?$/.test(text)) {
    const value = Number(text);
    if (value < sinceEpoch) return value * 1000;
    return (value < sinceEpoch * 1000 ? value * 1000 : value) - nowMs;
  }
  const parts = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/.exec(text);
  if (parts) {
    const [, days = "0", hours = "0", minutes = "0", seconds = "0", rest = "0"] = parts;
    return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest);
  }
  // Only what looks like a date: the parser of dates takes almost anything.
  if (!/\d{4}/.test(text) || !/[a-z:-]/i.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at - nowMs;
}

/** A count may be followed by its policy, as in `100, 100;w=60`. */
function count(text: string | undefined): number | undefined {
  const number = /^\d{1,15}/.exec(text ?? "")?.[0];
  return number === undefined ? undefined : Number(number);
}

/** `limit=100, remaining=5, reset=30` and `"default";r=5;t=30`. */
function structured(text: string | undefined): Record<string, number | undefined> {
  const found: Record<string, number> = {};
  for (const [, name = "", value] of (text ?? "").matchAll(/\b([a-z]{1,12})=(\d{1,15})\b/gi)) {
    found[name.toLowerCase()] ??= Number(value);
  }
  return found;
}

function inSeconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}

function defined(hints: { [K in keyof RateHints]-?: RateHints[K] | undefined }): RateHints {
  return Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== undefined));
}
