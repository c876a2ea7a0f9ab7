import type { NodeType } from "../nodes/define-node.ts";
import type { MaybeKind } from "../ports/connect.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";
import { gives, type OutputKind } from "../ports/port.ts";
import type { Axis, GraphNode, OutputSlot } from "./graph.ts";

/** The port on which a failure becomes a value (rule 13). */
const errorPort = gives("json", { doc: "What went wrong, when the node failed." });

const shared = new WeakMap<NodeType, Map<string, OutputSlot>>();

/** The output ports of a type whose nodes all have the same: single values of kinds that don't depend on anything. */
export function plainOutputs(type: NodeType, spec: NodeSpec): Map<string, OutputSlot> | undefined {
  if (spec.onError === "port") return undefined;
  const known = shared.get(type);
  if (known) return known;
  const slots = new Map<string, OutputSlot>();
  for (const [name, port] of Object.entries(type.outputs)) {
    if (port.list || typeof port.kind !== "string") return undefined;
    slots.set(name, { port, kind: port.kind, axis: undefined, source: port.alias ?? name });
  }
  shared.set(type, slots);
  return slots;
}

/** Resolves a node type's output ports: their kinds, the axes they open, and second names. */
export function outputSlots(
  type: NodeType,
  opener: GraphNode,
  kindOf: { input(port: string): MaybeKind; yielded(name: string): MaybeKind },
): Map<string, OutputSlot> {
  const slots = new Map<string, OutputSlot>();
  const axes = new Map<string, Axis>();
  for (const [name, port] of Object.entries(type.outputs)) {
    const source = port.alias ?? name;
    let axis: Axis | undefined;
    if (port.list) {
      const opens = port.axis ?? source;
      axis = axes.get(opens) ?? { id: `${opener.id}.${opens}`, opener, port: opens };
      axes.set(opens, axis);
    }
    slots.set(name, { port, kind: resolve(port.kind), axis, source });
  }
  if (opener.spec.onError === "port") {
    slots.set("error", { port: errorPort, kind: "json", axis: undefined, source: "error" });
  }
  return slots;

  function resolve(kind: OutputKind): MaybeKind {
    if (typeof kind === "string") return kind;
    return "like" in kind ? kindOf.input(kind.like) : kindOf.yielded(kind.yields);
  }
}
