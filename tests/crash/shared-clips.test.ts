import { expect, it, onTestFinished } from "vitest";
import { openBench } from "./campaign.ts";
import { startBuyer } from "./child.ts";
import { chargesOf, resume } from "./cycle.ts";
import { haste, runUntilKilled } from "./death.ts";
import { clips, makeProject } from "./project.ts";

it.each([
  ["A", "lives", {}],
  ["A", "dies before an answer comes", { at: "answer", side: "before" }],
  ["B", "dies before an answer comes", { at: "answer", side: "before" }],
  ["C", "dies before an answer comes", { at: "answer", side: "before" }],
  ["C", "dies when the answers are written down", { at: "rename", side: "after" }],
] as const)(
  "class %s: of two processes that want the same clips at once, one buys them, and if it %s the other gets them (rules 25, 26)",
  async (kind, _, death) => {
    const bench = await openBench(kind, 400);
    onTestFinished(() => bench.close());
    const { bundle, vendor } = bench;
    const folder = makeProject(bench, "shared");
    const first = startBuyer(bundle, { haste, deed: "SIGKILL", ...death });
    const second = startBuyer(bundle, { haste });
    const started = [first.ask({ start: folder }), second.ask({ start: folder })];
    const [one, two] = await Promise.all(started);
    const { end } = two?.state === "succeeded" ? { end: two } : await resume(vendor, second, folder);
    await Promise.all([first.end(), second.end()]);
    // Which of them buys is a matter of chance; the first dies if it does.
    if (one || !("at" in death)) expect(one, one?.error).toMatchObject({ state: "succeeded" });
    expect(end, end?.error).toMatchObject({ state: "succeeded" });
    expect(new Set(end?.clips).size).toBe(clips);
    const charges = chargesOf(vendor, "shared");
    expect([charges.length, new Set(charges).size]).toEqual([clips, clips]);
  },
);

it("two processes that go on with one run at once do it once, and both get its clips (rules 25, 26, 30)", async () => {
  const bench = await openBench("A");
  onTestFinished(() => bench.close());
  const { bundle, vendor } = bench;
  const folder = makeProject(bench, "raced");
  await runUntilKilled(bundle, folder, { at: "answer", side: "after" });
  const both = [startBuyer(bundle, { haste }), startBuyer(bundle, { haste })];
  const [one, two] = await Promise.all(both.map((buyer) => buyer.ask({ go: folder })));
  await Promise.all(both.map((buyer) => buyer.end()));
  expect(one).toMatchObject({ state: "succeeded", spent: 0.3 });
  expect(two).toEqual(one);
  expect(chargesOf(vendor, "raced")).toHaveLength(clips);
});
