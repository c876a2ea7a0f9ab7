import type { Accepts, InputPort } from "../../ports/port.ts";
import type { ParamSchema } from "../node-info.ts";
import { literalText, ref } from "./fragments.ts";
import type { Schema } from "./fragments.ts";

/** What may stand at an input port: a reference, or a value of its kind where that can be written in JSON. */
export function inputSchema({ accepts, arity, doc }: InputPort): Schema {
  const one = [ref("reference"), ...literals(accepts)];
  const whole = arity === "many" || arity === "list";
  return { description: doc, anyOf: whole ? [...one, { type: "array", items: { anyOf: one } }] : one };
}

/** What may stand for a parameter: its value, or a reference. */
export function paramSchema(param: ParamSchema, models: readonly string[]): Schema {
  const { default: preset, description = "", label = "", unit, widget, ...value } = param;
  const text = value["type"] === "string" && !value["enum"] && !value["pattern"] ? { ...literalText, ...value } : value;
  const known = widget === "model" ? [{ enum: models }] : [];
  const plain = withoutMarks(text) as Schema;
  const title = `${String(label)}${unit === undefined ? "" : ` (${String(unit)})`}`;
  return {
    description: [title, description].filter((part) => part !== "").join(": "),
    ...(preset === undefined ? {} : { default: preset }),
    anyOf: [...known, plain, ref("reference")],
  };
}

/** What is said for our own forms of values inside means nothing to an editor, and strict readers refuse it. */
function withoutMarks(schema: unknown, inside = ""): unknown {
  if (Array.isArray(schema)) return schema.map((one) => withoutMarks(one));
  if (typeof schema !== "object" || schema === null) return schema;
  // The names of an object's properties are the pipeline's own.
  const kept = Object.entries(schema).filter(([name]) => inside === "properties" || !marks.has(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, withoutMarks(value, inside === "properties" ? "" : name)]),
  );
}

const marks: ReadonlySet<string> = new Set(["label", "unit", "widget"]);

/** Media and scores have no literals: they only flow. */
function literals(accepts: Accepts): readonly Schema[] {
  if (accepts === "any" || accepts === "json") return [ref("argument")];
  if (accepts === "text") return [ref("text")];
  if (accepts === "number" || accepts === "boolean") return [{ type: accepts }];
  return typeof accepts === "string" ? [] : accepts.flatMap(literals);
}
