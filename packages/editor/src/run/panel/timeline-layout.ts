import { placeOf, type UnitView } from "@reelgraph/engine";
import type { NodeRun } from "../node-runs.ts";
import { runTime, type Stretch, type Track, type UnitTrack } from "../track.ts";

type UnitState = UnitView["state"];

/** A stretch of a unit's work, in the run's own time (ms from its start). */
export interface Bar {
  readonly place: string;
  /** The last key of its item; "" for a node's only unit. */
  readonly label: string;
  readonly kind: "done" | "running" | "failed" | "waiting" | "cached" | "parked" | "forecast";
  readonly from: number;
  readonly to: number;
  /** From the top of its row. */
  readonly lane: number;
  /** Why it waits. */
  readonly reason?: string;
}

export interface TimelineRow {
  readonly node: string;
  readonly bars: readonly Bar[];
  /** How many lie above one another; at least 1. */
  readonly lanes: number;
  /** Units that wait for a place or a limit now, why, and until when (ms since the epoch). */
  readonly waiting: number;
  readonly reason?: string;
  readonly until?: number;
  /** Milliseconds that its units have waited in all. */
  readonly waited: number;
}

export interface Timeline {
  readonly rows: readonly TimelineRow[];
  /** Where the playhead stands, and where all that is known ends; ms of the run's own time. */
  readonly now: number;
  readonly end: number;
}

/**
 * Lays out a run by nodes, in the given order (ranks by path): parallel work in lanes one above the other, each wait before the work that it led to. Units
 * that haven't begun are forecast at the pace of those of their node that have ended; without any, nothing is forecast.
 */
export function layTimeline(
  track: Track,
  nodes: ReadonlyMap<string, NodeRun>,
  at: number,
  { going, order = new Map() }: { readonly going: boolean; readonly order?: ReadonlyMap<string, number> },
): Timeline {
  const now = runTime(track, at);
  const byNode = Map.groupBy(track.units.values(), ({ node }) => node);
  const rank = (node: string) => order.get(node) ?? order.size;
  const names = [...nodes.keys()].toSorted((a, b) => rank(a) - rank(b));
  const rows = names.map((node) => layRow(node, byNode.get(node) ?? [], nodes.get(node), track, now, going));
  const end = rows.reduce((last, { bars }) => bars.reduce((most, { to }) => Math.max(most, to), last), now);
  return { rows, now, end };
}

function layRow(
  node: string,
  units: readonly UnitTrack[],
  run: NodeRun | undefined,
  track: Track,
  now: number,
  going: boolean,
): TimelineRow {
  const time = (at: number | undefined) => (at === undefined ? now : runTime(track, at));
  const about = describe(units, run);
  /** End of the last bar in each lane, and of what runs in it still. */
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
  for (const unit of units) {
    if (!unit.atOnce || unit.stretches.some(({ kind }) => kind === "working")) continue;
    const from = time(unit.atOnce.at);
    bars.push({ place: unit.place, label: about(unit).label, kind: unit.atOnce.kind, from, to: from, lane: 0 });
  }
  const lanes = Math.max(1, ends.length);
  const waits = waitsOf(units);
  const idle = Array.from({ length: lanes }, (_, lane) => lane).filter((lane) => !running.has(lane));
  for (const [at, { unit, stretch }] of waits.entries()) {
    const lane = idle[at];
    if (lane === undefined) break;
    const from = Math.max(time(stretch.from), ends[lane] ?? 0);
    if (now <= from) continue;
    bars.push({
      place: unit.place,
      label: about(unit).label,
      kind: "waiting",
      from,
      to: now,
      lane,
      ...reasonOf(stretch),
    });
  }
  if (going) bars.push(...forecast(units, about, bars, { ends, running, now }));
  const { reason, until } = waits[0]?.stretch ?? {};
  return {
    node,
    bars,
    lanes,
    waiting: waits.length,
    waited: waited + waits.reduce((sum, { stretch }) => sum + now - time(stretch.from), 0),
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
  };
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

type About = (unit: UnitTrack) => { readonly label: string; readonly state: UnitState };

function describe(units: readonly UnitTrack[], run: NodeRun | undefined): About {
  const states = new Map(run?.units.map((view) => [placeOf(view), view.state]));
  return ({ place, item }) => ({
    label: item.at(-1) ?? "",
    state: states.get(place) ?? "queued",
  });
}

/** The rest of what runs, then the units that wait their turn, one after the other in the lanes as they become free. */
function forecast(
  units: readonly UnitTrack[],
  about: About,
  bars: readonly Bar[],
  { ends, running, now }: { ends: readonly number[]; running: ReadonlyMap<number, Bar>; now: number },
): readonly Bar[] {
  const done = bars.filter(({ kind }) => kind === "done");
  if (done.length === 0) return [];
  const each = done.reduce((sum, { from, to }) => sum + to - from, 0) / done.length;
  const free = ends.map((end) => Math.max(end, now));
  const ghosts: Bar[] = [];
  for (const [lane, bar] of running) {
    const to = Math.max(now, bar.from + each);
    free[lane] = to;
    if (to > now) ghosts.push({ ...bar, label: "", kind: "forecast", from: now, to });
  }
  for (const unit of units) {
    const { label, state } = about(unit);
    if (state !== "queued" && state !== "waiting") continue;
    const from = Math.min(...free);
    const lane = free.indexOf(from);
    free[lane] = from + each;
    ghosts.push({ place: unit.place, label, kind: "forecast", from, to: from + each, lane });
  }
  return ghosts;
}

const reasonOf = ({ reason }: Stretch) => (reason === undefined ? {} : { reason });

function endKind(state: UnitState): Bar["kind"] {
  return state === "parked" ? "parked" : "done";
}
