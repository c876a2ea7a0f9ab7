import { describe, expect, it, onTestFinished } from "vitest";
import { openBench } from "./campaign.ts";
import { startBuyer } from "./child.ts";
import { chargesOf, cycle } from "./cycle.ts";
import { haste } from "./death.ts";
import { clips, makeProject } from "./project.ts";

const hourMs = 60 * 60 * 1000;
const jumps = { "ten days ahead": 10 * 24 * hourMs, "an hour back": -hourMs };
type Jump = keyof typeof jumps;

describe("the wall clock jumps (rules 26, 27)", () => {
  it.each<["A" | "B" | "C", Jump]>([
    ["A", "ten days ahead"],
    ["B", "an hour back"],
    ["C", "ten days ahead"],
    ["C", "an hour back"],
  ])(
    "class %s, %s between submission and poll: nothing is sent twice, times out or stands still",
    async (kind, jump) => {
      // Longer than the first polls take, so that the jobs are on their way when the clock jumps.
      const bench = await openBench(kind, 400);
      onTestFinished(() => bench.close());
      const buyer = startBuyer(bench.bundle, { haste, at: "answer", side: "after", deed: { shiftMs: jumps[jump] } });
      const started = performance.now();
      const answer = await buyer.ask({ go: makeProject(bench, "jump") });
      await buyer.end();
      expect(answer).toMatchObject({ state: "succeeded", spent: 0.3 });
      expect(new Set(chargesOf(bench.vendor, "jump")).size).toBe(clips);
      expect(bench.vendor.requests().filter(({ method }) => method === "POST")).toHaveLength(clips);
      expect(performance.now() - started).toBeLessThan(30_000);
    },
  );

  it.each<["A" | "B" | "C", Jump, "parks" | "asks"]>([
    ["A", "an hour back", "asks"],
    // The vendor may have forgotten the key by then, for all that anybody can know.
    ["A", "ten days ahead", "parks"],
    ["B", "an hour back", "asks"],
    ["B", "ten days ahead", "asks"],
    ["C", "ten days ahead", "parks"],
  ])(
    "class %s, %s between a kill and going on: what is in doubt is not bought twice; the next process %s",
    async (...given) => {
      const [kind, jump, does] = given;
      // What was sent before fills the window, so that its times matter, too.
      const bench = { ...(await openBench(kind)), parks: does === "parks", perSecond: 2 };
      onTestFinished(() => bench.close());
      const keeper = startBuyer(bench.bundle, { haste, at: 1, side: "before", deed: { shiftMs: jumps[jump] } });
      const { wrong, struck } = await cycle(bench, keeper, "jump", [{ at: "answer", side: "before" }]);
      await keeper.end();
      expect([struck, wrong]).toEqual(["answer", []]);
    },
  );
});
