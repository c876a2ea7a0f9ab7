import { fitDurations, type JobSize, type PastJob } from "../../packages/engine/src/run/lanes/predict.ts";
import type { Scenario } from "./vendor.ts";
import { minute } from "./vendor.ts";

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

/** Seconds that the jobs take in this order when each starts as soon as both limits allow, without any delay. */
export function schedule(jobs: readonly Job[], { perMinute, concurrency, tenant = 0 }: Scenario): number {
  const starts: number[] = [];
  const ends: number[] = [];
  const own = perMinute * (1 - tenant);
  for (const { seconds } of jobs) {
    // A share that is no whole number is had on the average: so many by the end of each window.
    const windows = tenant === 0 ? 0 : Math.floor((starts.length + 1e-9) / own);
    const byRate =
      tenant === 0 ? (starts[starts.length - perMinute] ?? -Infinity) + minute / 1000 : windows * (minute / 1000);
    const free = ends.length < concurrency ? 0 : (ends.toSorted((a, b) => a - b)[ends.length - concurrency] ?? 0);
    const start = Math.max(starts.at(-1) ?? 0, byRate, free);
    starts.push(start);
    ends.push(start + seconds);
  }
  return Math.max(...ends);
}

export function longestFirst(jobs: readonly Job[]): Job[] {
  return jobs.toSorted((a, b) => b.seconds - a.seconds);
}

/** Seconds that no scheduler can beat: the work over the places, and the rate with the longest jobs first. */
export function bound(jobs: readonly Job[], scenario: Scenario): number {
  const work = jobs.reduce((sum, { seconds }) => sum + seconds, 0);
  return Math.max(work / scenario.concurrency, schedule(longestFirst(jobs), { ...scenario, concurrency: Infinity }));
}
