import type { Problem } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";
import { describeAccepts, fits, type MaybeKind } from "../ports/connect.ts";
import { kinds } from "../ports/kinds.ts";
import { withLists, type PortTables } from "./port-tables.ts";
import { closesLists, loopSettings, sortArguments, type Arguments, type Wire } from "./arguments.ts";
import { findPath } from "./axes.ts";
import type { Edge, Graph, GraphNode, InputSlot } from "./graph.ts";
import { outputSlots, plainOutputs } from "./outputs.ts";
import { readParams } from "./read-params.ts";

/** What a node needs to know about its surroundings while it is built. */
export interface Surroundings {
  /** The node or source that a reference names, if it was built. */
  find(id: string): GraphNode | undefined;
  /** Whether the id stands in the file at all; one that does but was not built has problems of its own. */
  exists(id: string): boolean;
  /** Whether it stands outside this body, where a body can't reach. */
  outside(id: string): boolean;
  readonly ports: PortTables;
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
  reportPin(type, spec, at, report);
  const own = loop ? loopParams(type, spec) : {};
  const early = loop ? readParams(type, own, new Set(), at, () => {}) : undefined;
  const folds = (early && type.body?.folds?.(early)) ?? [];
  const sorted = sortArguments(type, spec, at, folds, report);
  const edges = connectAll(sorted, around, report);
  reportMixed(type, edges, report);
  reportMissing(type, sorted, at, report);

  const settings = loop ? own : sorted.settings;
  const wired = wiredParams(sorted);
  const base = loop ? at : `${at}/with`;
  const params = readParams(type, settings, wired, base, report);

  const over = loop ? undefined : (spec.over ?? settings["over"]);
  const axes = findPath(edges, sorted.slots, { spec, over, at, report });

  const takes = type.takes && typeof params?.["takes"] === "number" ? params["takes"] : 1;
  const body = loop ? around.body({ spec, at, name }, stateOf(sorted, edges)) : subgraph;

  const plain = plainOutputs(type, spec);
  const node: Writable<GraphNode> = {
    id,
    name,
    at,
    spec,
    type,
    ports: folds.length > 0 ? withLists(type, sorted.slots) : around.ports.of(type, sorted.slots),
    outputs: plain ?? new Map(),
    edges,
    literals: sorted.literals,
    settings,
    params: wired.size === 0 ? params : undefined,
    axes,
    takes,
    body,
  };
  if (takes > 1) node.axes = [...axes, { id: `${id}.take`, opener: node, port: "take", count: takes }];
  if (plain) return node;
  node.outputs = outputSlots(type, node, {
    input: (port) => kindOfInput(port, sorted, edges),
    yielded: (key) => body?.outputs.get(key)?.kind ?? "any",
  });
  return node;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const noNames: ReadonlySet<string> = new Set();

/** Parameters that are left to the run, because a reference stands for them. */
function wiredParams({ slots }: Arguments): ReadonlySet<string> {
  let names: Set<string> | undefined;
  for (const [port, { use }] of slots) if (use === "param") (names ??= new Set()).add(port);
  return names ?? noNames;
}

/** What a loop's body is given in its first round. */
function stateOf(sorted: Arguments, edges: readonly Edge[]): ReadonlyMap<string, MaybeKind> {
  return new Map([...sorted.slots.keys()].map((port) => [port, kindOfInput(port, sorted, edges)]));
}

function kindOfInput(port: string, { literals }: Arguments, edges: readonly Edge[]): MaybeKind {
  const edge = edges.find((candidate) => candidate.port === port);
  return edge?.kind ?? kindOfValue(literals.get(port));
}

/** Of an edge that doesn't vary, or whose node's path is not known yet. */
const noPicks: readonly number[] = [];

function connectAll(
  { wires, slots }: Arguments,
  around: Surroundings,
  report: (problem: Problem) => void,
): readonly Edge[] {
  const found = (edge: Edge | undefined) => edge !== undefined;
  const edges = wires.map((wire) => connect(wire, slots.get(wire.port), around, report));
  return edges.every(found) ? edges : edges.filter(found);
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
    picks: noPicks,
    key: wire.alone ? "" : wire.reference.node,
    position: wire.position,
  };
}

function loopParams(type: NodeType, spec: NodeSpec): Record<string, unknown> {
  const names = loopSettings.filter((name) => Object.hasOwn(type.params.shape, name) && spec[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, spec[name]]));
}

const bodySettings: ReadonlySet<string> = new Set([...loopSettings, "body", "yield"]);

/** Settings that the type doesn't know would be passed over in silence. */
function reportIgnored(
  type: NodeType,
  spec: NodeSpec,
  loop: boolean,
  at: string,
  report: (problem: Problem) => void,
): void {
  for (const name of Object.keys(spec)) {
    if (!bodySettings.has(name)) continue;
    const known = loop ? [...Object.keys(type.params.shape), "body", "yield"] : closesLists(type) ? ["over"] : [];
    if (known.includes(name)) continue;
    const hint = Object.hasOwn(type.params.shape, name) ? `write it into "with"` : "take it out";
    report({
      code: "ignored-setting",
      at: `${at}/${name}`,
      message: `"${type.type}" has no setting "${name}"`,
      hint,
      severity: "warning",
    });
  }
}

/** What is made anew each time, or changes the world, has no result that could be kept. */
function reportPin(type: NodeType, { pin }: NodeSpec, at: string, report: (problem: Problem) => void): void {
  if (pin === undefined || (type.volatile !== true && type.purity !== "effect" && type.instant !== true)) return;
  report({
    code: "cannot-pin",
    at: `${at}/pin`,
    message: `"${type.type}" keeps no results that could be pinned`,
    expected: "a node whose results are kept",
    hint: type.body ? "pin a node in its body" : `take "pin" off`,
  });
}

/** What comes out is of the kind of what goes in, so that must be one kind (rule 2). */
function reportMixed(type: NodeType, edges: readonly Edge[], report: (problem: Problem) => void): void {
  for (const { kind } of Object.values(type.outputs)) {
    if (typeof kind === "string" || !("like" in kind)) continue;
    const known = edges.filter((edge) => edge.port === kind.like && edge.kind !== "any");
    const other = known.find((edge) => edge.kind !== known[0]?.kind);
    if (!other || !known[0]) continue;
    report({
      code: "wrong-type",
      at: other.at,
      message: `"${other.port}" has ${known[0].kind} already, and can't take the ${other.kind} from ${other.source.id}.${other.sourcePort} as well`,
      expected: `values of one kind: ${known[0].kind}`,
    });
    return;
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
