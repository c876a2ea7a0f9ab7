import { parseReference, type Kind, type NodeInfo, type PipelineGraph, type Reference } from "@reelgraph/engine";
import { axesOf, pathThrough, type Varying } from "./axes.ts";
import { flowOfType } from "./flow-type.ts";

/** A graph that is used as a node, described as node types are: its inputs and outputs are the ports (rule 20). */
export function graphInfo(
  use: string,
  title: string,
  graph: PipelineGraph,
  infoOf: Varying["infoOf"],
  kindOf: (reference: Reference) => Kind | "any",
): NodeInfo {
  const varying: Varying = { nodes: graph.nodes, infoOf, inputType: (name) => graph.inputs?.[name]?.type };
  const axes = axesOf(varying);
  return {
    type: use,
    version: 1,
    title,
    doc: graph.note ?? "",
    category: "flow",
    purity: "pure",
    inputs: Object.fromEntries(
      Object.entries(graph.inputs ?? {}).map(([name, spec]) => {
        const { kind, list } = flowOfType(spec.type);
        const free = spec.optional === true || spec.default !== undefined;
        const doc = spec.label ?? spec.note ?? "";
        return [name, { accepts: kind, arity: list ? "list" : free ? "optional" : "one", doc, optional: free }];
      }),
    ),
    outputs: Object.fromEntries(
      Object.entries(graph.outputs ?? {}).map(([name, text]) => {
        const reference = parseReference(text);
        const kind = reference ? kindOf(reference) : "any";
        const list = reference !== undefined && pathThrough(varying, axes, reference).length > 0;
        return [name, { kind: kind === "any" ? { like: "" } : kind, list, doc: "" }];
      }),
    ),
    params: {},
    required: [],
    folds: false,
    conditions: [],
    takes: false,
    keeps: false,
    priced: false,
  };
}
