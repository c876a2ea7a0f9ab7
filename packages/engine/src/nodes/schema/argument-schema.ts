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
  const title = `${String(label)}${unit === undefined ? "" : ` (${String(unit)})`}`;
  return {
    description: [title, description].filter((part) => part !== "").join(": "),
    ...(preset === undefined ? {} : { default: preset }),
    anyOf: [...known, text, ref("reference")],
  };
}

/** Media and scores have no literals: they only flow. */
function literals(accepts: Accepts): readonly Schema[] {
  if (accepts === "any" || accepts === "json") return [ref("argument")];
  if (accepts === "text") return [ref("text")];
  if (accepts === "number" || accepts === "boolean") return [{ type: accepts }];
  return typeof accepts === "string" ? [] : accepts.flatMap(literals);
}
