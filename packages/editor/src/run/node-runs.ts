import { placeOf, type RunState, type UnitView } from "@reelgraph/engine";

/** How a node stands in a run: its units, one for each item. */
export interface NodeRun {
  readonly units: readonly UnitView[];
  readonly done: number;
  readonly failed: number;
  /** The word for all of them together: what matters most. */
  readonly state: UnitView["state"];
  /** USD. */
  readonly usd: number;
  /** Milliseconds since the epoch: the first unit's start, and the last one's end where all have ended. */
  readonly started?: number;
  readonly ended?: number;
}

const order: readonly UnitView["state"][] = [
  "parked",
  "running",
  "waiting",
  "failed",
  "queued",
  "finished",
  "cached",
  "skipped",
];
/** The states that a unit ends in. */
export const over: ReadonlySet<UnitView["state"]> = new Set(["finished", "cached", "skipped", "failed"]);

/**
 * The nodes of a run by path. A node none of whose units changed keeps its object, so that its card isn't drawn again.
 * `changed`: the places of the only units that did, where no unit is new; then nothing else is looked at.
 */
export function nodeRuns(
  { units }: RunState,
  before: ReadonlyMap<string, NodeRun>,
  changed?: ReadonlySet<string>,
): ReadonlyMap<string, NodeRun> {
  if (changed) {
    const after = new Map(before);
    for (const path of new Set([...changed].map((place) => units.get(place)?.node ?? ""))) {
      const kept = before.get(path);
      if (kept) after.set(path, summarise(kept.units.map((unit) => units.get(placeOf(unit)) ?? unit)));
    }
    // The same nodes: they stand in the same bodies.
    const bodies = inside.get(before);
    if (bodies) inside.set(after, bodies);
    return after;
  }
  const grouped = Map.groupBy(units.values(), ({ node }) => node);
  return new Map(
    [...grouped].map(([node, list]) => {
      const kept = before.get(node);
      const same = kept?.units.length === list.length && kept.units.every((unit, at) => unit === list[at]);
      return [node, kept && same ? kept : summarise(list)];
    }),
  );
}

function summarise(units: readonly UnitView[]): NodeRun {
  const states = new Set(units.map(({ state }) => state));
  const done = units.filter((unit) => over.has(unit.state)).length;
  const starts = units.flatMap(({ started }) => started ?? []);
  const ends = units.flatMap(({ ended }) => ended ?? []);
  return {
    units,
    done,
    failed: units.filter(({ state }) => state === "failed").length,
    state: order.find((one) => states.has(one)) ?? "queued",
    usd: units.reduce((sum, { usd = 0 }) => sum + usd, 0),
    ...(starts.length > 0 ? { started: Math.min(...starts) } : {}),
    ...(done === units.length && ends.length > 0 ? { ended: Math.max(...ends) } : {}),
  };
}

/** By path of a node with a body: the paths of those within. */
const inside = new WeakMap<ReadonlyMap<string, NodeRun>, ReadonlyMap<string, readonly string[]>>();
const nothing: readonly NodeRun[] = [];

/** The nodes within the body of a node, at all depths. Looked for once for each set of nodes: every card may ask. */
export function insideOf(nodes: ReadonlyMap<string, NodeRun>, path: string): readonly NodeRun[] {
  let known = inside.get(nodes);
  if (!known) {
    const made = new Map<string, string[]>();
    for (const other of nodes.keys()) {
      for (let at = other.indexOf("/"); at !== -1; at = other.indexOf("/", at + 1)) {
        const outer = other.slice(0, at);
        const before = made.get(outer);
        if (before) before.push(other);
        else made.set(outer, [other]);
      }
    }
    inside.set(nodes, (known = made));
  }
  return known.get(path)?.flatMap((other) => nodes.get(other) ?? []) ?? nothing;
}
