import { placeOf } from "../events/run-state.ts";
import { explain, type Trace } from "../plan/explain.ts";
import type { PlannedUnit } from "../plan/plan.ts";
import { changes } from "../plan/why.ts";
import type { PipelinePast } from "./journal/history.ts";

/** Why a unit ran in the newest run of a pipeline. */
export function reasonInRun(place: string, past: PipelinePast): string {
  const { places } = past;
  return explain(place, (one) => newest(one, places, (exact) => past.traces(exact, 2)));
}

/**
 * Why units ran in one run, which may be long past: `now` is what they worked on by place, `before` the same of earlier
 * runs of the pipeline, the newest first.
 */
export function reasonsOfRun(
  now: ReadonlyMap<string, Trace>,
  before: readonly ReadonlyMap<string, Trace>[],
): ReadonlyMap<string, string> {
  const places = [...now.keys()];
  const traces = (place: string): readonly Trace[] => {
    const own = now.get(place);
    const earlier = before.find((run) => run.has(place))?.get(place);
    return own ? [own, ...(earlier ? [earlier] : [])] : [];
  };
  return new Map(places.map((place) => [place, explain(place, (one) => newest(one, places, traces))]));
}

/** Why units will run although they ran before, by place. `forced`: names of nodes that are to run again. */
export function reasonsInPlan(
  units: readonly PlannedUnit[],
  past: PipelinePast,
  forced: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const planned = new Map<string, Trace>();
  for (const unit of units) {
    const how = forced.has(unit.node) ? "forced" : "ran";
    if (unit.parts) planned.set(placeOf(unit), { how, parts: unit.parts, from: unit.from ?? {} });
  }
  const places = [...planned.keys()];
  const traces = (place: string): readonly Trace[] => {
    const now = planned.get(place);
    return now ? [now, ...past.traces(place, 1)] : [];
  };
  const why: Record<string, string> = {};
  for (const unit of units) {
    const place = placeOf(unit);
    if (unit.state !== "run" || traces(place).length < 2) continue;
    why[place] = explain(place, (one) => newest(one, places, traces)).slice(`${place} ran `.length);
  }
  return why;
}

/** The traces of a place. A whole list (`clip`) stands for the first of its items that changed. */
function newest(
  place: string,
  places: readonly string[],
  traces: (place: string) => readonly Trace[],
): readonly Trace[] {
  const exact = traces(place);
  if (exact.length > 0) return exact;
  for (const one of places) {
    if (!one.startsWith(`${place}[`)) continue;
    const found = traces(one);
    const [now, before] = found;
    if (now && before && changes(before.parts, now.parts).length > 0) return found;
  }
  return exact;
}
