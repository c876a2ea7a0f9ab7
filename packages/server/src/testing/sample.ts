import { z } from "zod";

type Schema = Readonly<Record<string, unknown>>;

/** The smallest value that a schema takes, for a request that gets past it. `given` stands in for fields of these names. */
export function sample(schema: z.ZodType, given: Readonly<Record<string, unknown>> = {}): unknown {
  return valueOf(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema, given);
}

function valueOf(schema: Schema, given: Readonly<Record<string, unknown>>): unknown {
  const { anyOf, oneOf, const: only, enum: some, type } = schema as Record<string, unknown> & { anyOf?: Schema[] };
  const [first] = (anyOf ?? oneOf ?? []) as Schema[];
  if (first) return valueOf(first, given);
  if (only !== undefined) return only;
  if (Array.isArray(some)) return some[0];
  if (type === "object") return objectOf(schema, given);
  if (type === "array")
    return Array.from({ length: Number(schema["minItems"] ?? 0) }, () => valueOf(schema["items"] as Schema, given));
  if (type === "string") return "x".repeat(Math.max(1, Number(schema["minLength"] ?? 1)));
  if (type === "number" || type === "integer") return Math.max(1, Number(schema["minimum"] ?? 1));
  return type === "boolean" ? true : null;
}

function objectOf({ properties = {}, required = [] }: Schema, given: Readonly<Record<string, unknown>>) {
  const needed = new Set(required as readonly string[]);
  const entries = Object.entries(properties as Record<string, Schema>)
    .filter(([name]) => needed.has(name) || name in given)
    .map(([name, one]) => [name, standIn(given[name], one) ?? valueOf(one, given)] as const);
  return Object.fromEntries(entries);
}

function standIn(value: unknown, { type = "string" }: Schema): unknown {
  return type === typeof value ? value : undefined;
}
