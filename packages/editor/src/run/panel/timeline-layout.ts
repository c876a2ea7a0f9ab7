import type { NodeRun } from "../node-runs.ts";
import { runTime, type Track } from "../track.ts";
import { layRow } from "./lay-row.ts";
import type { NodeFlow } from "./node-flow.ts";
import type { TimelineRow } from "./timeline-row-shape.ts";

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
