import type { Edge, GraphNode, OutputSlot } from "./graph.ts";

/** A reference from outside the graph to one of its ports: an output, with all of its axes open. */
export function edgeTo(name: string, source: GraphNode, output: OutputSlot): Edge {
  const axes = output.axis ? [...source.axes, output.axis] : source.axes;
  return {
    port: name,
    slot: undefined,
    source,
    sourcePort: output.source,
    kind: output.kind,
    axes,
    opened: output.axis !== undefined,
    closes: -1,
    picks: axes.map((_, index) => index),
    key: "",
    position: 0,
  };
}
