import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { studio, twoClips } from "./studio.ts";

const signal = new AbortController().signal;
/** Two clips at ten cents each, and money for one of them. */
const short = { ...twoClips, budget: { usd: 0.1, onExceed: "pause" } };

describe("a run that its budget paused (rule 28)", () => {
  it("knows what was said about its money when it went on, also after it was stopped again", async () => {
    const { vendor, withSession, withRuns } = await studio(short);
    const { id } = await withSession((session) => session.run({ signal }));
    const goOn = async (spending: object, until = signal) => {
      const { asked } = await withRuns((runs) => runs.show(id));
      return withSession((session) => session.resume(id, asked, { ...spending, signal: until }));
    };
    expect((await goOn({})).state).toBe("paused");
    expect(vendor.ledger()).toHaveLength(1);
    const stopped = AbortSignal.abort(new Error("interrupted"));
    expect((await goOn({ maxCost: 0.2 }, stopped)).state).toBe("cancelled");
    expect((await withRuns((runs) => runs.show(id))).asked.maxCost).toBe(0.2);
    expect(await goOn({})).toMatchObject({ state: "succeeded", usd: 0.2 });
    expect(vendor.ledger()).toHaveLength(2);
  });

  it("goes on without a budget where a person says so, but not beyond what a day may cost", async () => {
    const { vendor, withSession, withRuns } = await studio(short);
    const { id } = await withSession((session) => session.run({ signal }));
    const { asked } = await withRuns((runs) => runs.show(id));
    const rest = await withSession((session) => session.resume(id, asked, { noBudget: true, signal }));
    expect(rest).toMatchObject({ state: "succeeded", usd: 0.2 });
    const day = await studio(short, {}, { budget: { dayUsd: 0.1, runUsd: 0.1 } });
    const today = await day.withSession((session) => session.run({ noBudget: true, signal }));
    expect(today).toMatchObject({ state: "paused", usd: 0.1, problems: [{ code: "budget-reached" }] });
    expect(vendor.ledger()).toHaveLength(2);
  });

  it("says which cap it was, and what lifts that one", async () => {
    const hintOf = async (config: object, pipeline: object) => {
      const { withSession } = await studio(pipeline, {}, config);
      const { id, problems } = await withSession((session) => session.run({ signal }));
      return problems[0]?.hint?.replace(id, "RUN");
    };
    expect(await hintOf({}, short)).toContain("resume RUN --max-cost USD");
    const day = await hintOf({ budget: { dayUsd: 0.1 } }, twoClips);
    expect(day).toContain('midnight UTC; then, or with a higher "budget.dayUsd" in the configuration');
    expect(day).not.toContain("--max-cost");
  });
});

describe("a vendor that charges more than its price says", () => {
  const four = { ...twoClips, inputs: { words: { type: "list<text>", default: ["a", "b", "c", "d"] } } };

  it("passes a cap with what was on its way at most: the next clips are held at what the last one cost (rule 28)", async () => {
    const { vendor, withSession } = await studio(four, { centsPerSecond: 25, tellCost: true });
    const first = await withSession((session) => session.run({ signal, maxCost: 0.6 }));
    expect(first).toMatchObject({ state: "paused", usd: 0.5 });
    expect(first.problems[0]?.message).toContain("$0.50 spent, the next job may cost $0.25");
    expect(vendor.ledger()).toHaveLength(2);
    const { assumptions } = await withSession((session) => session.plan());
    expect(assumptions).toContain("the newest such clip of studio/wan-3 cost $0.25, more than its price of $0.10");
  });

  it("has no price at all: then the first cost that it tells counts for the next", async () => {
    const { vendor, withSession } = await studio(four, { centsPerSecond: 25, tellCost: true }, {}, { "wan-3": {} });
    const allowed = { maxCost: 0.4, unknownPrice: "allow" } as const;
    const first = await withSession((session) => session.run({ signal, ...allowed }));
    expect(first).toMatchObject({ state: "paused", usd: 0.25 });
    expect(vendor.ledger()).toHaveLength(1);
  });
});

describe("the plan of what was bought before", () => {
  const said = "clips that an earlier run bought for shot are only fetched";

  it("costs nothing for jobs on their way, and needs no budget for them", async () => {
    const { vendor, withSession } = await studio(twoClips, { jobMs: 60_000 });
    const stop = new AbortController();
    await withSession((session) =>
      session.run({
        signal: stop.signal,
        onEvent: ({ type }) => void (type === "job.submitted" && stop.abort(new Error("interrupted"))),
      }),
    );
    expect(vendor.ledger()).toHaveLength(1);
    const plan = await withSession((session) => session.plan());
    expect(plan.total).toEqual({ min: 0.1, max: 0.1, unknown: false });
    expect(plan.units.map(({ node, state, price }) => [node, state, price?.max])).toEqual([
      ["shot", "run", 0],
      ["shot", "run", 0.1],
      ["reel", "depends", 0],
    ]);
    expect(plan.assumptions).toContain(said);
    // Enough for the one that is still to be bought.
    await expect(withSession((session) => session.admit({ maxCost: 0.1 }))).resolves.toBeDefined();
    await expect(withSession((session) => session.admit({ maxCost: 0.05 }))).rejects.toThrow("at least $0.10");
  });

  it("costs nothing for clips that are there, and their price again where they are not or were asked for anew", async () => {
    const { folder, vendor, withSession } = await studio(twoClips);
    await withSession((session) => session.run({ signal }));
    const state = join(folder, ".reelgraph");
    rmSync(join(state, "cache.db"));
    const total = (choices = {}) => withSession(async (session) => (await session.plan(choices)).total.max);
    expect(await total()).toBe(0);
    expect(await total({ from: ["shot"] })).toBeCloseTo(0.2);
    expect(await withSession((session) => session.run({ signal, maxCost: 0 }))).toMatchObject({
      state: "succeeded",
      usd: 0,
    });
    expect(vendor.ledger()).toHaveLength(2);
    rmSync(join(state, "cache.db"));
    rmSync(join(state, "artifacts"), { recursive: true });
    expect(await total()).toBeCloseTo(0.2);
  });
});

it("work that is the same for several items is planned and paid once (rule 25)", async () => {
  const words = { type: "list<text>", default: ["a hare", "a fox", "a hare"] };
  const { vendor, withSession } = await studio({ ...twoClips, inputs: { words } });
  const plan = await withSession((session) => session.plan());
  expect(plan.total.max).toBeCloseTo(0.2);
  expect(plan.assumptions).toContain("what is the same for several units of shot is bought once");
  expect(await withSession((session) => session.run({ signal, maxCost: 0.2 }))).toMatchObject({ usd: 0.2 });
  expect(vendor.ledger()).toHaveLength(2);
});
