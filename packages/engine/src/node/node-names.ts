import type { Graph, GraphNode } from "../graph/graph.ts";

/**
 * Names of all nodes in the order of the file, those in bodies too: `clip`, `clip/video`. Sub-pipelines have their own
 * files, so there the order in which nodes can run must do.
 */
export function* nodeNames(nodes: Graph["nodes"], order: object = {}): Iterable<string> {
  const places = new Map(Object.keys(order).map((id, place) => [id, place]));
  const placeOf = ({ id }: GraphNode) => places.get(id) ?? -1;
  for (const { name, spec, body } of nodes.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    yield name;
    if (body) yield* nodeNames(body.nodes, spec.body);
  }
}
