import type { Graph } from "./graph.ts";

/** The node types of a graph with their versions, those in bodies too. */
export function typesOf({ nodes }: Pick<Graph, "nodes">): Readonly<Record<string, number>> {
  const types: Record<string, number> = {};
  for (const { type, body } of nodes) {
    types[type.type] = type.version;
    if (body) Object.assign(types, typesOf(body));
  }
  return types;
}
