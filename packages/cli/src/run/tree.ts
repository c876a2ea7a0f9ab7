import type { RunState, UnitView } from "@reelgraph/engine";

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

/** The state of a run as a tree: nodes, below them their items, below those the rounds of loops. `now` in ms. */
export function treeRows({ units }: RunState, now: number): Row[] {
  const all = [...units.values()];
  const inner = Map.groupBy(all, ({ node }) => node.slice(0, Math.max(0, node.lastIndexOf("/"))));
  const nodes = Map.groupBy(inner.get("") ?? [], ({ node }) => node);
  return [...nodes].flatMap(([node, own]) => nodeRows(node, own, 0, 0, inner, now));
}

type Inner = ReadonlyMap<string, readonly UnitView[]>;

/** `known`: how many keys of the items are told by the rows above. */
function nodeRows(
  node: string,
  units: readonly UnitView[],
  depth: number,
  known: number,
  inner: Inner,
  now: number,
): Row[] {
  const label = node.slice(node.lastIndexOf("/") + 1);
  const [first] = units;
  if (first && units.length === 1 && first.item.length === known)
    return unitRows(first, label, depth, inner, now, true);
  const items = units.flatMap((unit) => {
    return unitRows(unit, unit.item.slice(known).join(" · "), depth + 1, inner, now, false);
  });
  return [{ ...summary(label, units, now), depth, weight: "always" }, ...items];
}

function unitRows(unit: UnitView, label: string, depth: number, inner: Inner, now: number, isNode: boolean): Row[] {
  const { state, fraction, usd } = unit;
  const row: Row = {
    depth,
    label,
    state,
    note: noteOf(unit),
    ...(state === "running" && fraction > 0 ? { fraction } : {}),
    ...secondsOf([unit], now),
    ...(usd === undefined ? {} : { usd }),
    weight: isNode ? "always" : weightOf(unit),
  };
  return [row, ...(isActive(unit) ? roundRows(unit, depth + 1, inner, now) : [])];
}

/** What runs inside a unit: a line for each round of a loop, or the nodes themselves in a sub-pipeline. */
function roundRows(unit: UnitView, depth: number, inner: Inner, now: number): Row[] {
  const own = (inner.get(unit.node) ?? []).filter(({ item }) => unit.item.every((key, index) => item[index] === key));
  const known = unit.item.length;
  const rounds = Map.groupBy(own, ({ item }) => item[known] ?? "");
  return [...rounds].flatMap(([key, units]) => {
    const nested = units.filter((one) => isActive(one) && inner.has(one.node));
    const row = { ...summary(key === "" ? "inside" : key, units, now), note: units.map(part).join("  ") };
    const below = nested.flatMap((one) => roundRows(one, depth + 1, inner, now));
    return [{ ...row, depth, weight: units.some(isActive) ? "active" : "done" } as Row, ...below];
  });
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

function noteOf({ state, reason, problem }: UnitView): string {
  if (state === "failed") return problem?.message ?? "";
  if (state === "cached") return "cached";
  return state === "finished" || state === "running" ? "" : (reason ?? "");
}

/** Work is what has a start; the time of several units goes from the first start to the last end. */
function secondsOf(units: readonly UnitView[], now: number): { seconds?: number } {
  const worked = units.filter(({ started }) => started !== undefined);
  if (worked.length === 0) return {};
  const from = Math.min(...worked.map(({ started = now }) => started));
  const to = Math.max(...worked.map(({ ended = now }) => ended));
  return { seconds: Math.max(0, to - from) / 1000 };
}

function isActive({ state }: UnitView): boolean {
  return state === "running" || state === "parked";
}

function weightOf(unit: UnitView): Row["weight"] {
  if (isActive(unit) || unit.state === "failed") return "active";
  return unit.state === "queued" || unit.state === "waiting" ? "waiting" : "done";
}
