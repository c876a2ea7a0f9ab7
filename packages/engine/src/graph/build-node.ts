import type { Problem } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";
import { describeAccepts, fits, type MaybeKind } from "../ports/connect.ts";
import { kinds } from "../ports/kinds.ts";
import { closesLists, type PortTables } from "./port-tables.ts";
import { loopSettings, sortArguments, type Arguments, type Wire } from "./arguments.ts";
import { findPath } from "./axes.ts";
import { placeOf } from "./place-of.ts";
import type { Edge, Graph, GraphNode } from "./graph.ts";
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
  const join = (wire: Wire) => connect(wire, at, around, report);
  const sorted = sortArguments(type, spec, at, around.ports.of(type, folds), join, report);
  const { edges } = sorted;
  reportMixed(type, at, edges, report);
  reportMissing(type, sorted, at, report);

  const settings = loop ? own : sorted.settings;
  const wired = wiredParams(sorted);
  const base = loop ? at : `${at}/with`;
  const params = readParams(type, settings, wired, base, report);

  const over = loop ? undefined : (spec.over ?? settings["over"]);
  const axes = findPath(edges, { spec, over, at, report });

  const takes = type.takes && typeof params?.["takes"] === "number" ? params["takes"] : 1;
  const body = loop ? around.body({ spec, at, name }, stateOf(sorted)) : subgraph;

  const plain = plainOutputs(type, spec);
  const node: Writable<GraphNode> = {
    id,
    name,
    at,
    position: -1,
    spec,
    type,
    ports: sorted.table.ports,
    outputs: plain ?? new Map(),
    edges,
    literals: sorted.literals,
    settings,
    params: wired.size === 0 ? params : undefined,
    paramsText: undefined,
    axes,
    takes,
    body,
  };
  if (takes > 1) node.axes = [...axes, { id: `${id}.take`, opener: node, port: "take", count: takes }];
  if (!plain) node.outputs = ownOutputs(node, sorted);
  return node;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function ownOutputs(node: GraphNode, sorted: Arguments): GraphNode["outputs"] {
  return outputSlots(node.type, node, {
    input: (port) => kindOfInput(port, sorted),
    yielded: (key) => node.body?.outputs.get(key)?.kind ?? "any",
  });
}

const noNames: ReadonlySet<string> = new Set();

/** Parameters that are left to the run, because a reference stands for them. */
function wiredParams({ table }: Arguments): ReadonlySet<string> {
  let names: Set<string> | undefined;
  for (const { name, use } of table.written) if (use === "param") (names ??= new Set()).add(name);
  return names ?? noNames;
}

/** What a loop's body is given in its first round. */
function stateOf(sorted: Arguments): ReadonlyMap<string, MaybeKind> {
  return new Map(sorted.table.written.map(({ name }) => [name, kindOfInput(name, sorted)]));
}

function kindOfInput(port: string, { edges, literals }: Arguments): MaybeKind {
  const edge = edges.find((candidate) => candidate.port === port);
  return edge?.kind ?? kindOfValue(literals.get(port));
}

/** Of an edge that doesn't vary, or whose node's path is not known yet. */
const noPicks: readonly number[] = [];

/** `at`: the reading node. */
function connect(wire: Wire, at: string, around: Surroundings, report: (problem: Problem) => void): Edge | undefined {
  const { slot, reference } = wire;
  const source = around.find(reference.node);
  if (!source) {
    if (!around.exists(reference.node)) {
      report({
        code: "unknown-node",
        at: placeOf(at, slot.name, wire.position, wire.alone),
        message: `There is no node "${reference.node}" here`,
        ...(around.outside(reference.node)
          ? { hint: `a body reads only its own nodes: pass it through the loop's "with" and read $state` }
          : didYouMean(reference.node, around.ids())),
      });
    }
    return undefined;
  }
  const output = source.outputs.get(reference.port);
  if (!output) {
    report({
      code: "unknown-output",
      at: placeOf(at, slot.name, wire.position, wire.alone),
      message: `"${reference.node}" has no output "${reference.port}"`,
      expected: [...source.outputs.keys()].join(", ") || "nothing to read",
      ...didYouMean(reference.port, source.outputs.keys()),
    });
    return undefined;
  }
  if (!fits(output.kind, slot.port.accepts)) {
    report({
      code: "wrong-type",
      at: placeOf(at, slot.name, wire.position, wire.alone),
      message: `"${slot.name}" can't take the ${output.kind} from ${reference.node}.${reference.port}`,
      expected: describeAccepts(slot.port.accepts),
    });
  }
  if (output.maybe && slot.port.arity === "one" && slot.use === "input") {
    report({
      code: "maybe-absent",
      at: placeOf(at, slot.name, wire.position, wire.alone),
      message: `"${slot.name}" is required, but ${reference.node}.${reference.port} may be absent`,
      hint: "give it a first value in the loop's `with`, or a default",
    });
  }
  return {
    port: slot.name,
    slot,
    source,
    sourcePort: output.source,
    kind: output.kind,
    axes: output.axis ? [...source.axes, output.axis] : source.axes,
    opened: output.axis !== undefined,
    closes: -1,
    picks: noPicks,
    key: wire.alone ? "" : source.id,
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
function reportMixed(type: NodeType, at: string, edges: readonly Edge[], report: (problem: Problem) => void): void {
  for (const { kind } of Object.values(type.outputs)) {
    if (typeof kind === "string" || !("like" in kind)) continue;
    const known = edges.filter((edge) => edge.port === kind.like && edge.kind !== "any");
    const other = known.find((edge) => edge.kind !== known[0]?.kind);
    if (!other || !known[0]) continue;
    report({
      code: "wrong-type",
      at: placeOf(at, other.port, other.position, other.key === ""),
      message: `"${other.port}" has ${known[0].kind} already, and can't take the ${other.kind} from ${other.source.id}.${other.sourcePort} as well`,
      expected: `values of one kind: ${known[0].kind}`,
    });
    return;
  }
}

function reportMissing(type: NodeType, { table }: Arguments, at: string, report: (problem: Problem) => void): void {
  for (const { name, port } of table.missing) {
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
