import {
  parseReference,
  referencesOf,
  type Kind,
  type NodeInfo,
  type Pipeline,
  type PipelineGraph,
  type Reference,
} from "@reelgraph/engine";
import { wiresOf } from "../../document/wires-of.ts";
import { typeOf } from "../type-of.ts";
import { flowOfType, type Flow } from "./flow-type.ts";
import { graphInfo } from "./graph-info.ts";
import { graphPath, outerPath, scopeAt, splitPath, type Scope } from "../scope.ts";

export type NodeInfos = ReadonlyMap<string, NodeInfo>;

const unknown: Flow = { kind: "any", list: false };
/** Deeper than any chain of nodes that pass a kind on. */
const deepest = 40;

/** Tells what flows out of a reference that is read in a scope. */
export function flowOf(pipeline: Pipeline, scope: Scope, types: NodeInfos, reference: Reference, depth = 0): Flow {
  if (depth > deepest) return unknown;
  const { node, port } = reference;
  if (node === "iteration") return { kind: "number", list: false };
  if (node === "inputs") {
    const spec = scopeAt(pipeline, graphPath(scope.path))?.graph?.inputs?.[port];
    return spec ? flowOfType(spec.type) : unknown;
  }
  if (node === "state") {
    const outer = scopeAt(pipeline, outerPath(scope.path));
    const [first] = referencesOf(scope.loop?.with?.[port]);
    if (outer && first) return { kind: flowOf(pipeline, outer, types, first, depth + 1).kind, list: false };
    const literal = scope.loop?.with?.[port];
    return { kind: kindOfLiteral(literal), list: false };
  }
  const spec = scope.nodes[node];
  const info = spec && infoFor(pipeline, types, spec.use);
  const output = info?.outputs[port];
  if (port === "error") return { kind: "json", list: false };
  if (!spec || !output) return unknown;
  if (typeof output.kind === "string") return { kind: output.kind, list: output.list };
  if ("like" in output.kind) {
    const [first] = wiresOf(spec).get(output.kind.like) ?? [];
    const kind = first ? flowOf(pipeline, scope, types, first, depth + 1).kind : "any";
    return { kind, list: output.list };
  }
  const yielded = parseReference(spec.yield?.[output.kind.yields] ?? "");
  const body = scopeAt(pipeline, scope.prefix + node);
  const kind = yielded && body ? flowOf(pipeline, body, types, yielded, depth + 1).kind : "any";
  return { kind, list: output.list };
}

function kindOfLiteral(value: unknown): Kind | "any" {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "any";
}

const made = new WeakMap<NodeInfos, WeakMap<PipelineGraph, NodeInfo>>();

/** What a node's `use` names: a type, or a sub-pipeline of the file, described as if it were one. */
export function infoFor(pipeline: Pipeline, types: NodeInfos, use: string): NodeInfo | undefined {
  if (!use.startsWith("#")) return types.get(typeOf({ use }));
  const graph = pipeline.pipelines?.[use.slice(1)];
  const scope = scopeAt(pipeline, use);
  if (!graph || !scope) return undefined;
  const known = made.get(types) ?? new WeakMap<PipelineGraph, NodeInfo>();
  made.set(types, known);
  const before = known.get(graph);
  if (before) return before;
  const info = graphInfo(
    use,
    use.slice(1),
    graph,
    (spec) => infoFor(pipeline, types, spec.use),
    (reference) => flowOf(pipeline, scope, types, reference, 1).kind,
  );
  known.set(graph, info);
  return info;
}

/** A file that is used as a node, described as if it were a type. */
export function fileInfo(use: string, pipeline: Pipeline, types: NodeInfos): NodeInfo {
  const scope: Scope = { path: "", prefix: "", nodes: pipeline.nodes, graph: pipeline };
  const title = pipeline.name ?? use.replace(/^\.\//, "").replace(/\.json$/, "");
  return graphInfo(
    use,
    title,
    pipeline,
    (spec) => infoFor(pipeline, types, spec.use),
    (reference) => flowOf(pipeline, scope, types, reference, 1).kind,
  );
}

/** The node that a wire comes from, as the canvas draws it: the card of the inputs for `$inputs.idea`. */
export function drawnSource(scope: Scope, { node, port }: Reference): { readonly id: string; readonly port: string } {
  if (node === "inputs") return { id: `${scope.prefix}$inputs`, port };
  if (node === "state") return { id: `${scope.prefix}$state`, port };
  if (node === "iteration") return { id: `${scope.prefix}$state`, port: "$iteration" };
  return { id: scope.prefix + node, port };
}

/** The reverse: what is written in the file for a port that is drawn as giving something. */
export function referenceOf(id: string, port: string): Reference {
  const { id: node } = splitPath(id);
  if (node === "$inputs") return { node: "inputs", port };
  if (node === "$state") return port === "$iteration" ? { node: "iteration", port: "" } : { node: "state", port };
  return { node, port };
}
