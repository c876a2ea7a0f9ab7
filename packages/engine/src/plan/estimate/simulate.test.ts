import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.ts";
import type { LaneLimits, Limits, Task } from "./task.ts";

const lanes = ["a", "b"];

const tasks: fc.Arbitrary<readonly Task[]> = fc
  .array(
    fc.record({
      lane: fc.option(fc.constantFrom(...lanes), { nil: undefined }),
      seconds: fc.integer({ min: 0, max: 30 }),
      before: fc.array(fc.nat(), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((given) =>
    given.map(({ lane, seconds, before }, index) => ({
      name: `n${index}`,
      seconds,
      after: index === 0 ? [] : [...new Set(before.map((one) => one % index))],
      ...(lane === undefined ? {} : { lane }),
    })),
  );
const limit: fc.Arbitrary<LaneLimits> = fc.record(
  {
    places: fc.integer({ min: 1, max: 4 }),
    windows: fc.array(fc.record({ max: fc.integer({ min: 1, max: 4 }), perSeconds: fc.integer({ min: 1, max: 60 }) }), {
      maxLength: 2,
    }),
    sent: fc.array(fc.nat(100), { maxLength: 5 }).map((ago) => ago.toSorted((x, y) => y - x)),
    busy: fc.array(fc.nat(50), { maxLength: 5 }),
  },
  { requiredKeys: [] },
);
const limitsOf = (each: readonly LaneLimits[]): Limits =>
  new Map(lanes.map((lane, index) => [lane, each[index] ?? {}]));
const twoLimits = fc.tuple(limit, limit);

function criticalPath(all: readonly Task[]): number {
  const ends: number[] = [];
  for (const { seconds, after } of all) ends.push(seconds + Math.max(0, ...after.map((one) => ends[one] ?? 0)));
  return Math.max(...ends);
}

describe("a simulated run", () => {
  it("takes no less than its critical path, nor than the work of any lane at its limits", () => {
    fc.assert(
      fc.property(tasks, twoLimits, (all, each) => {
        const { seconds } = simulate(all, limitsOf(each));
        expect(seconds).toBeGreaterThanOrEqual(criticalPath(all));
        lanes.forEach((lane, index) => {
          const own = all.filter((task) => task.lane === lane);
          const { places = Infinity, windows = [] } = each[index] ?? {};
          const work = own.reduce((sum, task) => sum + task.seconds, 0);
          expect(seconds).toBeGreaterThanOrEqual(work / places - 1e-9);
          for (const { max, perSeconds } of windows) {
            expect(seconds).toBeGreaterThanOrEqual(Math.floor((own.length - 1) / max) * perSeconds);
          }
        });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("never takes longer when a limit is raised or falls away", () => {
    const grown = fc.record({
      places: fc.nat(3),
      max: fc.nat(3),
      share: fc.integer({ min: 1, max: 4 }),
      drop: fc.boolean(),
    });
    fc.assert(
      fc.property(tasks, twoLimits, fc.tuple(grown, grown), (all, each, more) => {
        const raised = each.map(({ places, windows, ...rest }, index): LaneLimits => {
          const by = more[index] ?? { places: 0, max: 0, share: 1, drop: false };
          if (by.drop) return { ...rest, ...(windows ? { windows } : {}) };
          return {
            ...rest,
            ...(places === undefined ? {} : { places: places + by.places }),
            ...(windows
              ? {
                  windows: windows.map(({ max, perSeconds }) => ({
                    max: max + by.max,
                    perSeconds: perSeconds / by.share,
                  })),
                }
              : {}),
          };
        });
        expect(simulate(all, limitsOf(raised)).seconds).toBeLessThanOrEqual(simulate(all, limitsOf(each)).seconds);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it("takes exactly the critical path where nothing limits it", () => {
    fc.assert(
      fc.property(tasks, (all) => {
        expect(simulate(all, new Map()).seconds).toBe(criticalPath(all));
      }),
      { seed: 3 },
    );
  });

  it("is near a greedy run: twelve clips of a minute, four at a time, each trimmed after", () => {
    const clips = Array.from({ length: 12 }, (): Task => ({ name: "clip", lane: "a", seconds: 60, after: [] }));
    const trims = clips.map((_, at): Task => ({ name: "trim", lane: "b", seconds: 2, after: [at] }));
    const limits: Limits = new Map([
      ["a", { places: 4 }],
      ["b", { places: 2 }],
    ]);
    const found = simulate([...clips, ...trims], limits);
    expect(found).toEqual({ seconds: 184, bottleneck: { lane: "a", places: 4 } });
  });

  it("waits for places that others hold", () => {
    const clips = Array.from({ length: 2 }, (): Task => ({ name: "clip", lane: "a", seconds: 10, after: [] }));
    const seconds = (busy: readonly number[]) => simulate(clips, new Map([["a", { places: 2, busy }]])).seconds;
    expect([seconds([]), seconds([7]), seconds([7, 30]), seconds([7, 8, 30])]).toEqual([10, 17, 27, 28]);
  });

  it("names the limit that holds it up: a window, or the units that wait for each other", () => {
    const clips = Array.from({ length: 9 }, (): Task => ({ name: "clip", lane: "a", seconds: 10, after: [] }));
    const window = { max: 2, perSeconds: 60 };
    expect(simulate(clips, new Map([["a", { places: 4, windows: [window], sent: [30] }]]))).toEqual({
      seconds: 250,
      bottleneck: { lane: "a", window },
    });
    const chain = ["a", "b", "b", "c"].map((name, at): Task => ({ name, seconds: 5, after: at === 0 ? [] : [at - 1] }));
    expect(simulate(chain, new Map()).bottleneck).toEqual({ chain: ["a", "b", "c"] });
  });
});
