import type { RunSummary, RunUnit } from "@reelgraph/server/wire";
import { expect, test } from "vitest";
import { pairUnits, showsMedia } from "./compare/pair-units.ts";
import { filterRuns } from "./filter.ts";

const run = (id: string, pipeline: string, state: RunSummary["state"]): RunSummary => {
  return { id, pipeline, state, created: 0, spent: 0 };
};
const runs = [run("run-1", "a.json", "failed"), run("run-2", "b.json", "succeeded"), run("run-3", "a.json", "paused")];

test("runs are found by file, state and words, and keep their order", () => {
  const ids = (filter: Partial<Parameters<typeof filterRuns>[1]>) =>
    filterRuns(runs, { pipeline: "", state: "", find: "", ...filter }).map(({ id }) => id);
  expect(ids({})).toEqual(["run-1", "run-2", "run-3"]);
  expect(ids({ pipeline: "a.json" })).toEqual(["run-1", "run-3"]);
  expect(ids({ state: "succeeded" })).toEqual(["run-2"]);
  expect(ids({ find: " B.JSON" })).toEqual(["run-2"]);
  expect(ids({ pipeline: "a.json", state: "succeeded" })).toEqual([]);
});

const unit = (place: string, key: string, outputs: RunUnit["outputs"] = []): RunUnit => {
  return { place, node: place, item: [], state: "finished", fraction: 1, key, adjustments: [], outputs, scores: [] };
};

test("two runs' units are paired by place, and equal keys are equal work", () => {
  const pairs = pairUnits(
    [unit("a", "1"), unit("b", "2"), unit("gone", "3")],
    [unit("new", "4"), unit("b", "5"), unit("a", "1")],
  );
  expect(pairs.map(({ place, same, left, right }) => [place, same, left !== undefined, right !== undefined])).toEqual([
    ["a", true, true, true],
    ["b", false, true, true],
    ["gone", false, true, false],
    ["new", false, false, true],
  ]);
});

test("only what can be seen or heard is shown as takes", () => {
  const [words] = pairUnits([unit("a", "1", [{ port: "text", item: [], value: "hello" }])], []);
  expect(words && showsMedia(words)).toBe(false);
});
