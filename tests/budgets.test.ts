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
