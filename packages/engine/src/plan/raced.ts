import type { Graph, GraphNode } from "../graph/graph.ts";
import { isLazy } from "./read-edge.ts";

const known = new WeakMap<Graph, ReadonlySet<GraphNode>>();

/** The nodes whose units a join may give up while they run, because it needs only the first of them (rule 12). */
export function racedIn(graph: Graph): ReadonlySet<GraphNode> {
  let raced = known.get(graph);
  if (!raced) known.set(graph, (raced = search(graph)));
  return raced;
}

function search(graph: Graph): ReadonlySet<GraphNode> {
  const found = new Set<GraphNode>();
  const open: GraphNode[] = [];
  for (const node of graph.nodes) {
    if (!node.type.needs) continue;
    for (const edge of node.edges) if (isLazy(edge)) open.push(edge.source);
  }
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    for (const { source } of node.edges) open.push(source);
  }
  return found;
}
