import fc from "fast-check";
import { expect, test } from "vitest";
import { createVirtualTime } from "../../testing/virtual-time.ts";
import { createLane } from "./lane.ts";

const vendor = fc.record({
  concurrency: fc.integer({ min: 3, max: 60 }),
  requests: fc.integer({ min: 5, max: 60 }),
  spanMs: fc.constantFrom(10_000, 30_000, 60_000),
  /** Each way. */
  networkMs: fc.integer({ min: 5, max: 800 }),
  jobMs: fc.integer({ min: 5000, max: 90_000 }),
  refusedCount: fc.boolean(),
  salt: fc.integer({ min: 1, max: 1_000_000 }),
});
type Vendor = typeof vendor extends fc.Arbitrary<infer V> ? V : never;

/** Other clients of the key: requests, and places, as shares of the limits. The limits are multiplied by `factor` after a third of the jobs. */
interface World {
  readonly others?: { readonly requests?: number; readonly places?: number };
  readonly factor?: number;
}

const jobs = 150;
/** Whatever happens is over by then. */
const end = 48 * 3600_000;

/** How long the jobs take, over what they would take without anything to find out, and what was refused. */
async function buy(real: Vendor & { readonly told: boolean }, { others = {}, factor = 1 }: World) {
  const time = createVirtualTime();
  const random = jitter(real.salt);
  const { concurrency, requests, spanMs, jobMs } = real;
  const told = { concurrency, requests: [{ max: requests, perSeconds: spanMs / 1000 }] };
  const lane = createLane(real.told ? told : {}, time, random);
  let counted: number[] = [];
  let [running, elsewhere, refused, done, last] = [0, 0, 0, 0, 0];
  const scale = (limit: number) => Math.max(1, Math.round(limit * (done > jobs / 3 ? factor : 1)));
  const apart = (mean: number) => time.sleep(-Math.log(1 - random()) * mean);
  const often = async (meanMs: number, act: () => void): Promise<void> => {
    await apart(meanMs);
    if (done === jobs) return;
    act();
    return often(meanMs, act);
  };
  const sendOthers = (share: number) => often(spanMs / (share * requests), () => void counted.push(time.now()));
  const runOthers = (share: number) =>
    often(jobMs / (share * concurrency), () => {
      if (running + elsewhere >= scale(concurrency)) return;
      elsewhere += 1;
      void time.sleep(jobMs).then(() => (elsewhere -= 1));
    });
  if (others.requests) void sendOthers(others.requests);
  if (others.places) void runOthers(others.places);

  const make = async (order: number): Promise<void> => {
    const pass = await lane.enter({ signal: new AbortController().signal, run: "a", rank: 0, order, waiting() {} });
    await time.sleep(real.networkMs * (0.5 + random()));
    counted = counted.filter((moment) => moment > time.now() - spanMs);
    const taken = running + elsewhere < scale(concurrency) && counted.length < scale(requests);
    if (taken || real.refusedCount) counted.push(time.now());
    if (taken) running += 1;
    else refused += 1;
    await time.sleep(real.networkMs * (0.5 + random()));
    if (!taken) {
      pass.refused();
      return make(order);
    }
    pass.accepted();
    await time.sleep(jobMs * (0.5 + random()));
    running -= 1;
    done += 1;
    last = time.now();
    pass.leave();
  };
  for (let job = 0; job < jobs; job++) void make(job);
  await time.run(end);
  const left = 1 - Math.max(others.requests ?? 0, others.places ?? 0);
  const pace = Math.min(requests / spanMs, concurrency / jobMs) * left;
  const ideal = jobs / 3 / pace + (2 * jobs) / 3 / (pace * factor) + jobMs + spanMs;
  return { done, refused, over: last / ideal };
}

/** Vendors of all kinds, so many that their middle is steady; the seed is kept, so that a change that makes one of them worse is noticed. */
async function many(world: World, told: boolean) {
  const vendors = fc.sample(vendor, { seed: 20_261, numRuns: 120 });
  const got: Awaited<ReturnType<typeof buy>>[] = [];
  for (const real of vendors) {
    const one = await buy({ ...real, told }, world);
    expect(one.done, `all are served, by ${JSON.stringify(real)}`).toBe(jobs);
    got.push(one);
  }
  const sorted = (key: "over" | "refused") => got.map((one) => one[key]).toSorted((x, y) => x - y);
  const ends = (numbers: readonly number[]) => ({ half: numbers[got.length >> 1] ?? 0, most: numbers.at(-1) ?? 0 });
  return { over: ends(sorted("over")), refused: ends(sorted("refused")) };
}

test("known limits are never refused and waste no time, whatever they are", async () => {
  const { over, refused } = await many({}, true);
  expect(refused.most).toBe(0);
  expect(over.most).toBeLessThan(1.15);
}, 600_000);

test("unknown limits are found, whatever they are", async () => {
  const { over, refused } = await many({}, false);
  expect(refused.half).toBeLessThanOrEqual(15);
  expect(refused.most).toBeLessThanOrEqual(40);
  expect(over.half).toBeLessThan(1.25);
  expect(over.most).toBeLessThan(4);
}, 600_000);

for (const what of ["requests", "places"] as const) {
  test(`who shares the ${what} of a key with others unseen finds the rest of them, and nobody starves`, async () => {
    for (const told of [true, false]) {
      const { over, refused } = await many({ others: { [what]: 0.3 } }, told);
      expect(refused.half).toBeLessThanOrEqual(30);
      expect(refused.most).toBeLessThanOrEqual(100);
      expect(over.half).toBeLessThan(1.25);
      expect(over.most).toBeLessThan(8);
    }
  }, 600_000);
}

test("limits that are lowered meanwhile are followed, also when they were told", async () => {
  for (const told of [true, false]) {
    const { over, refused } = await many({ factor: 0.4 }, told);
    expect(refused.half).toBeLessThanOrEqual(40);
    expect(over.half).toBeLessThan(1.25);
    expect(over.most).toBeLessThan(8);
    expect(refused.most).toBeLessThanOrEqual(130);
  }
}, 600_000);

test("limits that are raised meanwhile are followed, but never beyond what was told", async () => {
  const { over, refused } = await many({ factor: 3 }, false);
  expect(refused.most).toBeLessThanOrEqual(40);
  expect(over.half).toBeLessThan(1.6);
  expect((await many({ factor: 3 }, true)).refused.most).toBe(0);
}, 600_000);

function jitter(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}
