import type { Graph, GraphNode } from "../graph/graph.ts";

/** For every node, those in bodies too, the number of nodes on the longest path behind it: what waits for it. */
export function ranksOf(
  graph: Graph,
  behind = 0,
  ranks = new Map<GraphNode, number>(),
): ReadonlyMap<GraphNode, number> {
  for (const node of graph.nodes.toReversed()) {
    const rank = ranks.get(node) ?? behind;
    ranks.set(node, rank);
    for (const { source } of node.edges) ranks.set(source, Math.max(ranks.get(source) ?? 0, rank + 1));
    if (node.body) ranksOf(node.body, rank, ranks);
  }
  return ranks;
}
