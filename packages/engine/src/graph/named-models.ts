import type { z } from "zod";
import type { NodeType } from "../nodes/define-node.ts";
import type { GraphNode } from "./graph.ts";

/** A model that a node names itself; what comes through a port is known only when it runs. */
export interface NamedModel {
  readonly node: GraphNode;
  readonly param: string;
  readonly model: string;
}

/** All models that a graph names, those in bodies too. */
export function* namedModels(nodes: readonly GraphNode[]): Generator<NamedModel> {
  for (const node of nodes) {
    if (node.body) yield* namedModels(node.body.nodes);
    for (const param of modelParams(node.type)) {
      const model = node.params?.[param];
      if (typeof model === "string") yield { node, param, model };
    }
  }
}

/** The first node, in bodies too, that makes clips and leaves the model to the configuration. */
export function takesDefault(nodes: readonly GraphNode[]): GraphNode | undefined {
  for (const node of nodes) {
    if (node.params && node.type.model?.(node.params) === "") return node;
    const inner = node.body && takesDefault(node.body.nodes);
    if (inner) return inner;
  }
  return undefined;
}

const named = new WeakMap<NodeType, readonly string[]>();

/** Names of the parameters that hold a model's name. */
function modelParams(type: NodeType): readonly string[] {
  let names = named.get(type);
  if (!names) {
    const params = Object.entries(type.params.shape as Readonly<Record<string, z.ZodType>>);
    names = params.filter(([, schema]) => schema.meta()?.["widget"] === "model").map(([name]) => name);
    named.set(type, names);
  }
  return names;
}
