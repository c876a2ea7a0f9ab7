import type { Problem } from "../errors.ts";
import type { Answer, Question } from "../question.ts";
import type { Planned } from "./planned.ts";
import type { RunEvent } from "./run-event.ts";

/** How far a unit has come. */
export type UnitState = "queued" | "waiting" | "running" | "cached" | "finished" | "skipped" | "failed" | "parked";

export interface UnitView {
  readonly node: string;
  readonly item: readonly string[];
  readonly state: UnitState;
  /** 0 to 1 while it runs. */
  readonly fraction: number;
  /** Milliseconds since the epoch; when it was started, and when it ended. */
  readonly started?: number;
  readonly ended?: number;
  /** Why it waits, was skipped or was parked. */
  readonly reason?: string;
  /** When it goes on at the latest, as far as that is known, while it waits; milliseconds since the epoch. */
  readonly until?: number;
  readonly problem?: Problem;
  /** What it asks a person, and what somebody answered. */
  readonly question?: Question;
  readonly answer?: Answer;
  readonly outputs?: unknown;
  readonly usd?: number;
  /** The key of its result. */
  readonly key?: string;
  /** Its result is the one that the file keeps; `stale`: made of other inputs than these. */
  readonly pinned?: "same" | "stale";
}

/** A run as its events tell it. */
export interface RunState {
  readonly run: string;
  readonly pipeline: string;
  readonly state: "running" | "paused" | "succeeded" | "failed" | "cancelled";
  readonly started: number;
  readonly ended?: number;
  /** By place: `clip/video[noir, 2]`. In the order in which they were first wanted. */
  readonly units: ReadonlyMap<string, UnitView>;
  readonly problems: readonly Problem[];
  readonly outputs: Readonly<Record<string, unknown>>;
  /** USD spent so far on what is finished. */
  readonly usd: number;
  /** What was planned before it started, where a plan was made. */
  readonly plan?: Planned;
  /** Of paid jobs, as the ledger counts: also what is reserved for those on their way. */
  readonly budget?: { readonly spent: number; readonly reserved: number; readonly cap?: number };
  /** The last event that was folded in; earlier ones are ignored, so that a stream may be replayed. */
  readonly seq: number;
}

export const noRun: RunState = {
  run: "",
  pipeline: "",
  state: "running",
  started: 0,
  units: new Map(),
  problems: [],
  outputs: {},
  usd: 0,
  seq: 0,
};

/**
 * The one reducer: command line, server and editor all see a run through it. Takes as many events as there are, because
 * the map of units is copied once for all of them.
 */
export function foldRun(state: RunState, events: readonly RunEvent[]): RunState {
  const units = new Map(state.units);
  return events.reduce((before, event) => (event.seq <= before.seq ? before : fold(before, event, units)), state);
}

function fold(state: RunState, event: RunEvent, units: Map<string, UnitView>): RunState {
  const next = { ...state, units, seq: event.seq };
  switch (event.type) {
    case "run.planned": {
      const { type: _, seq: __, at: ___, run: ____, ...plan } = event;
      return { ...next, run: event.run, plan };
    }
    case "run.started":
      return { ...next, run: event.run, pipeline: event.pipeline, started: event.at };
    case "run.resumed": {
      const { ended: _, ...running } = next;
      return { ...running, state: "running", problems: [], outputs: {} };
    }
    case "run.paused":
      return { ...next, state: "paused" };
    case "run.finished": {
      const { outputs, problems, usd } = event;
      if (event.state !== "paused") for (const [place, unit] of units) if (isGoing(unit)) units.set(place, letGo(unit));
      return { ...next, state: event.state, ended: event.at, outputs, problems, usd };
    }
    case "budget.changed": {
      const { spent, reserved, cap } = event;
      return { ...next, budget: { spent, reserved, ...(cap === undefined ? {} : { cap }) } };
    }
    case "job.settled":
      return next;
    default: {
      const place = placeOf(event);
      const before = units.get(place) ?? { node: event.node, item: event.item, state: "queued", fraction: 0 };
      units.set(place, foldUnit(before, event));
      return { ...next, usd: state.usd + costOf(event) };
    }
  }
}

const isGoing = ({ state }: UnitView): boolean => state === "running" || state === "waiting";

/** When a run is over nothing works any more: a unit that was stopped on its way stands as one that is to be made. */
function letGo(unit: UnitView): UnitView {
  const { reason: _, until: __, ...rest } = unit;
  return { ...rest, state: "queued", fraction: 0 };
}

/** USD that a unit's end says it cost. */
export function costOf(event: { readonly type: string; readonly usd?: unknown; readonly charged?: unknown }): number {
  const usd = event.type === "unit.finished" ? event.usd : event.type === "unit.failed" ? event.charged : 0;
  return typeof usd === "number" ? usd : 0;
}

type UnitEvent = Extract<RunEvent, { type: `unit.${string}` | "job.submitted" }>;

function foldUnit(before: UnitView, event: UnitEvent): UnitView {
  const unit = before.until === undefined && before.problem === undefined ? before : goingOn(before);
  switch (event.type) {
    case "unit.queued":
      return { ...unit, state: "queued" };
    case "unit.waiting":
      return {
        ...unit,
        state: "waiting",
        reason: event.reason,
        ...(event.until === undefined ? {} : { until: event.until }),
      };
    case "unit.started":
      return { ...unit, state: "running", started: event.at, key: event.key };
    case "unit.progress":
      return { ...atWork(unit), fraction: event.fraction };
    case "job.submitted":
      return atWork(unit);
    case "unit.cached":
      return {
        ...unit,
        state: "cached",
        fraction: 1,
        ended: event.at,
        outputs: event.outputs,
        key: event.key,
        ...(event.pinned ? { pinned: event.pinned } : {}),
      };
    case "unit.finished": {
      const { outputs, usd } = event;
      return {
        ...unit,
        state: "finished",
        fraction: 1,
        ended: event.at,
        outputs,
        ...(usd === undefined ? {} : { usd }),
      };
    }
    case "unit.skipped":
      return { ...unit, state: "skipped", ended: event.at, reason: event.reason };
    case "unit.failed":
      return { ...unit, state: "failed", ended: event.at, problem: event.problem };
    case "unit.parked":
      return {
        ...unit,
        state: "parked",
        reason: event.reason,
        ...(event.question ? { question: event.question } : {}),
      };
    case "unit.moderated":
      return unit;
    case "unit.answered":
      return { ...unit, answer: event.answer, reason: `${event.answer.by} answered` };
  }
}

/** A unit that works waits for nothing any more, whatever it waited for within its work. */
function atWork(unit: UnitView): UnitView {
  const { reason: _, ...rest } = unit;
  return { ...rest, state: "running" };
}

/** It no longer waits as long as it was told, and what failed before it was tried again is over. */
function goingOn(unit: UnitView): UnitView {
  const { until: _, problem: __, ...rest } = unit;
  return rest;
}

/** The name of a unit's place: `clip/video[noir, 2]`. */
export function placeOf({ node, item }: { readonly node: string; readonly item: readonly string[] }): string {
  return item.length === 0 ? node : `${node}[${item.join(", ")}]`;
}
