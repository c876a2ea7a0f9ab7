import { foldRun, noRun, type RunEvent } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { insideOf, nodeRuns } from "./node-runs.ts";

let seq = 0;
const event = (type: string, node: string, item: string[], more: object = {}): RunEvent =>
  ({ type, node, item, seq: ++seq, at: seq * 1000, run: "r", ...more }) as RunEvent;

test("a node tells how many of its items are done, and what matters most among them", () => {
  const run = foldRun(noRun, [
    event("unit.started", "clip", ["noir"], { key: "k" }),
    event("unit.finished", "clip", ["noir"], { outputs: {}, seconds: 1, usd: 0.25 }),
    event("unit.started", "clip", ["anime"], { key: "l" }),
  ]);
  expect(nodeRuns(run, new Map()).get("clip")).toMatchObject({ state: "running", done: 1, usd: 0.25 });
});

test("a node none of whose units changed keeps its object, so that its card isn't drawn again", () => {
  const run = foldRun(noRun, [event("unit.queued", "a", []), event("unit.queued", "b", [])]);
  const before = nodeRuns(run, new Map());
  const after = nodeRuns(foldRun(run, [event("unit.started", "b", [], { key: "k" })]), before);
  expect(after.get("a")).toBe(before.get("a"));
  expect(after.get("b")).not.toBe(before.get("b"));
});

test("looking only at units that changed gives the same as looking at all", () => {
  const run = foldRun(noRun, [
    event("unit.queued", "a", ["x"]),
    event("unit.queued", "a", ["y"]),
    event("unit.queued", "b", []),
  ]);
  const before = nodeRuns(run, new Map());
  const next = foldRun(run, [event("unit.started", "a", ["y"], { key: "k" })]);
  const after = nodeRuns(next, before, new Set(["a[y]"]));
  expect(after).toEqual(nodeRuns(next, before));
  expect(after.get("b")).toBe(before.get("b"));
  expect(after.get("a")?.state).toBe("running");
});

test("the nodes of a body are found at every depth, as they stand now", () => {
  const run = foldRun(noRun, [event("unit.started", "loop/one/two", ["1"], { key: "k" })]);
  const before = nodeRuns(run, new Map());
  expect(insideOf(before, "loop")).toEqual([before.get("loop/one/two")]);
  const further = foldRun(run, [event("unit.failed", "loop/one/two", ["1"], { problem: {} })]);
  const after = nodeRuns(further, before, new Set(["loop/one/two[1]"]));
  expect(insideOf(after, "loop").map(({ state }) => state)).toEqual(["failed"]);
  expect(insideOf(after, "loop/one")).toEqual(insideOf(after, "loop"));
});
