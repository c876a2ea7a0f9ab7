import type { NodeType } from "../nodes/define-node.ts";
import type { InputSlot } from "./graph.ts";

type Table = ReadonlyMap<string, InputSlot>;

/** The ports of a graph's nodes. Nodes of a type that have the same ones share a table, because there may be very many. */
export class PortTables {
  readonly #known = new Map<NodeType, Map<string, Table>>();

  /** `slots`: what arrives, in the order of their names. What a slot is must follow from the type and its name. */
  of(type: NodeType, slots: Table): Table {
    let own = this.#known.get(type);
    if (!own) this.#known.set(type, (own = new Map()));
    const names = [...slots.keys()].join("\n");
    let table = own.get(names);
    if (!table) own.set(names, (table = withLists(type, slots)));
    return table;
  }
}

/** List ports that nothing arrives at are empty lists, so that a node need not tell them from absent ones. */
export function withLists(type: NodeType, slots: Table): Table {
  const inputs = Object.entries(type.inputs);
  if (inputs.length === 0) return slots;
  const empty = inputs.filter(([name, { arity }]) => (arity === "list" || arity === "many") && !slots.has(name));
  if (empty.length === 0) return slots;
  return new Map([...slots, ...empty.map(([name, port]): [string, InputSlot] => [name, { port, use: "input" }])]);
}
