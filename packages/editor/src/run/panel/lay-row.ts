import type { NodeRun } from "../node-runs.ts";
import { runTime, type Stretch, type UnitTrack } from "../track.ts";
import { forecast } from "./forecast.ts";
import { describe, isOpen, type About, type RowAbout, type UnitState } from "./row-about.ts";
import type { Bar, TimelineRow } from "./timeline-row-shape.ts";

/** Lays out the units of one node. */
export function layRow(units: readonly UnitTrack[], run: NodeRun | undefined, row: RowAbout): TimelineRow {
  const { node, track, now } = row;
  const time = (at: number | undefined) => (at === undefined ? now : runTime(track, at));
  const about = describe(units, run);
  const { bars, ends, running, waited } = layWork(units, about, time);
  for (const unit of units) {
    if (!unit.atOnce || unit.stretches.some(({ kind }) => kind === "working")) continue;
    const from = time(unit.atOnce.at);
    bars.push({ place: unit.place, label: about(unit).label, kind: unit.atOnce.kind, from, to: from, lane: 0 });
  }
  const lanes = Math.max(1, ends.length);
  const waits = waitsOf(units);
  const idle = Array.from({ length: lanes }, (_, lane) => lane).filter((lane) => !running.has(lane));
  // As many as there are free lanes; the row's label counts all.
  for (const [at, lane] of idle.entries()) {
    const wait = waits[at];
    if (!wait) break;
    const from = Math.max(time(wait.stretch.from), ends[lane] ?? 0);
    const { place } = wait.unit;
    const { label } = about(wait.unit);
    if (now > from) bars.push({ place, label, kind: "waiting", from, to: now, lane, ...reasonOf(wait.stretch) });
  }
  const ghosts = row.going ? forecast(units, about, bars, { ...row, ends, running }) : [];
  const foretold = new Set(ghosts.map(({ place }) => place));
  const { reason, until } = waits[0]?.stretch ?? {};
  return {
    node,
    bars: [...bars, ...ghosts],
    open: units.filter((unit) => isOpen(about(unit).state) && !foretold.has(unit.place)).length,
    lanes: ghosts.reduce((most, { lane }) => Math.max(most, lane + 1), lanes),
    waiting: waits.length,
    waited: waited + waits.reduce((sum, { stretch }) => sum + now - time(stretch.from), 0),
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
  };
}

/** Work in lanes, each after the wait that led to it; with the end of each lane and what runs in it still. */
function layWork(units: readonly UnitTrack[], about: About, time: (at: number | undefined) => number) {
  const ends: number[] = [];
  const running = new Map<number, Bar>();
  const bars: Bar[] = [];
  let waited = 0;
  for (const { unit, stretch, before, isLast } of worksOf(units)) {
    const [from, to] = [time(stretch.from), time(stretch.to)];
    // A millisecond forgives the clock what lies between an end and the next start.
    const free = ends.findIndex((end) => end <= from + 1);
    const lane = free < 0 ? ends.length : free;
    const { label, state } = about(unit);
    const common = { place: unit.place, label, lane };
    if (before?.kind === "waiting") {
      const begin = Math.max(time(before.from), ends[lane] ?? 0);
      waited += time(before.to) - time(before.from);
      if (from > begin) bars.push({ ...common, kind: "waiting", from: begin, to: from, ...reasonOf(before) });
    }
    const kind = stretch.to === undefined ? "running" : isLast && state !== "failed" ? endKind(state) : "failed";
    const bar: Bar = { ...common, kind, from, to };
    bars.push(bar);
    ends[lane] = to;
    running.delete(lane);
    if (kind === "running") running.set(lane, bar);
  }
  return { bars, ends, running, waited };
}

/** Stretches of work in the order in which they began, each with the stretch before it. */
function worksOf(units: readonly UnitTrack[]) {
  return units
    .flatMap((unit) =>
      unit.stretches.map((stretch, at) => ({
        unit,
        stretch,
        before: unit.stretches[at - 1],
        isLast: at === unit.stretches.length - 1,
      })),
    )
    .filter(({ stretch }) => stretch.kind === "working")
    .toSorted((one, other) => one.stretch.from - other.stretch.from);
}

/** Units that wait now, with the wait. */
function waitsOf(units: readonly UnitTrack[]) {
  return units.flatMap((unit) => {
    const stretch = unit.stretches.at(-1);
    return stretch?.kind === "waiting" && stretch.to === undefined ? [{ unit, stretch }] : [];
  });
}

const reasonOf = ({ reason }: Stretch) => (reason === undefined ? {} : { reason });

function endKind(state: UnitState): Bar["kind"] {
  return state === "parked" ? "parked" : "done";
}
