import { fitDurations, type JobSize, type PastJob } from "../../packages/engine/src/run/lanes/predict.ts";
import { minute, type Scenario } from "./vendor.ts";

type Limits = Pick<Scenario, "perMinute" | "concurrency">;

export interface Job {
  /** What it really takes. */
  readonly seconds: number;
  /** What earlier jobs let expect. */
  readonly predicted: number;
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 200 jobs of 15 to 180 s, log-normal with median 45; predicted from 60 earlier jobs that strayed from their size by a fifth. */
export function workload(seed: number, count = 200): Job[] {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const draw = (): PastJob => {
    const took = Math.min(180, Math.max(15, 45 * Math.exp(0.55 * normal())));
    const model = random() < 0.5 ? "fast" : "fine";
    const size = random() < 0.5 ? 1280 * 720 : 1920 * 1080;
    const effort = took * Math.exp(0.2 * normal()) * (model === "fast" ? 2 : 1);
    return { model, size, seconds: (effort * 100_000) / size, took };
  };
  const predict = fitDurations(Array.from({ length: 60 }, draw));
  return Array.from({ length: count }, () => {
    const job: PastJob = draw();
    const known: JobSize = { model: job.model, seconds: job.seconds, size: job.size };
    return { seconds: job.took, predicted: predict(known) ?? 0 };
  });
}

/**
 * Seconds that the jobs take in this order when each starts as soon as the limits allow, without any delay and in full
 * knowledge of them and of the other client.
 */
export function schedule(jobs: readonly Job[], { perMinute, concurrency }: Limits, tenant: readonly number[]): number {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { seconds } of jobs) {
    const free = ends.length < concurrency ? 0 : (ends.toSorted((a, b) => a - b)[ends.length - concurrency] ?? 0);
    const start = roomAt(Math.max(starts.at(-1) ?? 0, free), starts, tenant, perMinute);
    starts.push(start);
    ends.push(start + seconds * 1000);
  }
  return Math.max(...ends) / 1000;
}

/** The first moment from `at` on at which the window has room. */
function roomAt(at: number, starts: readonly number[], tenant: readonly number[], perMinute: number): number {
  for (let now = at; ;) {
    const within = (moment: number) => moment <= now && moment > now - minute;
    const inside = [...starts.slice(-perMinute).filter(within), ...tenant.filter(within)];
    if (inside.length < perMinute) return now;
    // A little more, as the sum may be rounded down.
    now = Math.min(...inside) + minute + 1e-3;
  }
}

export function longestFirst(jobs: readonly Job[]): Job[] {
  return jobs.toSorted((a, b) => b.seconds - a.seconds);
}

/** Seconds that no scheduler can beat: the work over the places, and the rate alone with the longest jobs first. */
export function bound(jobs: readonly Job[], limits: Limits, tenant: readonly number[]): number {
  const work = jobs.reduce((sum, { seconds }) => sum + seconds, 0);
  return Math.max(
    work / limits.concurrency,
    schedule(longestFirst(jobs), { ...limits, concurrency: Infinity }, tenant),
  );
}
