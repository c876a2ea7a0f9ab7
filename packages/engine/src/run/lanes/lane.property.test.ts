import fc from "fast-check";
import { expect, test } from "vitest";
import { createVirtualTime } from "../../testing/virtual-time.ts";
import { createLane, type LaneLimits, type Pass } from "./lane.ts";
import { priorities } from "./priority.ts";

const limits = fc.record(
  {
    concurrency: fc.integer({ min: 1, max: 4 }),
    requests: fc.array(
      fc.record({ max: fc.integer({ min: 1, max: 5 }), perSeconds: fc.integer({ min: 1, max: 20 }) }),
      {
        maxLength: 2,
      },
    ),
  },
  { requiredKeys: [] },
);
const ms = (max: number) => fc.integer({ min: 0, max });
const want = fc.record({
  at: ms(4000),
  run: fc.constantFrom("a", "b", "c"),
  house: fc.constantFrom("anna", "ben"),
  priority: fc.constantFrom(...priorities),
  rank: fc.integer({ min: 0, max: 2 }),
  seconds: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  /** On the way to the vendor and back. */
  there: ms(300),
  back: ms(300),
  lasts: ms(6000),
  /** Answers before the one that accepts. `ms`: the vendor says how long to wait. */
  refusals: fc.array(fc.oneof(ms(3000), fc.constantFrom("429" as const, "failed" as const, "unsent" as const)), {
    maxLength: 2,
  }),
  abortAt: fc.option(ms(8000), { nil: undefined }),
});

test("in any order of events limits hold, pauses are kept, one request goes first after them, and all are served, whatever their priorities", async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const property = fc.asyncProperty(limits, fc.array(want, { minLength: 1, maxLength: 10 }), ms(1_000_000), play);
    await fc.assert(property, { numRuns: 1000, seed });
  }
}, 600_000);

async function play(
  limits: LaneLimits,
  wants: readonly (typeof want extends fc.Arbitrary<infer W> ? W : never)[],
  salt: number,
) {
  const time = createVirtualTime();
  const lane = createLane(limits, time, jitter(salt));
  /** When the vendor got each request. */
  const received: number[] = [];
  let held = 0;
  let onTheWay = 0;
  let pausedUntil = 0;
  /** Since a refusal nothing has been accepted. */
  let wary = false;
  let served = 0;
  let aborted = 0;
  const ends: Promise<void>[] = [];

  for (const one of wants) {
    const control = new AbortController();
    const { signal } = control;
    const { run, house, priority, rank, seconds, abortAt } = one;
    if (abortAt !== undefined) void time.sleep(abortAt).then(() => control.abort(new Error("enough")));
    const submit = async (answers: typeof one.refusals): Promise<void> => {
      let told: string | undefined;
      const waiting = (reason: string, until?: number) => {
        expect(reason).not.toBe("");
        expect(until ?? Infinity).toBeGreaterThan(time.now());
        expect(signal.aborted).toBe(false);
        told = reason;
      };
      const asked = time.now();
      let pass: Pass;
      try {
        pass = await lane.enter({
          signal,
          run,
          house,
          priority,
          rank,
          ...(seconds === undefined ? {} : { seconds }),
          waiting,
        });
      } catch {
        aborted += 1;
        return;
      }
      if (time.now() > asked) expect(told).toBeDefined();
      if (signal.aborted) {
        pass.unsent();
        aborted += 1;
        return;
      }
      const [answer, ...later] = answers;
      if (answer === "unsent") {
        pass.unsent();
        return submit(later);
      }
      expect(time.now()).toBeGreaterThanOrEqual(pausedUntil);
      if (wary) expect(onTheWay).toBe(0);
      held += 1;
      onTheWay += 1;
      expect(held).toBeLessThanOrEqual(limits.concurrency ?? Infinity);
      await time.sleep(one.there);
      // Whether refused requests count is the vendor's affair; the lane finds out. All others always do.
      if (typeof answer !== "number" && answer !== "429") received.push(time.now());
      for (const { max, perSeconds } of limits.requests ?? []) {
        const within = received.filter((moment) => moment > time.now() - perSeconds * 1000);
        expect(within.length).toBeLessThanOrEqual(max);
      }
      await time.sleep(one.back);
      onTheWay -= 1;
      if (answer === undefined) {
        wary = false;
        pass.accepted();
        await time.sleep(one.lasts);
        held -= 1;
        served += 1;
        pass.leave();
        pass.leave();
        return;
      }
      held -= 1;
      if (answer === "failed") pass.failed();
      else {
        wary = true;
        if (answer !== "429") pausedUntil = Math.max(pausedUntil, time.now() + answer);
        pass.refused(answer === "429" ? {} : { retryAfterMs: answer });
      }
      return submit(later);
    };
    ends.push(time.sleep(one.at).then(() => submit(one.refusals)));
  }
  const all = Promise.all(ends);
  all.catch(() => undefined);
  const sleepers = await time.run(24 * 3600_000);
  // What was expected on the way, first.
  await Promise.race([all, Promise.resolve()]);
  expect(sleepers).toBe(0);
  expect(served + aborted).toBe(wants.length);
  expect(lane.state.running).toBe(0);
  expect(lane.state.waiting).toBe(0);
}

function jitter(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807 + 12_345) % 2_147_483_647) / 2_147_483_647;
}
