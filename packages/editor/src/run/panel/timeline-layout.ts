import { placeOf, type UnitView } from "@reelgraph/engine";
import type { NodeRun } from "../node-runs.ts";
import type { NodeFlow } from "./node-flow.ts";
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
  /** The rest of what runs, which says its name already. */
  readonly rest?: true;
}

export interface TimelineRow {
  readonly node: string;
  readonly bars: readonly Bar[];
  /** Units that haven't begun and of which nobody knows how long they will take. */
  readonly open: number;
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
  /** How long it will go on; absent where nobody knows. */
  readonly left?: number;
}

/** What is known of a run beside its events. */
export interface Expected {
  /** What feeds what, in the order in which rows are laid. */
  readonly flow?: NodeFlow;
  /** How long units will work after the plan, in ms by place. */
  readonly planned?: ReadonlyMap<string, number>;
}

/**
 * Lays out a run by nodes: parallel work in lanes one above the other, each wait before the work that it led to. Of a run
 * that goes, units that haven't begun are forecast: at the pace of those of their node that have ended, or else as planned,
 * and not before what they need.
 */
export function layTimeline(
  track: Track,
  nodes: ReadonlyMap<string, NodeRun>,
  at: number,
  { going, flow = new Map(), planned = new Map() }: { readonly going: boolean } & Expected,
): Timeline {
  const now = runTime(track, at);
  const byNode = Map.groupBy(track.units.values(), ({ node }) => node);
  const ranks = new Map([...flow.keys()].map((node, rank) => [node, rank]));
  const rank = (node: string) => ranks.get(node) ?? ranks.size;
  const names = [...nodes.keys()].toSorted((a, b) => rank(a) - rank(b));
  const rows = new Map<string, TimelineRow>();
  for (const node of names) {
    const before = (flow.get(node) ?? []).flatMap((source) => rows.get(source) ?? []);
    rows.set(node, layRow(byNode.get(node) ?? [], nodes.get(node), { node, track, now, going, before, planned }));
  }
  const all = [...rows.values()];
  const end = all.reduce((last, { bars }) => bars.reduce((most, { to }) => Math.max(most, to), last), now);
  const told = all.every(({ open }) => open === 0);
  return { rows: all, now, end, ...(going && told && end > now ? { left: end - now } : {}) };
}

interface RowAbout {
  readonly node: string;
  readonly track: Track;
  readonly now: number;
  readonly going: boolean;
  /** Rows of the nodes that feed this one. */
  readonly before: readonly TimelineRow[];
  readonly planned: ReadonlyMap<string, number>;
}

function layRow(units: readonly UnitTrack[], run: NodeRun | undefined, row: RowAbout): TimelineRow {
  const { node, track, now } = row;
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
  const ghosts = row.going ? forecast(units, about, bars, { ...row, ends, running }) : [];
  bars.push(...ghosts);
  const foretold = new Set(ghosts.map(({ place }) => place));
  const open = units.filter((unit) => isOpen(about(unit).state) && !foretold.has(unit.place)).length;
  const { reason, until } = waits[0]?.stretch ?? {};
  return {
    node,
    bars,
    open,
    lanes: ghosts.reduce((most, { lane }) => Math.max(most, lane + 1), lanes),
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

const isOpen = (state: UnitState): boolean => state === "queued" || state === "waiting";

interface Forecasting extends RowAbout {
  readonly ends: readonly number[];
  readonly running: ReadonlyMap<number, Bar>;
}

/** The rest of what runs, then the units that wait their turn, one after the other in the lanes as they become free. */
function forecast(
  units: readonly UnitTrack[],
  about: About,
  bars: readonly Bar[],
  { ends, running, now, before, planned }: Forecasting,
): readonly Bar[] {
  const done = bars.filter(({ kind }) => kind === "done");
  const pace = done.length > 0 ? done.reduce((sum, { from, to }) => sum + to - from, 0) / done.length : undefined;
  const lasts = (place: string) => pace ?? planned.get(place);
  const lanes = Math.max(1, ends.length, ...(ends.length === 0 ? before.map((row) => row.lanes) : []));
  const free = Array.from({ length: lanes }, (_, lane) => Math.max(ends[lane] ?? 0, now));
  const ghosts: Bar[] = [];
  for (const [lane, bar] of running) {
    const to = Math.max(now, bar.from + (lasts(bar.place) ?? 0));
    free[lane] = to;
    if (to > now) ghosts.push({ ...bar, kind: "forecast", rest: true, from: now, to });
  }
  for (const unit of units) {
    const { label, state } = about(unit);
    const each = lasts(unit.place);
    if (!isOpen(state) || each === undefined) continue;
    const lane = free.indexOf(Math.min(...free));
    const from = Math.max(free[lane] ?? now, readyAt(unit, before));
    free[lane] = from + each;
    ghosts.push({ place: unit.place, label, kind: "forecast", from, to: from + each, lane });
  }
  return ghosts;
}

/** When all that a unit needs will be there: the same item where there is one, else everything. */
function readyAt({ item }: UnitTrack, before: readonly TimelineRow[]): number {
  const own = item.at(-1);
  return before.reduce((latest, { bars }) => {
    const same = own === undefined ? [] : bars.filter(({ label }) => label === own);
    return (same.length > 0 ? same : bars).reduce((most, { to }) => Math.max(most, to), latest);
  }, 0);
}

const reasonOf = ({ reason }: Stretch) => (reason === undefined ? {} : { reason });

function endKind(state: UnitState): Bar["kind"] {
  return state === "parked" ? "parked" : "done";
}
