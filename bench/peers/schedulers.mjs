// The usual clients, each told the vendor's limits as far as it can be, for bench/scheduling.ts. They need the global
// timers, so they run under @sinonjs/fake-timers; the vendor is the same.
import FakeTimers from "@sinonjs/fake-timers";
import Bottleneck from "bottleneck";
import pLimit from "p-limit";
import PQueue from "p-queue";
import { createVendor, minute } from "../scheduling/vendor.ts";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Retries like those of the openai SDK: from 0.5 to 8 s doubling, less up to a quarter, or what the vendor says up to a minute. */
async function send(vendor, { seconds }, retries, random) {
  for (let tries = 0; ; tries++) {
    const answer = await vendor.submit(seconds);
    if (answer.accepted) return answer.done;
    if (tries >= retries) throw new Error("429");
    const told = answer.retryAfterMs;
    const own = Math.min(8, 0.5 * 2 ** tries) * (1 - random() * 0.25) * 1000;
    await new Promise((resolve) => setTimeout(resolve, told !== undefined && told <= minute ? told : own));
  }
}

const client = (limiter, retries) => async (scenario, jobs, tenant, random, most) => {
  const clock = FakeTimers.install({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
  });
  try {
    const time = { now: () => clock.now, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) };
    const vendor = createVendor(scenario, time, tenant, random);
    const add = limiter(scenario);
    let lost = 0;
    let over = 0;
    for (const job of jobs) {
      add(() => send(vendor, job, retries, random))
        .catch(() => void lost++)
        .finally(() => void over++);
    }
    await settled();
    while (over < jobs.length && clock.now <= most * 1000) {
      clock.next();
      await settled();
    }
    const { refused, last } = vendor.stats;
    return { seconds: over === jobs.length ? last / 1000 : undefined, refused, lost };
  } finally {
    clock.uninstall();
  }
};

const queue =
  (more = {}) =>
  ({ concurrency, perMinute }) => {
    const queue = new PQueue({ concurrency, interval: minute, intervalCap: perMinute, ...more });
    return (task) => queue.add(task);
  };
const limit = ({ concurrency }) => pLimit(concurrency);
const reservoir = ({ concurrency, perMinute }) => {
  const bottleneck = new Bottleneck({
    maxConcurrent: concurrency,
    reservoir: perMinute,
    reservoirRefreshAmount: perMinute,
    reservoirRefreshInterval: minute,
  });
  return (task) => bottleneck.schedule(task);
};

export const clients = {
  "p-queue, 2 retries": client(queue(), 2),
  "p-queue, retries for ever": client(queue(), Infinity),
  "p-queue strict, retries for ever": client(queue({ strict: true }), Infinity),
  "bottleneck, 2 retries": client(reservoir, 2),
  "bottleneck, retries for ever": client(reservoir, Infinity),
  "p-limit, 2 retries": client(limit, 2),
  "p-limit, retries for ever": client(limit, Infinity),
};
