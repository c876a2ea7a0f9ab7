import { describe, expect, it, onTestFinished } from "vitest";
import { deathsAt, openBench, pointsOf, runCycles } from "./campaign.ts";
import { startBuyer } from "./child.ts";
import { cycle, haste } from "./cycle.ts";

// Together they kill at three of four points; `node scripts/crash.mjs` does so at all of them, and at random moments.
describe.each([
  ["A", "the same submission is sent again under its name", 1],
  ["B", "a submission in doubt is searched for", 2],
  ["C", "a submission in doubt waits for a person", 3],
] as const)("a vendor of class %s: %s (rules 26, 27, 30)", (kind, _, from) => {
  it("a run that was killed anywhere ends with each clip charged exactly once and nothing finished lost", async () => {
    const bench = await openBench(kind);
    onTestFinished(() => bench.close());
    const points = await pointsOf(bench);
    // Money, the head beside it, the clip, and the submission itself.
    for (const name of ["commit journal.db", "sync head", "post", "answer", "rename", "sync file"])
      expect(points).toContain(name);
    const outcomes = await runCycles(bench, deathsAt(points.length, { from, stride: 4 }), "killed");
    expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(outcomes.filter(({ struck }) => struck !== undefined).length).toBeGreaterThan(outcomes.length * 0.8);
    // What was in doubt was counted in each cycle; for a vendor that can't be asked there must have been some.
    expect(outcomes.some(({ parked }) => parked > 0)).toBe(kind === "C");
  });
});

it("a vendor that was taken for one of class A and is none is seen to charge twice: the books can tell", async () => {
  const bench = { ...(await openBench("C")), kind: "A" as const, parks: false };
  onTestFinished(() => bench.close());
  const keeper = startBuyer(bench.bundle, { haste });
  const { twice, wrong } = await cycle(bench, keeper, "mistaken", { at: "answer", side: "before" });
  await keeper.end();
  expect(twice).toBeGreaterThan(0);
  expect(wrong.join()).toMatch(/[45] charges/);
});
