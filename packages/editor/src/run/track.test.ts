import type { RunEvent } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { foldTrack, noTrack, runTime } from "./track.ts";

const unit = { run: "r", node: "clip", item: ["1"] };
const started: RunEvent = { type: "run.started", seq: 1, at: 1000, run: "r", pipeline: "p" };
const waits: RunEvent = { type: "unit.waiting", seq: 2, at: 1100, ...unit, reason: "5 a minute", until: 2000 };
const waitsOn: RunEvent = { type: "unit.waiting", seq: 3, at: 1500, ...unit, reason: "5 a minute", until: 3000 };
const works: RunEvent = { type: "unit.started", seq: 4, at: 3000, ...unit, key: "k" };
const fails: RunEvent = {
  type: "unit.failed",
  seq: 5,
  at: 4000,
  ...unit,
  problem: { code: "vendor-failed", at: "", message: "no" },
};
const over = { outputs: {}, problems: [], seconds: 3, usd: 0, run: "r" };
const paused: RunEvent = { type: "run.finished", seq: 6, at: 4000, state: "paused", ...over };
const resumed: RunEvent = { type: "run.resumed", seq: 7, at: 90_000, run: "r" };
const again: RunEvent = { type: "unit.started", seq: 8, at: 90_100, ...unit, key: "k" };
const money: RunEvent = { type: "budget.changed", seq: 9, at: 90_200, run: "r", spent: 0.5, reserved: 0 };

test("a unit's time is told as stretches: a wait that is told again is one wait, a retry is another stretch", () => {
  const { units } = foldTrack(noTrack(), [started, waits, waitsOn, works, fails, paused, resumed, again]);
  expect(units.get("clip[1]")?.stretches).toEqual([
    { kind: "waiting", from: 1100, to: 3000, reason: "5 a minute", until: 3000 },
    { kind: "working", from: 3000, to: 4000 },
    { kind: "working", from: 90_100 },
  ]);
});

test("what a unit waits for within its work is a wait, until a vendor takes the job", () => {
  const start: RunEvent = { ...works, seq: 2, at: 1100 };
  const wait: RunEvent = { ...waits, seq: 3, at: 1110 };
  const taken: RunEvent = { type: "job.submitted", seq: 4, at: 3000, ...unit, model: "m", job: "j" };
  const ends: RunEvent = { type: "unit.finished", seq: 5, at: 5000, ...unit, outputs: {}, seconds: 4 };
  const { units } = foldTrack(noTrack(), [started, start, wait, taken, ends]);
  expect(units.get("clip[1]")?.stretches).toMatchObject([
    { kind: "waiting", from: 1100, to: 3000 },
    { kind: "working", from: 3000, to: 5000 },
  ]);
});

test("the record of a past run tells no beginnings: how long a unit worked does", () => {
  const ends: RunEvent = { type: "unit.finished", seq: 2, at: 5000, ...unit, outputs: {}, seconds: 3 };
  const { units } = foldTrack(noTrack(), [started, ends]);
  expect(units.get("clip[1]")?.stretches).toEqual([{ kind: "working", from: 2000, to: 5000 }]);
});

test("of a past run's waits the end of each unit tells, in one piece; a wait that was seen is not told twice", () => {
  const waited = { seconds: 1.5, reason: "5 a minute" };
  const ends: RunEvent = { type: "unit.finished", seq: 9, at: 5000, ...unit, outputs: {}, seconds: 1, waited };
  expect(foldTrack(noTrack(), [started, ends]).units.get("clip[1]")?.stretches).toEqual([
    { kind: "waiting", from: 2500, to: 4000, reason: "5 a minute" },
    { kind: "working", from: 4000, to: 5000 },
  ]);
  expect(foldTrack(noTrack(), [started, waits, works, ends]).units.get("clip[1]")?.stretches).toHaveLength(2);
});

test("a run that rests has no time", () => {
  const track = foldTrack(noTrack(), [started, works, paused, resumed]);
  expect(runTime(track, 50_000)).toBe(3000);
  expect(runTime(track, 91_000)).toBe(4000);
});

test("what a killed process left open ends with its last word", () => {
  const { units, spans } = foldTrack(noTrack(), [started, works, resumed]);
  expect(units.get("clip[1]")?.stretches).toEqual([{ kind: "working", from: 3000, to: 3000 }]);
  expect(spans).toEqual([{ from: 1000, to: 3000 }, { from: 90_000 }]);
});

test("a stream that is replayed adds nothing", () => {
  const once = foldTrack(noTrack(), [started, waits, money]);
  expect(foldTrack(once, [started, waits, money])).toBe(once);
  expect(once.spent).toEqual([{ at: 90_200, usd: 0.5 }]);
  expect(once.length).toBe(3);
});
