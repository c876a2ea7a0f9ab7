import type { Problem } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";
import { paramPorts } from "../nodes/param-ports.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { NodeSpec } from "../pipeline/pipeline.ts";
import { pointerStep } from "../pipeline/pointer.ts";
import { literalOf, parseReference, type Reference } from "../pipeline/references.ts";
import { describeAccepts } from "../ports/connect.ts";
import { keyed } from "../ports/item-key.ts";
import { kinds } from "../ports/kinds.ts";
import type { Accepts, InputPort } from "../ports/port.ts";
import type { Json, PortValue } from "../ports/values.ts";
import type { InputSlot } from "./graph.ts";

/** A reference at a port, before it is known whether its source exists. */
export interface Wire {
  readonly port: string;
  readonly reference: Reference;
  readonly at: string;
  readonly position: number;
  /** It is the only one at its port. */
  readonly alone: boolean;
}

/** What stands in a node's `with`, sorted by what it means. */
export interface Arguments {
  readonly slots: ReadonlyMap<string, InputSlot>;
  readonly wires: readonly Wire[];
  readonly literals: ReadonlyMap<string, PortValue>;
  readonly settings: Readonly<Record<string, Json>>;
}

/** Parameters of loops stand beside the body; of all others in `with`. */
export const loopSettings = ["until", "max", "keep", "over", "budget"] as const;

/** Sorts a node's arguments into inputs, parameters and references, and reports what fits nowhere. */
export function sortArguments(
  type: NodeType,
  spec: NodeSpec,
  at: string,
  folds: readonly string[],
  report: (problem: Problem) => void,
): Arguments {
  const slots = new Map<string, InputSlot>();
  const wires: Wire[] = [];
  let literals: Map<string, PortValue> | undefined;
  let settings: Record<string, Json> | undefined;

  for (const [name, argument] of Object.entries(spec.with ?? {})) {
    const references = readReferences(argument);
    const slot = slotOf(type, name, references !== undefined, folds);
    if (!slot) {
      report(unknownPort(type, name, placeOf(name)));
    } else if (references) {
      slots.set(name, slot);
      addWires(name, slot.port, references);
    } else if (slot.use === "param") {
      (settings ??= {})[name] = literalOf(argument);
    } else {
      slots.set(name, slot);
      addLiteral(name, slot.port, literalOf(argument));
    }
  }
  return {
    slots: slots.size < 2 ? slots : byName(slots),
    wires,
    literals: literals ?? noLiterals,
    settings: settings ?? noSettings,
  };

  function placeOf(name: string): string {
    return `${at}/with${pointerStep(name)}`;
  }

  function addWires(port: string, { arity, accepts }: InputPort, references: readonly (Reference | undefined)[]): void {
    const at = placeOf(port);
    if (references.length > 1 && arity !== "many" && arity !== "list") {
      report({
        code: "too-many-references",
        at,
        message: `"${port}" takes one ${describeAccepts(accepts)}, not ${references.length}`,
        hint: "bring several values together with `join` or `pick` first",
      });
      return;
    }
    references.forEach((reference, position) => {
      const place = references.length > 1 ? `${at}/${position}` : at;
      if (reference) wires.push({ port, reference, at: place, position, alone: references.length === 1 });
      else
        report({
          code: "mixed-list",
          at: place,
          message: `"${port}" holds references and plain values together`,
          expected: "a list of references alone, or of values alone",
          hint: "give the value by a `text` node",
        });
    });
  }

  function addLiteral(name: string, { accepts, arity }: InputPort, value: Json): void {
    const at = placeOf(name);
    const whole = arity === "list" || arity === "many";
    if (whole !== Array.isArray(value) && accepts !== "json" && accepts !== "any") {
      report({
        code: "wrong-type",
        at,
        message: whole ? `"${name}" takes a list` : `"${name}" takes one value, and here stands a list`,
        expected: whole ? `a list of ${describeAccepts(accepts)}` : describeAccepts(accepts),
        hint: whole ? "put it in [ ]" : "to run the node once for each item, make the list an input of the pipeline",
      });
      return;
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
    (literals ??= new Map()).set(name, whole ? keyed(values) : value);
  }
}

const noSettings: Arguments["settings"] = {};
const noLiterals: ReadonlyMap<string, PortValue> = new Map();

/** Keys are made of inputs in this order, whatever the file's. */
function byName(slots: ReadonlyMap<string, InputSlot>): ReadonlyMap<string, InputSlot> {
  return new Map([...slots].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Types that take whole lists let a pipeline say over which axis, as if `over` were a parameter (rule 8). */
export function closesLists(type: NodeType): boolean {
  return Object.values(type.inputs).some((port) => port.arity === "list");
}

function slotOf(type: NodeType, name: string, wired: boolean, folds: readonly string[]): InputSlot | undefined {
  const input = Object.hasOwn(type.inputs, name) ? type.inputs[name] : undefined;
  if (input) return { port: input, use: "input" };
  if (!type.body && Object.hasOwn(type.params.shape, name)) {
    const port = wired ? paramPorts(type).get(name) : unwired;
    return port && { port, use: "param" };
  }
  if (name === "over" && !wired && closesLists(type)) return { port: unwired, use: "param" };
  if (!type.rest) return undefined;
  return { port: folds.includes(name) ? { ...type.rest, arity: "list" } : type.rest, use: "rest" };
}

/** Stands for a parameter's port where only its value matters, so that most schemas are never converted. */
const unwired: InputPort = { accepts: "any", arity: "optional", doc: "" };

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
