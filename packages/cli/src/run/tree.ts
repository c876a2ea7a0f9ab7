import { placeOf, type RunState, type UnitView } from "@reelgraph/engine";
import { waitText } from "./wait-text.ts";

/** What the picture of a run is made from. */
export interface TreeView {
  readonly state: RunState;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Position of a node in the file, where people look for it. */
  rank(node: string): number;
  /** What to say of a finished unit, by place. */
  readonly notes: ReadonlyMap<string, string>;
}

/** One line of the picture of a run. */
export interface Row {
  readonly depth: number;
  readonly label: string;
  readonly state: UnitView["state"];
  /** What there is to say besides: `2 of 4`, a reason, the parts of a round. */
  readonly note: string;
  /** 0 to 1, while it runs and says so. */
  readonly fraction?: number;
  /** Seconds so far or in all; absent: nothing was done. */
  readonly seconds?: number;
  readonly usd?: number;
  /** What goes first when there are more lines than the terminal has. */
  readonly weight: "always" | "active" | "waiting" | "done";
}

/** The state of a run as a tree: nodes, below them their items, below those the rounds of loops. */
export function treeRows(view: TreeView): Row[] {
  const { units, ended } = view.state;
  const all = [...units.values()]
    .map((unit) => (ended === undefined ? unit : settled(unit)))
    .toSorted((a, b) => view.rank(a.node) - view.rank(b.node));
  const inner = Map.groupBy(all, ({ node }) => node.slice(0, Math.max(0, node.lastIndexOf("/"))));
  const nodes = Map.groupBy(inner.get("") ?? [], ({ node }) => node);
  return [...nodes].flatMap(([node, own]) => nodeRows(node, own, { ...view, inner }));
}

/** When a run is over, nothing runs any more, whatever the last event on it was. */
function settled(unit: UnitView): UnitView {
  if (unit.state !== "running" && unit.state !== "queued" && unit.state !== "waiting") return unit;
  const isBegun = unit.state === "running" || unit.started !== undefined;
  return { ...unit, state: "skipped", reason: isBegun ? "interrupted" : "not reached" };
}

interface Inside extends TreeView {
  /** Units by the node that holds them. */
  readonly inner: ReadonlyMap<string, readonly UnitView[]>;
}

function nodeRows(node: string, units: readonly UnitView[], view: Inside): Row[] {
  const [first] = units;
  if (first && units.length === 1 && first.item.length === 0) return unitRows(first, node, 0, view);
  const items = units.flatMap((unit) => unitRows(unit, unit.item.join(" · "), 1, view));
  return [{ ...summary(node, units, view.now), depth: 0, weight: "always" }, ...items];
}

function unitRows(unit: UnitView, label: string, depth: number, view: Inside): Row[] {
  const { state, fraction, usd } = unit;
  const row: Row = {
    depth,
    label,
    state,
    note: noteOf(unit, view),
    ...(state === "running" && fraction > 0 ? { fraction } : {}),
    ...secondsOf([unit], view.now),
    ...(usd === undefined ? {} : { usd }),
    weight: depth === 0 ? "always" : weightOf(unit),
  };
  return [row, ...(isActive(unit) ? roundRows(unit, depth + 1, view) : [])];
}

/** What runs inside a unit: a line for each round of a loop, or one for a sub-pipeline. */
function roundRows(unit: UnitView, depth: number, view: Inside): Row[] {
  const known = unit.item.length;
  const own = (view.inner.get(unit.node) ?? []).filter(({ item }) =>
    unit.item.every((key, index) => item[index] === key),
  );
  const rounds = Map.groupBy(own, ({ item }) => item[known] ?? "");
  return [...rounds].flatMap(([key, units]): Row[] => {
    const weight = units.some(isActive) ? "active" : "done";
    const row = { ...summary(roundLabel(key), units, view.now), note: units.map(part).join("  ") };
    const nested = units.filter((one) => isActive(one) && view.inner.has(one.node));
    return [{ ...row, depth, weight }, ...nested.flatMap((one) => roundRows(one, depth + 1, view))];
  });
}

function roundLabel(key: string): string {
  if (key === "") return "inside";
  return /^\d+$/.test(key) ? `round ${key}` : key;
}

/** A unit in a line of several: `✓ video`, `video 43 %`. */
function part({ node, state, fraction }: UnitView): string {
  const name = node.slice(node.lastIndexOf("/") + 1);
  if (state === "running") return fraction > 0 ? `${name} ${Math.round(fraction * 100)} %` : `${name} …`;
  return `${symbols[state]} ${name}`;
}

/** The mark in front of a unit. */
export const symbols: Readonly<Record<UnitView["state"], string>> = {
  queued: "·",
  waiting: "·",
  running: "▸",
  cached: "✓",
  finished: "✓",
  skipped: "–",
  failed: "✗",
  parked: "?",
};

function summary(label: string, units: readonly UnitView[], now: number): Omit<Row, "depth" | "weight"> {
  const count = (...states: UnitView["state"][]) => units.filter(({ state }) => states.includes(state)).length;
  const [ended, cached, failed] = [count("finished", "cached", "skipped", "failed"), count("cached"), count("failed")];
  const state = stateOf(units, ended, failed, cached);
  const extra = [cached > 0 && cached < units.length ? `${cached} cached` : "", failed > 0 ? `${failed} failed` : ""];
  const how = state === "cached" ? "cached" : "";
  const paid = units.filter(({ usd }) => usd !== undefined);
  return {
    label,
    state,
    note: [`${ended < units.length ? `${ended} of ${units.length}` : units.length} items`, how, ...extra]
      .filter(Boolean)
      .join(", "),
    ...secondsOf(units, now),
    ...(paid.length > 0 ? { usd: paid.reduce((sum, { usd = 0 }) => sum + usd, 0) } : {}),
  };
}

function stateOf(units: readonly UnitView[], ended: number, failed: number, cached: number): UnitView["state"] {
  if (units.some(isActive)) return "running";
  if (ended < units.length) return ended > 0 ? "running" : (units[0]?.state ?? "queued");
  if (failed > 0) return "failed";
  if (cached === units.length) return "cached";
  return units.every(({ state }) => state === "skipped") ? "skipped" : "finished";
}

function noteOf(unit: UnitView, { notes, now }: TreeView): string {
  const { state, reason, until, problem } = unit;
  if (state === "failed") return problem?.message ?? "";
  const note = notes.get(placeOf(unit)) ?? "";
  if (state === "cached") return note === "" ? "cached" : `cached  ${note}`;
  if (note !== "") return note;
  if (state === "waiting") return waitText(reason ?? "", until, now);
  return state === "finished" || state === "running" ? "" : (reason ?? "");
}

/** Work is what has a start; the time of several units goes from the first start to the last end. */
function secondsOf(units: readonly UnitView[], now: number): { seconds?: number } {
  let [from, to] = [Infinity, -Infinity];
  for (const { started, ended = now } of units) {
    if (started === undefined) continue;
    from = Math.min(from, started);
    to = Math.max(to, ended);
  }
  return to < from ? {} : { seconds: (to - from) / 1000 };
}

function isActive({ state }: UnitView): boolean {
  return state === "running" || state === "parked";
}

function weightOf(unit: UnitView): Row["weight"] {
  if (isActive(unit) || unit.state === "failed") return "active";
  return unit.state === "queued" || unit.state === "waiting" ? "waiting" : "done";
}
