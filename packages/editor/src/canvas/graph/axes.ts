import {
  findPath,
  referencesOf,
  type AxisLike,
  type EdgeLike,
  type NodeInfo,
  type NodeSpec,
  type Nodes,
  type Problem,
  type Reference,
} from "@reelgraph/engine";
import { flowOfType } from "./flow-type.ts";
import { inOrder, readersOf } from "./order.ts";

/** An axis with the path of what opens it. */
interface Axis extends AxisLike {
  readonly opener: { readonly id: string; axes: readonly Axis[] };
}

/** A scope, as far as axes count in it. */
export interface Varying {
  readonly nodes: Nodes;
  infoOf(spec: NodeSpec): NodeInfo | undefined;
  /** The type of an input that is read here: `list<text>`; undefined where there is none. */
  inputType(name: string): string | undefined;
}

/** The path on which each node varies, and what each port opens: found by the engine's own rule (rules 5 to 8). */
export interface Axes {
  readonly paths: Table<readonly Axis[]>;
  readonly opened: Table<Axis>;
}

interface Table<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): unknown;
}

/** A table over another one, which stays as it is: a wire is tried at each port, and a graph may be large. */
function over<V>(under: Table<V>): Table<V> {
  const own = new Map<string, V>();
  return { get: (key) => own.get(key) ?? under.get(key), set: (key, value) => own.set(key, value) };
}

/** The axes of a scope, as far as they can be told from the file. What is wrong with them is the check's to tell. */
export function axesOf(varying: Varying): Axes {
  const axes = { paths: new Map<string, readonly Axis[]>(), opened: new Map<string, Axis>() };
  for (const id of inOrder(varying.nodes))
    axes.paths.set(
      id,
      pathOf(varying, axes, id, varying.nodes[id], () => {}),
    );
  return axes;
}

/** Two lists that would meet at a node and have nothing to do with each other. */
export interface Clash {
  /** Where they would meet: the node of the wire, or one behind it. */
  readonly node: string;
  /** The lists that it varies on already, and those that would come in: `styles.styled`. */
  readonly has: string;
  readonly comes: string;
}

/** What becomes of the axes when a node changes. */
export interface Effect {
  /** The lists for whose items it runs behind the change: `board.scenes`, `a.x × b.y`; "" for once. */
  readonly path: string;
  /** Whether that is another path than before. */
  readonly isNew: boolean;
  readonly clash?: Clash;
}

/**
 * What becomes of the axes if a node were as in `spec`: at it, and at those that read it, near and far. Nothing is looked at
 * behind a node whose path stays as it is.
 */
export function effectOf(varying: Varying, axes: Axes, id: string, spec: NodeSpec): Effect {
  const specOf = (one: string) => (one === id ? spec : varying.nodes[one]);
  const changed = { paths: over(axes.paths), opened: over(axes.opened) };
  const waiting = new Set([id]);
  for (const node of waiting) {
    const before = axes.paths.get(node) ?? [];
    const path = tryPath(varying, changed, node, specOf(node));
    if (!path) {
      // What was wrong before isn't this wire's fault.
      if (!tryPath(varying, axes, node, varying.nodes[node])) continue;
      const has = before.length > 0 ? before : (changed.paths.get(node) ?? []);
      const coming = edgesOf(varying, changed, specOf(node)).find(
        (edge) => edge.axes.length > 0 && !edge.axes.every((axis) => before.includes(axis)),
      );
      return { path: "", isNew: false, clash: { node, has: describe(has), comes: describe(coming?.axes ?? []) } };
    }
    if (describe(path) === describe(before)) continue;
    changed.paths.set(node, path);
    for (const reader of readersOf(varying.nodes, node)) waiting.add(reader);
  }
  const path = describe(changed.paths.get(id) ?? []);
  return { path, isNew: path !== describe(axes.paths.get(id) ?? []) };
}

/** The path of a node, or undefined where lists meet that have nothing to do with each other. */
function tryPath(varying: Varying, axes: Axes, id: string, spec: NodeSpec | undefined): readonly Axis[] | undefined {
  let isUnrelated = false;
  const path = pathOf(varying, axes, id, spec, ({ code }) => (isUnrelated ||= code === "unrelated-axes"));
  return isUnrelated ? undefined : path;
}

const describe = (path: readonly Axis[]): string => path.map(({ id }) => id).join(" × ");

function pathOf(
  varying: Varying,
  axes: Axes,
  id: string,
  spec: NodeSpec | undefined,
  report: (problem: Problem) => void,
): readonly Axis[] {
  const info = spec && varying.infoOf(spec);
  if (!spec || !info) return [];
  const folds = info.folds ? [spec.over ?? []].flat() : [];
  const arityAt = (port: string) => (folds.includes(port) ? "list" : (info.inputs[port] ?? info.rest)?.arity);
  const edges = edgesOf(varying, axes, spec, arityAt);
  const over = info.yields ? undefined : (spec.over ?? spec.with?.["over"]);
  const path = findPath(edges, { spec, over, node: { at: id }, report });
  if (!info.takes || Number(spec.with?.["takes"] ?? 1) <= 1) return path;
  return [...path, axisAt(axes, id, "take", 2)];
}

function edgesOf(
  varying: Varying,
  axes: Axes,
  spec: NodeSpec | undefined,
  arityAt: (port: string) => NodeInfo["inputs"][string]["arity"] | undefined = () => undefined,
): readonly EdgeLike<Axis>[] {
  return Object.entries(spec?.with ?? {}).flatMap(([port, value]) => {
    const references = referencesOf(value);
    return references.map((reference, position) => ({
      slot: { name: port, port: { arity: arityAt(port) ?? "one" } },
      position,
      axes: pathThrough(varying, axes, reference),
      key: references.length === 1 ? "" : reference.node,
      closes: -1,
      picks: [],
    }));
  });
}

/** The path of what a reference reads. */
export function pathThrough(
  { nodes, infoOf, inputType }: Varying,
  axes: Axes,
  { node, port }: Reference,
): readonly Axis[] {
  if (node === "inputs") {
    const type = inputType(port);
    return type !== undefined && flowOfType(type).list ? [axisAt(axes, "inputs", port)] : [];
  }
  const spec = nodes[node];
  const path = axes.paths.get(node) ?? [];
  const output = spec && infoOf(spec)?.outputs[port];
  // A bypassed node opens nothing: what goes into it comes out.
  if (!output?.list || spec?.bypass === true) return path;
  return [...path, axisAt(axes, node, output.axis ?? output.alias ?? port)];
}

function axisAt({ opened, paths }: Axes, id: string, port: string, count?: number): Axis {
  const name = `${id}.${port}`;
  const known = opened.get(name);
  if (known) return known;
  const opener = { id, axes: paths.get(id) ?? [] };
  const made: Axis = { id: name, opener, port, ...(count === undefined ? {} : { count }) };
  opened.set(name, made);
  return made;
}
