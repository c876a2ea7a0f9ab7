import type { Problem } from "../errors.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";
import { placeOf } from "./place-of.ts";
import type { Arity } from "../ports/port.ts";

/** An axis, as far as its path counts here. */
export interface AxisLike {
  readonly id: string;
  readonly opener: { readonly id: string; readonly axes: readonly AxisLike[] };
  readonly port: string;
  readonly count?: number;
}

/** An edge, as far as axes count here; `closes` and `picks` become known. */
export interface EdgeLike<A extends AxisLike> {
  readonly slot: { readonly name: string; readonly port: { readonly arity: Arity } };
  readonly axes: readonly A[];
  readonly key: string;
  readonly position: number;
  closes: number;
  picks: readonly number[];
}

/** An edge while its node's path is being found. */
interface Reach<A extends AxisLike> {
  readonly edge: EdgeLike<A>;
  /** What the edge varies on after a list port has closed its axis. */
  readonly path: readonly A[];
}

/** The path of a node, and for each axis that was zipped away the one that stands for it. */
interface NodePath<A extends AxisLike> {
  readonly axes: readonly A[];
  readonly zipped: ReadonlyMap<A, A>;
}

/** The node whose path is sought. `over` is the axis that its list ports close, if it says so. */
interface Placed {
  readonly spec: NodeSpec;
  readonly over: unknown;
  readonly node: { readonly at: string };
  report(problem: Problem): void;
}

/** The path of what doesn't vary. */
const noAxes: readonly never[] = [];

/** The path on which a node's units vary, found from its edges, whose `closes` and `picks` become known with it. */
export function findPath<A extends AxisLike>(
  edges: readonly EdgeLike<A>[],
  { spec, over, node, report }: Placed,
): readonly A[] {
  if (edges.every((edge) => edge.axes.length === 0)) return noAxes;
  const common = new Map<string, number>();
  const reaches = edges.map((edge) => {
    const { name, port } = edge.slot;
    if (port.arity !== "list") return { edge, path: edge.axes };
    if (!common.has(name)) common.set(name, commonAxes(edge, edges));
    return close(edge, common.get(name) ?? -1, { over, node, report });
  });
  const path = nodePath<A>(reaches, spec.map);
  if ("code" in path) report({ at: node.at, ...path });
  const known = "code" in path ? { axes: [], zipped: new Map<A, A>() } : path;
  for (const edge of edges) edge.picks = picksOf(edge, known);
  return known.axes;
}

/**
 * Rule 8: a list port closes the innermost axis, or the one that `over` names. Several references at one port are
 * themselves the list, so only those that vary on more than the axes `common` to all are closed into it.
 */
function close<A extends AxisLike>(
  edge: EdgeLike<A>,
  common: number,
  { over, node, report }: Omit<Placed, "spec">,
): Reach<A> {
  const single = edge.axes.length === 0 || (edge.axes.length === common && typeof over !== "string");
  if (single) return { edge, path: edge.axes };
  edge.closes = typeof over === "string" ? axisNamed(edge.axes, over) : edge.axes.length - 1;
  if (edge.closes === -1 || hasDependents(edge.axes, edge.closes)) {
    report({
      code: "bad-axis",
      at: placeOf(node, edge.slot.name, edge.position, edge.key === ""),
      message:
        edge.closes === -1
          ? `"${edge.slot.name}" does not vary over "${String(over)}"`
          : `"${String(over)}" can't be closed before the lists that depend on it`,
      expected: describePath(edge.axes),
    });
    edge.closes = edge.axes.length - 1;
  }
  return { edge, path: edge.axes.toSpliced(edge.closes, 1) };
}

/** How many axes all references of an edge's port vary on; -1 when it is the only one. */
function commonAxes<A extends AxisLike>(edge: EdgeLike<A>, edges: readonly EdgeLike<A>[]): number {
  if (edge.key === "") return -1;
  const siblings = edges.filter((other) => other.slot.name === edge.slot.name);
  return edge.axes.filter((axis) => siblings.every((other) => other.axes.includes(axis))).length;
}

/**
 * The path on which a node varies (rule 6): inputs on the same axis zip, inputs on fewer axes broadcast, and inputs on
 * unrelated axes are a problem until `map` says `cross` or `zip`.
 */
function nodePath<A extends AxisLike>(
  reaches: readonly Reach<A>[],
  map: NodeSpec["map"],
): NodePath<A> | Omit<Problem, "at"> {
  const zipped = new Map<A, A>();
  let longest: readonly A[] = [];
  if (map?.cross) longest = uniqueAxes(map.cross.flatMap((port) => pathOf(reaches, port)));
  if (map?.zip) {
    const paths = map.zip.map((port) => pathOf(reaches, port));
    const first = paths.find((path) => path.length > 0) ?? [];
    const lead = first.at(-1);
    for (const path of paths) {
      const last = path.at(-1);
      if (lead && last && last !== lead) zipped.set(last, lead);
    }
    longest = first;
  }
  for (const { path } of reaches) {
    const seen = path.map((axis) => zipped.get(axis) ?? axis);
    if (seen.length > longest.length) longest = seen;
  }
  const unrelated = reaches.find(({ path }) => !path.every((axis) => longest.includes(zipped.get(axis) ?? axis)));
  if (!unrelated) return { axes: longest, zipped };
  const other = reaches.find(({ path }) => path.includes(longest.at(-1) as A)) ?? unrelated;
  const ports = [other.edge.slot.name, unrelated.edge.slot.name];
  return {
    code: "unrelated-axes",
    message: `The inputs "${ports[0]}" (${describePath(other.path)}) and "${ports[1]}" (${describePath(unrelated.path)}) are lists that have nothing to do with each other`,
    expected: "inputs on the same list, or a `map` that says how they go together",
    hint: `add "map": {"cross": ${JSON.stringify(ports)}} for every pair, or "zip" for one by one`,
  };
}

/** Resolves for each axis of an edge which index of the reading unit's coordinate it takes. */
function picksOf<A extends AxisLike>(edge: EdgeLike<A>, path: NodePath<A>): readonly number[] {
  return edge.axes.map((axis, index) =>
    index === edge.closes ? -1 : path.axes.indexOf(path.zipped.get(axis) ?? axis),
  );
}

/** Finds the axis that `over` names: its id (`board.scenes`) or the node that opened it (`board`). */
function axisNamed(axes: readonly AxisLike[], name: string): number {
  const exact = axes.findIndex((axis) => axis.id === name);
  return exact !== -1 ? exact : axes.findLastIndex((axis) => axis.opener.id === name || axis.port === name);
}

/** Does closing this axis leave others whose items depend on it? */
function hasDependents(axes: readonly AxisLike[], index: number): boolean {
  const axis = axes[index];
  return axis !== undefined && axes.some((other, at) => at !== index && openerPath(other.opener, other).includes(axis));
}

/** The path of the units that open an axis. A take axis is opened by its own node's units, without the axis itself. */
export function openerPath<A extends AxisLike>(opener: { readonly axes: readonly A[] }, axis: AxisLike): readonly A[] {
  return axis.count === undefined ? opener.axes : opener.axes.slice(0, -1);
}

function describePath(path: readonly AxisLike[]): string {
  return path.length === 0 ? "a single value" : path.map((axis) => axis.id).join(" × ");
}

function pathOf<A extends AxisLike>(reaches: readonly Reach<A>[], port: string): readonly A[] {
  return reaches.find((reach) => reach.edge.slot.name === port)?.path ?? [];
}

function uniqueAxes<A extends AxisLike>(axes: readonly A[]): readonly A[] {
  return [...new Set(axes)];
}
