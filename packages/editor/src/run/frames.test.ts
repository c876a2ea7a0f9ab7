import type { UnitView } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { framesOf } from "./frames.ts";
import type { NodeRun } from "./node-runs.ts";

const clip = (sha256: string) => ({ media: "video", sha256 });
const unit = (more: Partial<UnitView>): UnitView => ({ node: "n", item: [], state: "finished", fraction: 1, ...more });
const run = (...units: UnitView[]): NodeRun => ({ units, done: 0, failed: 0, state: "running", usd: 0 });

test("a mapped node shows one frame for each item", () => {
  const frames = framesOf(
    run(
      unit({ item: ["noir"], outputs: { video: { value: clip("a") } } }),
      unit({ item: ["anime"], state: "running" }),
    ),
    [],
  );
  expect(frames.map(({ item, state, media }) => [item, state, media?.sha256])).toEqual([
    [["noir"], "finished", "a"],
    [["anime"], "running", undefined],
  ]);
});

test("a loop shows what its body makes while it goes, and the attempts that it gives when it is over", () => {
  const body = run(
    unit({ item: ["1"], outputs: { video: { value: clip("a") } } }),
    unit({ item: ["2"], state: "running" }),
  );
  const going = framesOf(run(unit({ state: "running" })), [body]);
  expect(going.map(({ item, state }) => [item, state])).toEqual([
    [["1"], "finished"],
    [["2"], "running"],
  ]);
  const attempts = {
    value: [
      { key: "1", value: clip("a") },
      { key: "2", value: clip("b") },
    ],
  };
  const over = framesOf(run(unit({ outputs: { result: { value: clip("b") }, attempts } })), [body]);
  expect(over.map(({ item, media }) => [item, media?.sha256])).toEqual([
    [["1"], "a"],
    [["2"], "b"],
  ]);
});
