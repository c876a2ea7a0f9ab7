import fc from "fast-check";

export type Schema = Readonly<Record<string, unknown>>;

/** Values that people, programs and attackers send where something else is expected. */
const odd = fc.oneof(
  fc.constantFrom(
    null,
    "",
    0,
    -1,
    1e308,
    [],
    {},
    true,
    "../../etc/passwd",
    "__proto__",
    "constructor",
    "\u0000",
    "a".repeat(5000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Values after a JSON schema, and now and then something else in one of their places. */
export function valuesOf(
  schema: Schema,
  components: Readonly<Record<string, Schema>>,
  depth = 0,
): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null);
  const inner = (one: Schema) => valuesOf(one, components, depth + 1);
  const right = rightOf(schema, components, inner);
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: odd });
}

function rightOf(
  schema: Schema,
  components: Readonly<Record<string, Schema>>,
  inner: (schema: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const {
    $ref,
    anyOf,
    oneOf,
    const: only,
    enum: some,
    type,
    pattern,
    minimum,
    maximum,
  } = schema as Record<string, unknown>;
  if (typeof $ref === "string") return inner(components[$ref.split("/").at(-1) ?? ""] ?? {});
  const either = (anyOf ?? oneOf) as Schema[] | undefined;
  if (either) return fc.oneof(...either.map(inner));
  if (only !== undefined) return fc.constant(only);
  if (Array.isArray(some)) return fc.constantFrom(...(some as unknown[]));
  if (type === "string" && pattern === "^[0-9a-f]{64}$") return fc.constantFrom("0".repeat(64), "f".repeat(64));
  if (type === "string")
    return fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom("film.json", "none.json", "a/b.json", "n0"));
  const bounds = { min: Number(minimum ?? -1000), max: Math.min(1e6, Number(maximum ?? 1000)) };
  if (type === "integer") return fc.integer({ min: Math.max(-1e6, bounds.min), max: bounds.max });
  if (type === "number") return fc.double({ ...bounds, noNaN: true });
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "array") return fc.array(inner((schema["items"] as Schema) ?? {}), { maxLength: 4 });
  if (type === "object") return objects(schema, inner);
  return fc.jsonValue({ maxDepth: 2 });
}

function objects(schema: Schema, inner: (schema: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const {
    properties = {},
    required = [],
    additionalProperties,
  } = schema as {
    properties?: Record<string, Schema>;
    required?: string[];
    additionalProperties?: Schema | boolean;
  };
  const named = fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inner(one)])), {
    requiredKeys: required.filter((name) => name in properties),
    noNullPrototype: true,
  });
  const others =
    typeof additionalProperties === "object"
      ? fc.dictionary(fc.string({ maxLength: 8 }), inner(additionalProperties), { maxKeys: 3 })
      : fc.constant({});
  // What isn't there is refused, and must be refused well.
  const extra = fc.oneof(
    { weight: 12, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constantFrom({ tenantId: "x" }, { __proto__x: 1 }) },
  );
  return fc.tuple(named, others, extra).map(([a, b, c]) => ({ ...b, ...a, ...c }));
}
