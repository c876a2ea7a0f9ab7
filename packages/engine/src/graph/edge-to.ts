import type { InputPort } from "../ports/port.ts";
import type { Edge, GraphNode, OutputSlot } from "./graph.ts";

/** Outputs of a graph take whatever comes. */
const anything: InputPort = { accepts: "any", arity: "optional", doc: "" };

/** A reference from outside the graph to one of its ports: an output, with all of its axes open. */
export function edgeTo(name: string, source: GraphNode, output: OutputSlot): Edge {
  const axes = output.axis ? [...source.axes, output.axis] : source.axes;
  return {
    slot: { name, port: anything, use: "input" },
    source,
    output,
    axes,
    closes: -1,
    picks: axes.map((_, index) => index),
    key: "",
    position: 0,
  };
}
