import { describe, expect, it, onTestFinished } from "vitest";
import { deathsAt, openBench, pointsOf, runCycles } from "./campaign.ts";
import { startBuyer } from "./child.ts";
import { cycle } from "./cycle.ts";
import { haste } from "./death.ts";

// Together they kill at half of the points; `npm run crash` does so at all of them, and at random moments.
describe.each([
  ["A", "the same submission is sent again under its name", 1],
  ["B", "a submission in doubt is searched for", 3],
  ["C", "a submission in doubt waits for a person", 5],
] as const)("a vendor of class %s: %s (rules 26, 27, 30)", (kind, _, from) => {
  it(
    "a run that was killed anywhere ends with each clip charged exactly once and nothing finished lost",
    { timeout: 300_000 },
    async () => {
      const bench = await openBench(kind);
      onTestFinished(() => bench.close());
      const points = await pointsOf(bench);
      // Money, the head beside it, the clip, and the submission itself.
      for (const name of ["commit journal.db", "sync head", "post", "answer", "rename", "sync file"])
        expect(points).toContain(name);
      const deaths = deathsAt(points.length, { from, stride: 6 });
      const once = await runCycles(
        bench,
        deaths.map((death) => [death]),
        "once",
      );
      expect(once.flatMap(({ wrong }) => wrong)).toEqual([]);
      expect(once.filter(({ struck }) => struck !== undefined).length).toBeGreaterThan(once.length * 0.8);
      // Whoever goes on may die as well, and the next one, too.
      const several = deathsAt(points.length, { from: from + 10, stride: 24 }).map((first, index) => [
        first,
        { at: "connect", side: index % 2 === 0 ? "after" : "before" } as const,
        { at: "sync head", side: index % 2 === 0 ? "before" : "after" } as const,
      ]);
      const thrice = await runCycles(bench, several, "thrice");
      expect(thrice.flatMap(({ wrong }) => wrong)).toEqual([]);
      // What was in doubt was counted in each cycle; for a vendor that can't be asked there must have been some.
      expect(once.some(({ parked }) => parked > 0)).toBe(kind === "C");
    },
  );
});

it("a vendor that was taken for one of class A and is none is seen to charge twice: the books can tell", async () => {
  const bench = { ...(await openBench("C")), kind: "A" as const, parks: false };
  onTestFinished(() => bench.close());
  const keeper = startBuyer(bench.bundle, { haste });
  const { twice, wrong } = await cycle(bench, keeper, "mistaken", [{ at: "answer", side: "before" }]);
  await keeper.end();
  expect(twice).toBeGreaterThan(0);
  expect(wrong.join()).toMatch(/[45] charges/);
});
