import { didYouMean } from "../pipeline/nearest.ts";
import type { Reference } from "../pipeline/references.ts";
import { describeAccepts, fits } from "../ports/connect.ts";
import type { Edge, GraphNode, InputSlot } from "./graph.ts";
import { placeOf } from "./place-of.ts";
import type { Surroundings } from "./surroundings.ts";

/** A reference at a port, before it is known whether its source exists. */
export interface Wire {
  readonly slot: InputSlot;
  readonly reference: Reference;
  readonly position: number;
  /** It is the only one at its port. */
  readonly alone: boolean;
}

/** Of an edge that doesn't vary, or whose node's path is not known yet. */
const noPicks: readonly number[] = [];

/** Finds what a reference of a node names, and whether it may be read there. */
export function connect(wire: Wire, node: GraphNode, around: Surroundings): Edge | undefined {
  const { slot, reference, position, alone } = wire;
  const source = around.find(reference.node);
  if (!source) {
    if (!around.exists(reference.node)) {
      around.report(node, {
        code: "unknown-node",
        at: placeOf(node, slot.name, position, alone),
        message: `There is no node "${reference.node}" here`,
        ...(around.outside(reference.node)
          ? { hint: `a body reads only its own nodes: pass it through the loop's "with" and read $state` }
          : didYouMean(reference.node, around.ids())),
      });
    }
    return undefined;
  }
  const output = source.outputs.get(reference.port);
  if (!output) {
    around.report(node, {
      code: "unknown-output",
      at: placeOf(node, slot.name, position, alone),
      message: `"${reference.node}" has no output "${reference.port}"`,
      expected: [...source.outputs.keys()].join(", ") || "nothing to read",
      ...didYouMean(reference.port, source.outputs.keys()),
    });
    return undefined;
  }
  if (!fits(output.kind, slot.port.accepts)) {
    around.report(node, {
      code: "wrong-type",
      at: placeOf(node, slot.name, position, alone),
      message: `"${slot.name}" can't take the ${output.kind} from ${reference.node}.${reference.port}`,
      expected: describeAccepts(slot.port.accepts),
    });
  }
  if (output.maybe && slot.port.arity === "one" && slot.use === "input") {
    around.report(node, {
      code: "maybe-absent",
      at: placeOf(node, slot.name, position, alone),
      message: `"${slot.name}" is required, but ${reference.node}.${reference.port} may be absent`,
      hint: "give it a first value in the loop's `with`, or a default",
    });
  }
  return {
    slot,
    source,
    output,
    axes: output.axis ? [...source.axes, output.axis] : source.axes,
    closes: -1,
    picks: noPicks,
    key: alone ? "" : source.id,
    position,
  };
}
