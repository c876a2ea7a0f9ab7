import { z } from "zod";
import { jsonLimit } from "./body.ts";
import type { Route } from "./route.ts";

type Json = Readonly<Record<string, unknown>>;

export interface OpenApiOptions {
  readonly routes: readonly Route[];
  /** The shape of all refusals. */
  readonly problem: z.ZodType;
  readonly version: string;
}

/** The OpenAPI 3.1 document of a table of routes: what they take is read from the schemas that check it. */
export function openApi({ routes, problem, version }: OpenApiOptions): Json {
  const schemas: Record<string, unknown> = {};
  const schemaOf = (schema: z.ZodType, io: "input" | "output") => hoist(schema, io, schemas);
  const refused = { "application/problem+json": { schema: schemaOf(problem, "output") } };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(route, schemaOf);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Reelgraph",
      version,
      description: `Pipelines for AI video as a service. JSON bodies have at most ${jsonLimit} bytes; unknown fields are refused.`,
    },
    paths,
    components: {
      schemas,
      responses: {
        Refused: { description: "The request is refused; the codes are those of the command line.", content: refused },
      },
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
  };
}

function operation(route: Route, schemaOf: (schema: z.ZodType, io: "input" | "output") => unknown): Json {
  const {
    name,
    summary,
    scope,
    method,
    path,
    query,
    body,
    accepts,
    answer,
    idempotent,
    status = answer ? 200 : 204,
  } = route;
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, part]) => ({
      name: part,
      in: "path",
      required: true,
      schema: { type: "string" },
    })),
    ...(query ? queryParameters(query) : []),
    ...(idempotent ? [{ name: "Idempotency-Key", in: "header", schema: { type: "string", maxLength: 255 } }] : []),
  ];
  const types = accepts ?? (body ? ["application/json"] : []);
  const schema = body ? schemaOf(body, "input") : { type: "string", format: "binary" };
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  return {
    operationId: name,
    summary,
    tags: [path.split("/")[2] ?? "page"],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(types.length > 0 ? { requestBody: { required: true, content } } : {}),
    responses: {
      [status]: { description: summary, ...(answer ? { content: contentOf(answer, schemaOf) } : {}) },
      ...(method === "GET" && accepts ? {} : { default: { $ref: "#/components/responses/Refused" } }),
    },
    security: scope === "public" ? [] : [{ token: [] }],
    ...(scope === "public" ? {} : { "x-scope": scope }),
  };
}

function contentOf(answer: NonNullable<Route["answer"]>, schemaOf: (schema: z.ZodType, io: "output") => unknown): Json {
  if (typeof answer === "string") return { [answer]: { schema: { type: "string" } } };
  return { "application/json": { schema: schemaOf(answer, "output") } };
}

function queryParameters(query: z.ZodType): readonly Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

/** A schema whose named parts, and itself where it has a name, stand among the components. */
function hoist(schema: z.ZodType, io: "input" | "output", schemas: Record<string, unknown>): unknown {
  // Wrapped, so that the schema itself becomes a part, too.
  const { $defs = {}, properties } = z.toJSONSchema(z.object({ it: schema }), { io, unrepresentable: "any" });
  const moved = (part: unknown): unknown =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/'));
  for (const [name, part] of Object.entries($defs)) {
    const { id: _, ...rest } = part as Json;
    schemas[name] = moved(rest);
  }
  return moved(properties?.["it"]);
}
