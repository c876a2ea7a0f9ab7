import type { RunState, UnitView } from "@reelgraph/engine";

/** How a node stands in a run: its units by state. */
export interface NodeRun {
  readonly units: readonly UnitView[];
  readonly done: number;
  /** The word that the card shows, by what matters most. */
  readonly state: UnitView["state"];
}

const order: readonly UnitView["state"][] = [
  "failed",
  "parked",
  "running",
  "waiting",
  "queued",
  "finished",
  "cached",
  "skipped",
];
const over: ReadonlySet<UnitView["state"]> = new Set(["finished", "cached", "skipped", "failed"]);
const kept = new WeakMap<RunState["units"], ReadonlyMap<string, NodeRun>>();

/** The nodes of a run by path, made once for each state of the run. */
export function nodeRuns({ units }: RunState): ReadonlyMap<string, NodeRun> {
  const before = kept.get(units);
  if (before) return before;
  const grouped = Map.groupBy(units.values(), ({ node }) => node);
  const made = new Map([...grouped].map(([node, list]) => [node, summarise(list)]));
  kept.set(units, made);
  return made;
}

function summarise(units: readonly UnitView[]): NodeRun {
  const states = new Set(units.map(({ state }) => state));
  const state = order.find((one) => states.has(one)) ?? "queued";
  return { units, done: units.filter((unit) => over.has(unit.state)).length, state };
}
