import { foldRun, noRun, type RunEvent } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { nodeRuns } from "./node-runs.ts";
import { Progress } from "./progress.ts";
import { foldTrack, noTrack } from "./track.ts";

let seq = 0;
const event = (type: string, item: string[], more: object = {}): RunEvent =>
  ({ type, node: "clip", item, seq: ++seq, at: seq * 1000, run: "r", ...more }) as RunEvent;
const further = (item: string, fraction: number) => event("unit.progress", [item], { fraction });
const begin = (...items: string[]) => items.map((item) => event("unit.started", [item], { key: item }));

test("progress of a unit that is known to work tells nothing more; its first, and what comes with other news, does", () => {
  const progress = new Progress();
  const started = begin("a", "b");
  const before = foldTrack(noTrack(), progress.take(started, new Map()));
  const first = further("a", 0.1);
  expect(progress.take([first], before.units)).toEqual([first]);
  const { units } = foldTrack(before, [first]);
  const unproved = further("b", 0.1);
  expect(progress.take([further("a", 0.2), unproved], units)).toEqual([unproved]);
  const news = [further("a", 0.3), event("unit.waiting", ["a"], { reason: "a lane" })];
  expect(progress.take(news, units)).toEqual(news);
});

test("a node is as far as its units are on average; those that are over are done, whatever they told last", () => {
  const progress = new Progress();
  const started = begin("a", "b");
  const told = [...started, further("a", 0.4), further("b", 0.2)];
  const end = event("unit.finished", ["a"], { outputs: {}, seconds: 1 });
  const nodes = nodeRuns(foldRun(noRun, progress.take([...told, end], new Map())), new Map());
  expect(progress.ofNode(nodes.get("clip")!)).toBeCloseTo(0.6);
});

test("who shows a node's progress hears of it once for all that came together, and of no other node's", () => {
  const progress = new Progress();
  const heard = { clip: 0, other: 0 };
  const stop = progress.listen("clip", () => heard.clip++);
  progress.listen("other", () => heard.other++);
  progress.take([further("a", 0.1), further("b", 0.1)], new Map());
  stop();
  progress.take([further("a", 0.2)], new Map());
  expect(heard).toEqual({ clip: 1, other: 0 });
});
