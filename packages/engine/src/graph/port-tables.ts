import type { NodeType } from "../nodes/define-node.ts";
import { paramPorts } from "../nodes/param-ports.ts";
import type { InputPort } from "../ports/port.ts";
import type { InputSlot } from "./graph.ts";

/** What an argument arrives at, and the table of a node that has it too. */
interface Step {
  readonly slot: InputSlot;
  readonly table: PortTable;
}

/**
 * The ports that nodes of a type use. Those with the same arguments share a table, because there may be very many: each
 * argument leads from one table to the next.
 */
export class PortTable {
  readonly #type: NodeType;
  readonly #folds: readonly string[];
  readonly #before: { readonly table: PortTable; readonly slot: InputSlot } | undefined;
  #wired: Map<string, Step> | undefined;
  #plain: Map<string, Step> | undefined;
  #written: readonly InputSlot[] | undefined;
  #ports: readonly InputSlot[] | undefined;
  #missing: PortTable["missing"] | undefined;
  #params: ReadonlySet<string> | undefined;
  #likened: readonly string[] | undefined;

  /** `folds`: names of the arguments that a loop takes as whole lists. */
  constructor(type: NodeType, folds: readonly string[], before?: { table: PortTable; slot: InputSlot }) {
    this.#type = type;
    this.#folds = folds;
    this.#before = before;
  }

  /** Where an argument arrives; undefined: the type has nothing of this name. A parameter's plain value takes no port. */
  step(name: string, wired: boolean): Step | undefined {
    const known = (wired ? this.#wired : this.#plain)?.get(name);
    if (known) return known;
    const slot = slotOf(this.#type, name, wired, this.#folds);
    if (!slot) return undefined;
    const stays = slot.use === "param" && !wired;
    const table = stays ? this : new PortTable(this.#type, this.#folds, { table: this, slot });
    const step = { slot, table };
    (wired ? (this.#wired ??= new Map()) : (this.#plain ??= new Map())).set(name, step);
    return step;
  }

  /** Where something arrives. Keys are made of inputs in the order of their names, whatever the file's. */
  get written(): readonly InputSlot[] {
    if (this.#written) return this.#written;
    const slots: InputSlot[] = [];
    for (let at = this.#before; at; at = at.table.#before) slots.push(at.slot);
    return (this.#written = slots.toSorted((one, other) => (one.name < other.name ? -1 : 1)));
  }

  /** Parameters that are left to the run, because a reference stands for them. */
  get wired(): ReadonlySet<string> {
    return (this.#params ??= new Set(this.written.filter(({ use }) => use === "param").map(({ name }) => name)));
  }

  /** These, and list ports that nothing arrives at: empty lists, so that a node need not tell them from absent ones. */
  get ports(): readonly InputSlot[] {
    return (this.#ports ??= [...this.written, ...this.#rest((port) => port.arity === "list" || port.arity === "many")]);
  }

  /** Inputs whose kind is also that of an output. */
  get likened(): readonly string[] {
    return (this.#likened ??= Object.values(this.#type.outputs).flatMap(({ kind }) =>
      typeof kind === "object" && "like" in kind ? [kind.like] : [],
    ));
  }

  /** Inputs that the type needs and that nothing arrives at. */
  get missing(): readonly InputSlot[] {
    return (this.#missing ??= this.#rest(
      (port) => port.arity === "one" || (port.arity !== "optional" && port.optional !== true),
    ));
  }

  #rest(wanted: (port: InputPort) => boolean): readonly InputSlot[] {
    const names = new Set(this.written.map(({ name }) => name));
    return Object.entries(this.#type.inputs)
      .filter(([name, port]) => wanted(port) && !names.has(name))
      .map(([name, port]) => ({ name, port, use: "input" }));
  }
}

/** The tables of a graph, by type. */
export class PortTables {
  readonly #known = new Map<NodeType, PortTable>();

  /** The table of a node without arguments. */
  of(type: NodeType, folds: readonly string[]): PortTable {
    if (folds.length > 0) return new PortTable(type, folds);
    let table = this.#known.get(type);
    if (!table) this.#known.set(type, (table = new PortTable(type, folds)));
    return table;
  }
}

/** Types that take whole lists let a pipeline say over which axis, as if `over` were a parameter (rule 8). */
export function closesLists(type: NodeType): boolean {
  return Object.values(type.inputs).some((port) => port.arity === "list");
}

function slotOf(type: NodeType, name: string, wired: boolean, folds: readonly string[]): InputSlot | undefined {
  const input = Object.hasOwn(type.inputs, name) ? type.inputs[name] : undefined;
  if (input) return { name, port: input, use: "input" };
  if (!type.body && Object.hasOwn(type.params.shape, name)) {
    const port = wired ? paramPorts(type).get(name) : unwired;
    return port && { name, port, use: "param" };
  }
  if (name === "over" && !wired && closesLists(type)) return { name, port: unwired, use: "param" };
  if (!type.rest) return undefined;
  return { name, port: folds.includes(name) ? { ...type.rest, arity: "list" } : type.rest, use: "rest" };
}

/** Stands for a parameter's port where only its value matters, so that most schemas are never converted. */
const unwired: InputPort = { accepts: "any", arity: "optional", doc: "" };
