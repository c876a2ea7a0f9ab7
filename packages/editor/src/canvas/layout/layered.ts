import dagre from "@dagrejs/dagre";
import type { Position } from "@reelgraph/engine";
import type { Boxes } from "./tidy.ts";

/** Pixels between columns, and between nodes of one. */
const gaps = { ranksep: 90, nodesep: 50 };

/** Upper left corners in layers from left to right. */
export function layered({ sizes, wires }: Boxes): readonly Position[] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", ...gaps });
  graph.setDefaultEdgeLabel(() => ({}));
  sizes.forEach(([width, height], index) => graph.setNode(`${index}`, { width, height }));
  for (const [from, to] of wires) graph.setEdge(`${from}`, `${to}`);
  dagre.layout(graph);
  return sizes.map(([width, height], index): Position => {
    const { x = 0, y = 0 } = graph.node(`${index}`);
    return [x - width / 2, y - height / 2];
  });
}
