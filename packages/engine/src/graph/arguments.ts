import type { Problem } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import { literalOf, type Reference } from "../pipeline/references.ts";
import { describeAccepts } from "../ports/connect.ts";
import { keyed } from "../ports/item-key.ts";
import { kinds } from "../ports/kinds.ts";
import type { Accepts } from "../ports/port.ts";
import type { Json, PortValue } from "../ports/values.ts";
import { connect } from "./connect.ts";
import type { FileNode } from "./file-node.ts";
import type { Edge, InputSlot } from "./graph.ts";
import { placeOf } from "./place-of.ts";
import type { PortTable } from "./port-tables.ts";
import type { Argument } from "./read-arguments.ts";
import type { ReportAt, Surroundings } from "./surroundings.ts";

/** Parameters of loops stand beside the body; of all others in `with`. */
export const loopSettings = ["until", "max", "keep", "over", "budget"] as const;

/**
 * Sorts a node's arguments into edges, values of inputs and settings, and reports what fits nowhere. Gives the table of its
 * ports; `table`: without any.
 */
export function sortArguments(
  node: FileNode,
  given: readonly Argument[],
  table: PortTable,
  around: Surroundings,
): PortTable {
  const edges: Edge[] = [];
  let literals: Map<string, PortValue> | undefined;
  let settings: Record<string, Json> | undefined;
  for (const { name, value, references } of given) {
    const wired = references.length > 0;
    const step = table.step(name, wired);
    if (!step) {
      around.report(node, unknownPort(node.type, name, placeOf(node, name)));
      continue;
    }
    table = step.table;
    if (wired) addEdges(edges, step.slot, references, node, around);
    else if (step.slot.use === "param") (settings ??= {})[name] = literalOf(value);
    else {
      const literal = readLiteral(step.slot, literalOf(value), node, around.report);
      if (literal !== undefined) (literals ??= new Map()).set(name, literal);
    }
  }
  // A list that grew keeps room for more, and there are very many.
  if (edges.length > 0) node.edges = edges.slice();
  if (literals) node.literals = literals;
  if (settings) node.settings = settings;
  return table;
}

function addEdges(
  edges: Edge[],
  slot: InputSlot,
  references: readonly (Reference | undefined)[],
  node: FileNode,
  around: Surroundings,
): void {
  const { arity, accepts } = slot.port;
  const alone = references.length === 1;
  if (!alone && arity !== "many" && arity !== "list") {
    around.report(node, {
      code: "too-many-references",
      at: placeOf(node, slot.name),
      message: `"${slot.name}" takes one ${describeAccepts(accepts)}, not ${references.length}`,
      hint: "bring several values together with `join` or `pick` first",
    });
    return;
  }
  for (let position = 0; position < references.length; position++) {
    const reference = references[position];
    if (reference) {
      const edge = connect({ slot, reference, position, alone }, node, around);
      if (edge) edges.push(edge);
    } else
      around.report(node, {
        code: "mixed-list",
        at: placeOf(node, slot.name, position, alone),
        message: `"${slot.name}" holds references and plain values together`,
        expected: "a list of references alone, or of values alone",
        hint: "give the value by a `text` node",
      });
  }
}

function readLiteral(
  { name, port: { accepts, arity } }: InputSlot,
  value: Json,
  node: FileNode,
  report: ReportAt,
): PortValue | undefined {
  const whole = arity === "list" || arity === "many";
  if (whole !== Array.isArray(value) && accepts !== "json" && accepts !== "any") {
    report(node, {
      code: "wrong-type",
      at: placeOf(node, name),
      message: whole ? `"${name}" takes a list` : `"${name}" takes one value, and here stands a list`,
      expected: whole ? `a list of ${describeAccepts(accepts)}` : describeAccepts(accepts),
      hint: whole ? "put it in [ ]" : "to run the node once for each item, make the list an input of the pipeline",
    });
    return undefined;
  }
  const values = whole && isList(value) ? value : [value];
  const wrong = values.findIndex((one) => !accepted(accepts, one));
  if (wrong !== -1) {
    report(node, {
      code: "wrong-type",
      at: placeOf(node, name, wrong, !whole),
      message: `"${name}" can't be ${show(values[wrong])}`,
      expected: describeAccepts(accepts),
    });
  }
  return whole ? keyed(values) : value;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function accepted(accepts: Accepts, value: unknown): boolean {
  if (accepts === "any") return true;
  return typeof accepts === "string" ? kinds[accepts](value) : accepts.some((kind) => kinds[kind](value));
}

function unknownPort(type: NodeType, name: string, at: string): Problem {
  const known = [...Object.keys(type.inputs), ...(type.body ? [] : Object.keys(type.params.shape))];
  return {
    code: "unknown-port",
    at,
    message: `"${type.type}" has no input or parameter "${name}"`,
    expected: known.length > 0 ? known.join(", ") : "no arguments",
    ...didYouMean(name, known),
  };
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
