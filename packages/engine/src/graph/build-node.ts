import type { Problem } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";
import { describeAccepts, fits, type MaybeKind } from "../ports/connect.ts";
import { kinds } from "../ports/kinds.ts";
import { closesLists, loopSettings, sortArguments, type Arguments, type Wire } from "./arguments.ts";
import { axisNamed, describePath, hasDependents, nodePath, picksOf, type Reach } from "./axes.ts";
import type { Axis, Edge, Graph, GraphNode, InputSlot } from "./graph.ts";
import { outputSlots } from "./outputs.ts";
import { readParams } from "./read-params.ts";

/** What a node needs to know about its surroundings while it is built. */
export interface Surroundings {
  /** The node or source that a reference names, if it was built. */
  find(id: string): GraphNode | undefined;
  /** Whether the id stands in the file at all; one that does but was not built has problems of its own. */
  exists(id: string): boolean;
  /** Whether it stands outside this body, where a body can't reach. */
  outside(id: string): boolean;
  ids(): readonly string[];
  report(problem: Problem): void;
  /** Makes a loop's body ready, when the node's inputs are known. */
  body(node: { spec: NodeSpec; at: string; name: string }, state: ReadonlyMap<string, MaybeKind>): Graph | undefined;
}

/** Makes one node of the file ready to run: its edges, parameters, path and outputs. Problems are reported, all of them. */
export function buildNode(
  id: string,
  name: string,
  at: string,
  spec: NodeSpec,
  type: NodeType,
  around: Surroundings,
  subgraph: Graph | undefined,
): GraphNode {
  const report = (problem: Problem) => around.report({ node: name, ...problem });
  const loop = type.body !== undefined && subgraph === undefined;
  reportIgnored(type, spec, loop, at, report);
  const own = loop ? loopParams(type, spec) : {};
  const early = loop ? readParams(type, own, new Set(), at, () => {}) : undefined;
  const folds = (early && type.body?.folds?.(early)) ?? [];
  const sorted = sortArguments(type, spec, at, folds, report);
  const edges: Edge[] = [];
  for (const wire of sorted.wires) {
    const edge = connect(wire, sorted.slots.get(wire.port), around, report);
    if (edge) edges.push(edge);
  }
  reportMissing(type, sorted, at, report);

  const settings = loop ? own : sorted.settings;
  const wired = new Set<string>();
  for (const [port, slot] of sorted.slots) if (slot.use === "param") wired.add(port);
  const base = loop ? at : `${at}/with`;
  const params = readParams(type, settings, wired, base, report);

  const over = loop ? undefined : (spec.over ?? settings["over"]);
  const common = new Map<string, number>();
  const reaches = edges.map((edge) => {
    if (sorted.slots.get(edge.port)?.port.arity !== "list") return { edge, path: edge.axes };
    if (!common.has(edge.port)) common.set(edge.port, commonAxes(edge, edges));
    return close(edge, common.get(edge.port) ?? -1, over, report);
  });
  const path = nodePath(reaches, spec.map);
  if ("code" in path) report({ at, ...path });
  const known = "code" in path ? { axes: [], zipped: new Map<Axis, Axis>() } : path;
  for (const edge of edges) edge.picks = picksOf(edge, known);

  const takes = type.takes && typeof params?.["takes"] === "number" ? params["takes"] : 1;
  const kindOfInput = (port: string): MaybeKind => {
    const edge = edges.find((candidate) => candidate.port === port);
    return edge?.kind ?? kindOfValue(sorted.literals.get(port));
  };
  const state = () => new Map([...sorted.slots.keys()].map((port) => [port, kindOfInput(port)]));
  const body = loop ? around.body({ spec, at, name }, state()) : subgraph;

  const node: GraphNode = {
    id,
    name,
    at,
    spec,
    type,
    ports: withLists(type, sorted.slots),
    outputs: new Map(),
    edges,
    literals: sorted.literals,
    settings,
    params: wired.size === 0 ? params : undefined,
    axes: known.axes,
    takes,
    body,
  };
  const takeAxis: Axis[] = takes > 1 ? [{ id: `${id}.take`, opener: node, port: "take", count: takes }] : [];
  node.axes = [...known.axes, ...takeAxis];
  const yielded = (key: string): MaybeKind => body?.outputs.get(key)?.kind ?? "any";
  return Object.assign(node, { outputs: outputSlots(type, node, { input: kindOfInput, yielded }) });
}

function connect(
  wire: Wire,
  slot: InputSlot | undefined,
  around: Surroundings,
  report: (problem: Problem) => void,
): Edge | undefined {
  const source = around.find(wire.reference.node);
  if (!source) {
    if (!around.exists(wire.reference.node)) {
      report({
        code: "unknown-node",
        at: wire.at,
        message: `There is no node "${wire.reference.node}" here`,
        ...(around.outside(wire.reference.node)
          ? { hint: `a body reads only its own nodes: pass it through the loop's "with" and read $state` }
          : didYouMean(wire.reference.node, around.ids())),
      });
    }
    return undefined;
  }
  const output = source.outputs.get(wire.reference.port);
  if (!output) {
    report({
      code: "unknown-output",
      at: wire.at,
      message: `"${wire.reference.node}" has no output "${wire.reference.port}"`,
      expected: [...source.outputs.keys()].join(", ") || "nothing to read",
      ...didYouMean(wire.reference.port, source.outputs.keys()),
    });
    return undefined;
  }
  if (slot && !fits(output.kind, slot.port.accepts)) {
    report({
      code: "wrong-type",
      at: wire.at,
      message: `"${wire.port}" can't take the ${output.kind} from ${wire.reference.node}.${wire.reference.port}`,
      expected: describeAccepts(slot.port.accepts),
    });
  }
  if (output.maybe && slot?.port.arity === "one" && slot.use === "input") {
    report({
      code: "maybe-absent",
      at: wire.at,
      message: `"${wire.port}" is required, but ${wire.reference.node}.${wire.reference.port} may be absent`,
      hint: "give it a first value in the loop's `with`, or a default",
    });
  }
  return {
    port: wire.port,
    source,
    sourcePort: output.source,
    kind: output.kind,
    at: wire.at,
    axes: output.axis ? [...source.axes, output.axis] : source.axes,
    opened: output.axis !== undefined,
    maybe: output.maybe ?? false,
    closes: -1,
    picks: [],
    key: wire.alone ? "" : wire.reference.node,
    position: wire.position,
  };
}

/**
 * Rule 8: a list port closes the innermost axis, or the one that `over` names. Several references at one port are
 * themselves the list, so only those that vary on more than the axes `common` to all are closed into it.
 */
function close(edge: Edge, common: number, over: unknown, report: (problem: Problem) => void): Reach {
  const single = edge.axes.length === 0 || (edge.axes.length === common && typeof over !== "string");
  if (single) return { edge, path: edge.axes };
  edge.closes = typeof over === "string" ? axisNamed(edge.axes, over) : edge.axes.length - 1;
  if (edge.closes === -1 || hasDependents(edge.axes, edge.closes)) {
    report({
      code: "bad-axis",
      at: edge.at,
      message:
        edge.closes === -1
          ? `"${edge.port}" does not vary over "${String(over)}"`
          : `"${String(over)}" can't be closed before the lists that depend on it`,
      expected: describePath(edge.axes),
    });
    edge.closes = edge.axes.length - 1;
  }
  return { edge, path: edge.axes.toSpliced(edge.closes, 1) };
}

/** List ports that nothing arrives at are empty lists, so that a node need not tell them from absent ones. */
function withLists(type: NodeType, slots: ReadonlyMap<string, InputSlot>): ReadonlyMap<string, InputSlot> {
  const empty = Object.entries(type.inputs).filter(
    ([name, { arity }]) => (arity === "list" || arity === "many") && !slots.has(name),
  );
  if (empty.length === 0) return slots;
  return new Map([...slots, ...empty.map(([name, port]): [string, InputSlot] => [name, { port, use: "input" }])]);
}

/** How many axes all references of an edge's port vary on; -1 when it is the only one. */
function commonAxes(edge: Edge, edges: readonly Edge[]): number {
  if (edge.key === "") return -1;
  const siblings = edges.filter((other) => other.port === edge.port);
  return edge.axes.filter((axis) => siblings.every((other) => other.axes.includes(axis))).length;
}

function loopParams(type: NodeType, spec: NodeSpec): Record<string, unknown> {
  const names = loopSettings.filter((name) => Object.hasOwn(type.params.shape, name) && spec[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, spec[name]]));
}

/** Settings that the type doesn't know would be passed over in silence. */
function reportIgnored(
  type: NodeType,
  spec: NodeSpec,
  loop: boolean,
  at: string,
  report: (problem: Problem) => void,
): void {
  const loopKeys = [...Object.keys(type.params.shape), "body", "yield"];
  const known = loop ? loopKeys : closesLists(type) ? ["over"] : [];
  for (const name of [...loopSettings, "body", "yield"] as const) {
    if (spec[name] === undefined || known.includes(name)) continue;
    const budget = name === "budget" ? "a loop's own budget is not enforced yet; the pipeline's is" : undefined;
    const hint = budget ?? (Object.hasOwn(type.params.shape, name) ? `write it into "with"` : "take it out");
    report({
      code: "ignored-setting",
      at: `${at}/${name}`,
      message: `"${type.type}" has no setting "${name}"`,
      hint,
      severity: "warning",
    });
  }
}

function reportMissing(type: NodeType, { slots }: Arguments, at: string, report: (problem: Problem) => void): void {
  for (const [name, port] of Object.entries(type.inputs)) {
    const needed = port.arity === "one" || (port.arity !== "optional" && port.optional !== true);
    if (!needed || slots.has(name)) continue;
    report({
      code: "missing-input",
      at: `${at}/with`,
      message: `"${type.type}" needs the input "${name}"`,
      expected: `${port.arity === "one" ? "" : "a list of "}${describeAccepts(port.accepts)}`,
      hint: `wire it: "${name}": "$node.port"`,
    });
  }
}

function kindOfValue(value: unknown): MaybeKind {
  const sample: unknown = Array.isArray(value) ? value[0]?.value : value;
  if (kinds.text(sample)) return "text";
  if (kinds.number(sample)) return "number";
  return kinds.boolean(sample) ? "boolean" : "any";
}
