import type { NodeType } from "../nodes/define-node.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";
import type { MaybeKind } from "../ports/connect.ts";
import { kinds } from "../ports/kinds.ts";
import { loopSettings, sortArguments } from "./arguments.ts";
import { findPath } from "./axes.ts";
import type { FileNode } from "./file-node.ts";
import type { Graph, GraphNode } from "./graph.ts";
import { reportFaults, reportIgnored, reportMissing, reportMixed, reportPin } from "./node-problems.ts";
import { outputSlots, plainOutputs } from "./outputs.ts";
import type { PortTable } from "./port-tables.ts";
import { paramProblems, readParams } from "./read-params.ts";
import type { Argument } from "./read-arguments.ts";
import type { Surroundings } from "./surroundings.ts";

/** Makes a node ready to run: its edges, parameters, path and outputs. Problems are reported, all of them. */
export function buildNode(
  node: FileNode,
  given: readonly Argument[],
  around: Surroundings,
  subgraph: Graph | undefined,
): void {
  const { spec, type } = node;
  const { report } = around;
  const loop = type.body !== undefined && subgraph === undefined;
  reportIgnored(node, loop, report);
  reportPin(node, report);
  const own = loop ? loopParams(type, spec) : undefined;
  const early = own && readParams(type, own);
  const folds = (early && type.body?.folds?.(early)) ?? noFolds;
  const table = sortArguments(node, given, around.ports.of(type, folds), around);
  node.ports = table.ports;
  if (own) node.settings = own;
  reportMixed(node, table, report);
  reportMissing(node, table, report);

  const params = readParams(type, node.settings);
  if (!params) {
    const base = loop ? node.at : `${node.at}/with`;
    for (const problem of paramProblems(type, node.settings, base, table.wired)) report(node, problem);
  }
  if (table.wired.size === 0) node.params = params;
  if (params && type.faults) reportFaults(node, params, table.wired, report);
  node.axes = findPath(node.edges, {
    spec,
    over: loop ? undefined : (spec.over ?? node.settings["over"]),
    node,
    report: (problem) => report(node, problem),
  });
  if (type.takes && typeof params?.["takes"] === "number") node.takes = params["takes"];
  node.body = loop ? around.body(node, stateOf(node, table)) : subgraph;
  if (node.takes > 1)
    node.axes = [...node.axes, { id: `${node.id}.take`, opener: node, port: "take", count: node.takes }];
  node.outputs = plainOutputs(type, spec) ?? ownOutputs(node);
}

const noFolds: readonly string[] = [];

function ownOutputs(node: GraphNode): GraphNode["outputs"] {
  return outputSlots(node.type, node, {
    input: (port) => kindOfInput(port, node),
    yielded: (key) => node.body?.outputs.get(key)?.output.kind ?? "any",
  });
}

/** What a loop's body is given in its first round. */
function stateOf(node: GraphNode, table: PortTable): ReadonlyMap<string, MaybeKind> {
  return new Map(table.written.map(({ name }) => [name, kindOfInput(name, node)]));
}

function kindOfInput(port: string, { edges, literals }: GraphNode): MaybeKind {
  const edge = edges.find(({ slot }) => slot.name === port);
  return edge?.output.kind ?? kindOfValue(literals.get(port));
}

function loopParams(type: NodeType, spec: NodeSpec): Record<string, unknown> {
  const names = loopSettings.filter((name) => Object.hasOwn(type.params.shape, name) && spec[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, spec[name]]));
}

function kindOfValue(value: unknown): MaybeKind {
  const sample: unknown = Array.isArray(value) ? value[0]?.value : value;
  if (kinds.text(sample)) return "text";
  if (kinds.number(sample)) return "number";
  return kinds.boolean(sample) ? "boolean" : "any";
}
