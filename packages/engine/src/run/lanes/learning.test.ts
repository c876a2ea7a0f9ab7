import { expect, test } from "vitest";
import { createVirtualTime } from "../../testing/virtual-time.ts";
import { createLane, type LaneLimits, type LaneState } from "./lane.ts";

interface Real {
  readonly concurrency: number;
  readonly requests: number;
  readonly spanMs?: number;
  readonly refusedCount?: boolean;
}

/** So many jobs of 40 s at a vendor with these real limits; returns what was refused and what the lane believes in the end. */
async function learn(real: Real, jobs: number, told: LaneLimits = {}, seed = 1) {
  const { spanMs = 60_000 } = real;
  const time = createVirtualTime();
  let state = seed;
  const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const lane = createLane(told, time, random);
  const counted: number[] = [];
  let running = 0;
  let refused = 0;
  let done = 0;
  let end = 0;
  let believed: LaneState = lane.state;
  const make = async (order: number): Promise<void> => {
    const pass = await lane.enter({ signal: new AbortController().signal, run: "a", rank: 0, order, waiting() {} });
    await time.sleep(50 + 100 * random());
    const within = counted.filter((moment) => moment > time.now() - spanMs).length;
    const taken = running < real.concurrency && within < real.requests;
    if (taken || real.refusedCount) counted.push(time.now());
    if (taken) running += 1;
    else refused += 1;
    const over = time.now() + 20_000 + 40_000 * random();
    await time.sleep(50 + 100 * random());
    if (!taken) {
      pass.refused();
      return make(order);
    }
    pass.accepted();
    await time.sleep(over - time.now());
    running -= 1;
    done += 1;
    end = time.now() / 1000;
    if (done === jobs - 60) believed = lane.state;
    pass.leave();
  };
  for (let job = 0; job < jobs; job++) void make(job);
  await time.run(24 * 3600_000);
  expect(done).toBe(jobs);
  return { refused, believed, end };
}

test("known limits are never refused", async () => {
  const told = { concurrency: 10, requests: [{ max: 12, perSeconds: 60 }] };
  expect((await learn({ concurrency: 10, requests: 12 }, 150, told)).refused).toBe(0);
});

test("an unknown concurrency is found, and told from a limit on requests", async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { refused, believed } = await learn({ concurrency: 8, requests: 1000 }, 150, {}, seed * 131);
    expect(believed.concurrency).toBe(8);
    expect(believed.requests[0]?.max).toBeUndefined();
    expect(refused).toBeLessThanOrEqual(10);
  }
});

test("an unknown limit on requests is found, whether or not refused requests count", async () => {
  for (const [seed, refusedCount] of [false, true, false, true].entries()) {
    const { refused, believed, end } = await learn(
      { concurrency: 1000, requests: 20, refusedCount },
      160,
      {},
      seed + 1,
    );
    expect(believed.requests[0]?.perSeconds).toBe(60);
    expect(believed.requests[0]?.max).toBeGreaterThanOrEqual(18);
    expect(believed.requests[0]?.max).toBeLessThanOrEqual(20);
    expect(refused).toBeLessThanOrEqual(20);
    // The last of eight windows begins after seven minutes; refused requests that count may cost one more.
    expect(end).toBeLessThan((refusedCount ? 8 : 7) * 60 + 70);
  }
});

test("a window much shorter than a minute is found in time", async () => {
  const { end, refused } = await learn({ concurrency: 1000, requests: 10, spanMs: 10_000 }, 200);
  // 20 windows of 10 s; taken for a minute's, it would be 20 minutes.
  expect(end).toBeLessThan(420);
  expect(refused).toBeLessThanOrEqual(40);
});

test("a lane that was told too much finds the real limit", async () => {
  const told = { concurrency: 50, requests: [{ max: 100, perSeconds: 60 }] };
  const { believed, refused } = await learn({ concurrency: 6, requests: 1000 }, 150, told);
  expect(believed.concurrency).toBe(6);
  expect(refused).toBeLessThanOrEqual(60);
});
