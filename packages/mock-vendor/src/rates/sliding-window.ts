import type { Window } from "../options.ts";

/** Counts requests in the last `perMs` milliseconds, those of a hidden tenant among them. */
export interface SlidingWindow {
  /** Milliseconds until there is room; 0: there is. */
  wait(now: number): number;
  take(now: number): void;
  remaining(now: number): number;
  /** Milliseconds until all that was taken is free again. */
  reset(now: number): number;
  readonly requests: number;
}

/** `tenant`: the share of the window that somebody else uses, evenly spread; their requests are refused like ours. */
export function slidingWindow({ requests, perMs }: Window, tenant: number): SlidingWindow {
  let taken: number[] = [];
  const step = tenant > 0 ? perMs / (requests * tenant) : Infinity;
  let start: number | undefined;
  let count = 1;
  const free = (now: number) => {
    taken = taken.filter((at) => at > now - perMs);
  };
  const advance = (now: number) => {
    // Before the first request the tenant has been here for a whole window.
    start ??= now - perMs;
    for (; start + Math.round(count * step) <= now; count += 1) {
      const at = start + Math.round(count * step);
      free(at);
      if (taken.length < requests) taken.push(at);
    }
    free(now);
  };
  return {
    requests,
    wait(now) {
      advance(now);
      const oldest = taken[taken.length - requests];
      return oldest === undefined ? 0 : oldest + perMs - now;
    },
    take(now) {
      advance(now);
      taken.push(now);
    },
    remaining(now) {
      advance(now);
      return Math.max(0, requests - taken.length);
    },
    reset(now) {
      advance(now);
      return (taken.at(-1) ?? now - perMs) + perMs - now;
    },
  };
}
