import { foldRun, noRun, type RunEvent } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { nodeRuns } from "../node-runs.ts";
import { foldTrack, noTrack } from "../track.ts";
import { layTimeline, type Expected } from "./timeline-layout.ts";

type Told = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, "seq" | "run"> : never) : never;

const clip = (key: string) => ({ node: "clip", item: [key] });
const start: Told = { type: "run.started", at: 0, pipeline: "p" };
const queued = (key: string): Told => ({ type: "unit.queued", at: 0, ...clip(key) });
const waiting = (key: string, at: number): Told => ({
  type: "unit.waiting",
  at,
  ...clip(key),
  reason: "2 requests in 10 s are used up",
  until: 9000,
});
const works = (key: string, at: number): Told => ({ type: "unit.started", at, ...clip(key), key });
const done = (key: string, at: number): Told => ({ type: "unit.finished", at, ...clip(key), outputs: {}, seconds: 1 });
const failed = (key: string, at: number): Told => ({
  type: "unit.failed",
  at,
  ...clip(key),
  problem: { code: "vendor-failed", at: "", message: "no" },
});

function lay(told: readonly Told[], at: number, going = true, expected: Expected = {}) {
  const events = told.map((event, index) => ({ ...event, seq: index + 1, run: "r" })) as RunEvent[];
  return layTimeline(foldTrack(noTrack(), events), nodeRuns(foldRun(noRun, events), new Map()), at, {
    going,
    ...expected,
  });
}

const brief = (told: readonly Told[], at: number, going?: boolean) =>
  lay(told, at, going).rows[0]?.bars.map(
    ({ label, kind, from, to, lane }) => `${label} ${kind} ${from}-${to} @${lane}`,
  );

test("parallel work lies in lanes one above the other, and a free lane is used again", () => {
  const told = [
    start,
    works("a", 0),
    works("b", 100),
    done("a", 1000),
    works("c", 1000),
    done("b", 2000),
    done("c", 3000),
  ];
  expect(brief(told, 3000, false)).toEqual(["a done 0-1000 @0", "b done 100-2000 @1", "c done 1000-3000 @0"]);
});

test("a wait stands before the work that it led to, as far as the lane is free", () => {
  const told = [start, works("a", 0), waiting("b", 0), done("a", 1000), works("b", 4000), done("b", 5000)];
  expect(brief(told, 5000, false)).toEqual(["a done 0-1000 @0", "b waiting 1000-4000 @0", "b done 4000-5000 @0"]);
  expect(lay(told, 5000, false).rows[0]).toMatchObject({ waiting: 0, waited: 4000 });
});

test("what waits now says why and until when", () => {
  const row = lay([start, works("a", 0), done("a", 1000), waiting("b", 1000)], 3000).rows[0];
  expect(row).toMatchObject({ waiting: 1, reason: "2 requests in 10 s are used up", until: 9000, waited: 2000 });
});

test("what hasn't begun is forecast at the pace of what has ended, and not at all without any", () => {
  const told = [start, queued("c"), works("a", 0), works("b", 0), done("a", 1000)];
  expect(brief(told, 1500)).toContain("c forecast 1500-2500 @0");
  expect(brief([start, queued("c"), works("a", 0)], 500)?.join()).not.toContain("forecast");
  expect(brief(told, 1500, false)?.join(), "a run that rests goes nowhere").not.toContain("forecast");
});

test("without a pace the plan says how long units take, and none is forecast before what it needs", () => {
  const cut = (key: string): Told => ({ type: "unit.queued", at: 0, node: "cut", item: [key] });
  const sheet: Told = { type: "unit.queued", at: 0, node: "sheet", item: [] };
  const told = [start, sheet, cut("a"), cut("b"), queued("b"), works("a", 0)];
  const flow = new Map([
    ["clip", []],
    ["cut", ["clip"]],
    ["sheet", ["cut"]],
  ]);
  const planned = new Map([
    ["clip[a]", 1000],
    ["clip[b]", 1000],
    ["cut[a]", 100],
    ["cut[b]", 100],
    ["sheet", 300],
  ]);
  const { rows, left } = lay(told, 500, true, { flow, planned });
  const ghosts = rows.map(({ node, bars }) =>
    [
      node,
      ...bars.filter(({ kind }) => kind === "forecast").map(({ label, from, to }) => `${label} ${from}-${to}`),
    ].join(" | "),
  );
  expect(ghosts).toEqual(["clip | a 500-1000 | b 1000-2000", "cut | a 1000-1100 | b 2000-2100", "sheet |  2100-2400"]);
  expect(left).toBe(1900);
  expect(lay(told, 500, true, { flow }).left, "nobody knows").toBeUndefined();
});

test("a try that failed is a bar of its own before the next one", () => {
  const told = [start, works("a", 0), failed("a", 1000), works("a", 1000), done("a", 2000)];
  expect(brief(told, 2000, false)).toEqual(["a failed 0-1000 @0", "a done 1000-2000 @0"]);
  expect(brief([start, works("a", 0), failed("a", 1000)], 2000, false)).toEqual(["a failed 0-1000 @0"]);
});

test("known results, and those that took no work, are marks without length", () => {
  const told: Told[] = [start, { type: "unit.cached", at: 10, ...clip("a"), key: "k", outputs: {} }];
  expect(brief(told, 2000, false)).toEqual(["a cached 10-10 @0"]);
  const atOnce: Told = { type: "unit.finished", at: 5, ...clip("a"), outputs: {}, seconds: 0.001 };
  expect(brief([start, queued("a"), atOnce], 2000, false)).toEqual(["a done 5-5 @0"]);
});
