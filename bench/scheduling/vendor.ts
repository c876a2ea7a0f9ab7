// A vendor of long jobs with a sliding window of requests, a limit on jobs at a time, and a network before it.

export interface Time {
  now(): number;
  sleep(ms: number): Promise<void>;
}

export interface Scenario {
  readonly name: string;
  readonly perMinute: number;
  readonly concurrency: number;
  /** Refused requests use up the quota. */
  readonly refusedCount?: boolean;
  /** Share of the quota that another client of the same key takes, at random moments and whatever we do. */
  readonly tenant?: number;
  /** Answers carry `retry-after`, where the vendor knows. */
  readonly retryAfter?: boolean;
}

export const scenarios: readonly Scenario[] = [
  { name: "s1", perMinute: 60, concurrency: 20 },
  { name: "s2", perMinute: 24, concurrency: 60 },
  { name: "s3", perMinute: 26, concurrency: 22 },
  { name: "s4", perMinute: 24, concurrency: 60, refusedCount: true },
  { name: "s5", perMinute: 24, concurrency: 60, tenant: 0.3 },
];

export type Answer =
  | { readonly accepted: true; readonly done: Promise<void> }
  | { readonly accepted: false; readonly retryAfterMs?: number };

export const minute = 60_000;

export function createVendor(scenario: Scenario, time: Time, tenant: readonly number[], random: () => number) {
  const counted: number[] = [];
  const others = (now: number) => tenant.filter((moment) => moment <= now && moment > now - minute).length;
  const stats = { refused: 0, done: 0, most: 0, last: 0 };
  let running = 0;
  const network = () => time.sleep(40 + 160 * random());
  return {
    stats,
    async submit(seconds: number): Promise<Answer> {
      await network();
      const now = time.now();
      while ((counted[0] ?? Infinity) <= now - minute) counted.shift();
      const used = counted.length + others(now);
      const full = running >= scenario.concurrency;
      if (full || used >= scenario.perMinute) {
        stats.refused += 1;
        if (scenario.refusedCount) counted.push(now);
        const free = full
          ? undefined
          : (counted[counted.length - scenario.perMinute] ?? now + 1000 - minute) + minute - now;
        await network();
        return { accepted: false, ...(scenario.retryAfter && free !== undefined ? { retryAfterMs: free } : {}) };
      }
      counted.push(now);
      running += 1;
      stats.most = Math.max(stats.most, running);
      const done = time.sleep(seconds * 1000).then(() => {
        running -= 1;
        stats.done += 1;
        stats.last = time.now();
        return network();
      });
      await network();
      return { accepted: true, done };
    },
  };
}

/** When the other client of the key sends. It was there before us, and doesn't care. */
export function tenantMoments({ tenant = 0, perMinute }: Scenario, random: () => number): number[] {
  const moments: number[] = [];
  if (tenant === 0) return moments;
  for (let next = -minute; next < 120 * minute;) {
    moments.push(next);
    next += (-Math.log(1 - random()) * minute) / (tenant * perMinute);
  }
  return moments;
}
