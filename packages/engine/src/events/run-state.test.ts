import { describe, expect, it } from "vitest";
import { RunEvent } from "./run-event.ts";
import { foldRun, noRun } from "./run-state.ts";

const base = { at: 1, run: "r" };
const events = [
  { type: "run.started", seq: 1, ...base, pipeline: "p" },
  { type: "unit.queued", seq: 2, ...base, node: "a", item: ["x"] },
  { type: "unit.started", seq: 3, ...base, node: "a", item: ["x"], key: "k" },
  { type: "unit.progress", seq: 4, ...base, node: "a", item: ["x"], fraction: 0.5 },
  { type: "unit.finished", seq: 5, ...base, node: "a", item: ["x"], outputs: {}, seconds: 1, usd: 2 },
  { type: "run.finished", seq: 6, ...base, state: "succeeded", outputs: { o: 1 }, problems: [], seconds: 1, usd: 2 },
].map((event) => RunEvent.parse(event));

describe("foldRun", () => {
  it("tells from events alone how a run and its units stand", () => {
    const half = foldRun(noRun, events.slice(0, 4));
    expect(half.units.get("a[x]")).toMatchObject({ state: "running", fraction: 0.5 });
    const end = foldRun(half, events.slice(4));
    expect(end).toMatchObject({ state: "succeeded", usd: 2, outputs: { o: 1 } });
    expect(end.units.get("a[x]")).toMatchObject({ state: "finished", usd: 2 });
    expect(half.units.get("a[x]"), "earlier states stay as they were").toMatchObject({ state: "running" });
  });

  it("knows that a unit works again when a vendor has taken its job, or it tells how far it is", () => {
    const waits: RunEvent = { type: "unit.waiting", seq: 4, ...base, node: "a", item: ["x"], reason: "no place" };
    const waiting = foldRun(noRun, [...events.slice(0, 3), waits]);
    expect(waiting.units.get("a[x]")).toMatchObject({ state: "waiting", reason: "no place" });
    const more = { seq: 5, ...base, node: "a", item: ["x"] };
    const taken = foldRun(waiting, [{ type: "job.submitted", ...more, model: "m", job: "j" }]);
    expect(taken.units.get("a[x]")).toMatchObject({ state: "running" });
    expect(taken.units.get("a[x]")).not.toHaveProperty("reason");
    const told = foldRun(waiting, [{ type: "unit.progress", ...more, fraction: 0.1 }]);
    expect(told.units.get("a[x]")).toMatchObject({ state: "running", fraction: 0.1 });
  });

  it("knows until when a unit waits, for as long as it waits", () => {
    const more = { ...base, node: "a", item: ["x"] };
    const waiting = foldRun(noRun, [
      ...events.slice(0, 3),
      { type: "unit.waiting", seq: 4, ...more, reason: "the vendor asked to wait", until: 9000 },
    ]);
    expect(waiting.units.get("a[x]")).toMatchObject({ state: "waiting", until: 9000 });
    const [again] = [{ type: "unit.waiting" as const, seq: 5, ...more, reason: "no place" }];
    expect(foldRun(waiting, [again]).units.get("a[x]")).not.toHaveProperty("until");
    const taken = foldRun(waiting, [{ type: "job.submitted", seq: 5, ...more, model: "m", job: "j" }]);
    expect(taken.units.get("a[x]")).not.toHaveProperty("until");
  });

  it("forgets why a unit failed when a resumed run has made it after all", () => {
    const more = { ...base, node: "a", item: ["x"] };
    const problem = { code: "vendor-auth", at: "/nodes/a", message: "no key" };
    const failed = foldRun(noRun, [...events.slice(0, 3), { type: "unit.failed", seq: 4, ...more, problem }]);
    expect(failed.units.get("a[x]")).toMatchObject({ state: "failed", problem });
    const made = foldRun(failed, [{ type: "unit.finished", seq: 5, ...more, outputs: {}, seconds: 1 }]);
    expect(made.units.get("a[x]")).toMatchObject({ state: "finished" });
    expect(made.units.get("a[x]")).not.toHaveProperty("problem");
  });

  it("knows that nothing works any more in a run that was stopped, and that in a paused one jobs may", () => {
    const half = foldRun(noRun, events.slice(0, 4));
    const end = (state: "cancelled" | "paused") => {
      const over = {
        type: "run.finished" as const,
        seq: 5,
        ...base,
        state,
        outputs: {},
        problems: [],
        seconds: 1,
        usd: 0,
      };
      return foldRun(half, [over]).units.get("a[x]");
    };
    expect(end("cancelled")).toMatchObject({ state: "queued", fraction: 0, started: 1 });
    expect(end("paused")).toMatchObject({ state: "running" });
  });

  it("ignores what it has seen, so that a stream may be replayed", () => {
    const end = foldRun(noRun, events);
    expect(foldRun(end, events)).toBe(end);
  });
});

it("keeps the plan that a run told before it started", () => {
  const plan = {
    units: [],
    open: [],
    total: { min: 1, max: 2, unknown: false },
    saved: { usd: 0, seconds: 0 },
    budgets: [],
    assumptions: ["nothing"],
  };
  const events: RunEvent[] = [
    { type: "run.planned", seq: 1, at: 1, run: "r", ...plan },
    { type: "run.started", seq: 2, at: 2, run: "r", pipeline: "p" },
  ];
  expect(events.map((event) => RunEvent.parse(event))).toEqual(events);
  expect(foldRun(noRun, events)).toMatchObject({ run: "r", pipeline: "p", started: 2, plan });
});
