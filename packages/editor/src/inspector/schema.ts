import type { Json } from "@reelgraph/engine";

/** A JSON Schema as a node type gives it, with its labels, units and widgets. */
export type Schema = Readonly<Record<string, unknown>>;

/** How a value is edited. */
export type Widget =
  | "text"
  | "multiline"
  | "condition"
  | "number"
  | "switch"
  | "choice"
  | "choices"
  | "list"
  | "size"
  | "model"
  | "file"
  | "weights"
  | "record"
  | "union"
  | "json";

const named: ReadonlySet<string> = new Set(["multiline", "condition", "size", "model", "file"]);

/** The widget for a schema: the one it names, else the one for its shape; `json` for what nobody foresaw. */
export function widgetOf(schema: Schema): Widget {
  const { widget, type } = schema;
  if (typeof widget === "string" && named.has(widget)) return widget as Widget;
  if (Array.isArray(schema["anyOf"])) return "union";
  if (choicesOf(schema).length > 0) return "choice";
  if (type === "string") return "text";
  if (type === "number" || type === "integer") return "number";
  if (type === "boolean") return "switch";
  if (type === "array") {
    const items = schemaAt(schema, "items");
    return choicesOf(items).length > 0
      ? "choices"
      : items["type"] === "string" || items["type"] === "number"
        ? "list"
        : "json";
  }
  if (type === "object" && schema["properties"] !== undefined) return "record";
  if (type === "object" && schemaAt(schema, "additionalProperties")["type"] === "number") return "weights";
  return "json";
}

/** The values of an enumeration. */
export function choicesOf({ enum: values, const: only }: Schema): readonly string[] {
  if (typeof only === "string") return [only];
  return Array.isArray(values) ? values.filter((one) => typeof one === "string") : [];
}

/** The schema that stands at a key of another; an empty one where there is none. */
export function schemaAt(schema: Schema, key: string): Schema {
  const inner = schema[key];
  return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? (inner as Schema) : {};
}

/** The ways that a union offers. */
export function waysOf({ anyOf }: Schema): readonly Schema[] {
  return Array.isArray(anyOf) ? anyOf.filter((one) => typeof one === "object" && one !== null) : [];
}

/** Whether a value is of a schema's shape, as far as choosing a widget needs to know. */
export function isOf(value: Json | undefined, schema: Schema): boolean {
  const { type } = schema;
  const choices = choicesOf(schema);
  if (choices.length > 0) return typeof value === "string" && choices.includes(value);
  if (type === "array") return Array.isArray(value);
  if (type === "integer" || type === "number") return typeof value === "number";
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** A value to begin with when somebody chooses a way. */
export function startOf(schema: Schema): Json {
  if (schema["default"] !== undefined) return schema["default"] as Json;
  const [first] = choicesOf(schema);
  if (first !== undefined) return first;
  const { type, minimum } = schema;
  if (type === "array") return choicesOf(schemaAt(schema, "items")).slice(0, 1);
  if (type === "number" || type === "integer") return typeof minimum === "number" ? minimum : 0;
  if (type === "boolean") return false;
  return type === "object" ? {} : "";
}

export const textAt = (schema: Schema, key: string): string | undefined => {
  const value = schema[key];
  return typeof value === "string" ? value : undefined;
};

export const numberAt = (schema: Schema, key: string): number | undefined => {
  const value = schema[key];
  return typeof value === "number" ? value : undefined;
};

/** What a choice is called, where the type says so in the interface's language. */
export function choiceLabel(schema: Schema, value: string): string {
  return textAt(schemaAt(schema, "choiceLabels"), value) ?? value;
}
