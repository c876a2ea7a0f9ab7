import type { Problem } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";
import { literalOf, parseReference, type Reference } from "../pipeline/references.ts";
import { describeAccepts } from "../ports/connect.ts";
import { keyed } from "../ports/item-key.ts";
import { kinds } from "../ports/kinds.ts";
import type { Accepts } from "../ports/port.ts";
import type { Json, PortValue } from "../ports/values.ts";
import type { Edge, InputSlot } from "./graph.ts";
import { placeOf } from "./place-of.ts";
import type { PortTable } from "./port-tables.ts";

/** A reference at a port, before it is known whether its source exists. */
export interface Wire {
  readonly slot: InputSlot;
  readonly reference: Reference;
  readonly position: number;
  /** It is the only one at its port. */
  readonly alone: boolean;
}

/** What stands in a node's `with`, sorted by what it means. */
export interface Arguments {
  readonly table: PortTable;
  readonly edges: readonly Edge[];
  readonly literals: ReadonlyMap<string, PortValue>;
  readonly settings: Readonly<Record<string, Json>>;
}

/** Parameters of loops stand beside the body; of all others in `with`. */
export const loopSettings = ["until", "max", "keep", "over", "budget"] as const;

/**
 * Sorts a node's arguments into inputs, parameters and references, and reports what fits nowhere. `table`: without any;
 * `connect`: finds what a reference names, if it is there.
 */
export function sortArguments(
  type: NodeType,
  spec: NodeSpec,
  at: string,
  table: PortTable,
  connect: (wire: Wire) => Edge | undefined,
  report: (problem: Problem) => void,
): Arguments {
  const edges: Edge[] = [];
  let literals: Map<string, PortValue> | undefined;
  let settings: Record<string, Json> | undefined;
  for (const [name, argument] of Object.entries(spec.with ?? {})) {
    const references = readReferences(argument);
    const step = table.step(name, references !== undefined);
    if (!step) {
      report(unknownPort(type, name, placeOf(at, name, 0, true)));
      continue;
    }
    table = step.table;
    if (references) addEdges(edges, step.slot, references, at, connect, report);
    else if (step.slot.use === "param") (settings ??= {})[name] = literalOf(argument);
    else {
      const value = readLiteral(step.slot, literalOf(argument), placeOf(at, name, 0, true), report);
      if (value !== undefined) (literals ??= new Map()).set(name, value);
    }
  }
  // A list that grew keeps room for more, and there are very many.
  const exact = edges.length === 0 ? noEdges : edges.slice();
  return { table, edges: exact, literals: literals ?? noLiterals, settings: settings ?? noSettings };
}

const noEdges: readonly Edge[] = [];
const noSettings: Arguments["settings"] = {};
const noLiterals: ReadonlyMap<string, PortValue> = new Map();

function addEdges(
  edges: Edge[],
  slot: InputSlot,
  references: readonly (Reference | undefined)[],
  at: string,
  connect: (wire: Wire) => Edge | undefined,
  report: (problem: Problem) => void,
): void {
  const { arity, accepts } = slot.port;
  const alone = references.length === 1;
  if (!alone && arity !== "many" && arity !== "list") {
    report({
      code: "too-many-references",
      at: placeOf(at, slot.name, 0, true),
      message: `"${slot.name}" takes one ${describeAccepts(accepts)}, not ${references.length}`,
      hint: "bring several values together with `join` or `pick` first",
    });
    return;
  }
  references.forEach((reference, position) => {
    if (reference) {
      const edge = connect({ slot, reference, position, alone });
      if (edge) edges.push(edge);
    } else
      report({
        code: "mixed-list",
        at: placeOf(at, slot.name, position, alone),
        message: `"${slot.name}" holds references and plain values together`,
        expected: "a list of references alone, or of values alone",
        hint: "give the value by a `text` node",
      });
  });
}

function readLiteral(
  { name, port: { accepts, arity } }: InputSlot,
  value: Json,
  at: string,
  report: (problem: Problem) => void,
): PortValue | undefined {
  const whole = arity === "list" || arity === "many";
  if (whole !== Array.isArray(value) && accepts !== "json" && accepts !== "any") {
    report({
      code: "wrong-type",
      at,
      message: whole ? `"${name}" takes a list` : `"${name}" takes one value, and here stands a list`,
      expected: whole ? `a list of ${describeAccepts(accepts)}` : describeAccepts(accepts),
      hint: whole ? "put it in [ ]" : "to run the node once for each item, make the list an input of the pipeline",
    });
    return undefined;
  }
  const values = whole && isList(value) ? value : [value];
  const wrong = values.findIndex((one) => !accepted(accepts, one));
  if (wrong !== -1) {
    report({
      code: "wrong-type",
      at: whole ? `${at}/${wrong}` : at,
      message: `"${name}" can't be ${show(values[wrong])}`,
      expected: describeAccepts(accepts),
    });
  }
  return whole ? keyed(values) : value;
}

/** The references of an argument, with a gap where a list holds something else; undefined when it is plain data. */
function readReferences(argument: Json): readonly (Reference | undefined)[] | undefined {
  if (typeof argument === "string") {
    const reference = parseReference(argument);
    return reference && [reference];
  }
  if (!isList(argument)) return undefined;
  const read = argument.map((element) => (typeof element === "string" ? parseReference(element) : undefined));
  return read.some((reference) => reference !== undefined) ? read : undefined;
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
