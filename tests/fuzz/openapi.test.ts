import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { paidServer, shots } from "../served/paid-server.ts";
import { valuesOf, type Schema } from "./arbitrary.ts";

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

/** Requests of one run of the test; more with FUZZ_REQUESTS. A failure prints its seed, which FUZZ_SEED repeats. */
const requests = Number(process.env["FUZZ_REQUESTS"] ?? 3000);
const seed = Number(process.env["FUZZ_SEED"] ?? 20_261_129);
/** Answers that go on until somebody leaves, and those that call out. */
const skipped = new Set(["followRun", "testProvider"]);

test(`${requests} requests after the OpenAPI document, some of them wrong: no failure, and every answer is as described`, async () => {
  const faults: unknown[] = [];
  const tiny = {
    reelgraph: 1,
    nodes: { n0: { use: "template", with: { template: "x" } } },
    outputs: { a: "$n0.text" },
  };
  const server = await paidServer({
    files: { "tiny.json": tiny },
    serve: { fault: (thrown) => void faults.push(thrown), queueLimit: 100_000 },
  });
  const run = await server.ask<{ id: string }>("/api/runs", { body: { pipeline: "tiny.json" } });
  await server.become(run.body.id, ["succeeded"]);
  writeFileSync(join(server.folder, "film.json"), JSON.stringify(shots()));
  const { body: document } = await server.ask<{
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  }>("/api/openapi.json");
  const { schemas } = document.components;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "api", components: document.components });
  const operations = Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    )
    .filter(({ operation }) => !skipped.has(operation.operationId));

  const given = fc.constantFrom(...operations).chain(({ path, method, operation }) => {
    const parameter = ({ name, in: where, schema }: { name: string; in: string; schema: Schema }) => {
      const known = where === "path" && name === "id" ? [fc.constant(run.body.id)] : [];
      return fc.tuple(fc.constant({ name, where }), fc.oneof(...known, valuesOf(schema, schemas)));
    };
    const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
    const body = content
      ? type === "application/json"
        ? valuesOf(content.schema, schemas)
        : fc.string()
      : fc.constant(undefined);
    return fc.record({
      at: fc.constant({ path, method, operation, type }),
      parameters: fc.tuple(...(operation.parameters ?? []).map(parameter)),
      body,
    });
  });

  const counts = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(given, async ({ at: { path, method, operation, type }, parameters, body }) => {
      let address = path;
      const query = new URLSearchParams();
      const headers: Record<string, string> = { authorization: `Bearer ${server.token}` };
      for (const [{ name, where }, value] of parameters) {
        const text = typeof value === "string" ? value : JSON.stringify(value);
        if (where === "path") address = address.replace(`{${name}}`, encodeURIComponent(text));
        else if (where === "query") query.append(name, text);
        else if (/^[\x21-\x7e]{1,200}$/.test(text)) headers[name] = text;
      }
      if (type !== undefined) headers["content-type"] = type.replace("*", "png");
      const sent = body === undefined ? undefined : type === "application/json" ? JSON.stringify(body) : String(body);
      const answer = await ask(server.served.url, `${address}${query.size > 0 ? `?${query}` : ""}`, {
        method,
        headers,
        body: sent,
      });
      counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
      const about = `${operation.operationId} ${answer.status} ${answer.text.slice(0, 300)}`;
      expect(answer.status, about).toBeLessThan(500);
      expect(answer.text, about).not.toMatch(/node_modules|\bat \S+ \(|file:\/\//);
      expect(answer.text, about).not.toContain(server.folder);
      const described = operation.responses[answer.status] ?? (answer.status >= 400 ? problem : undefined);
      expect(described, about).toBeDefined();
      const json = Object.entries(described?.content ?? {}).find(([name]) => name.endsWith("json"))?.[1];
      if (!json) return;
      expect(answer.type, about).toMatch(/json/);
      const valid = ajv.validate(local(json.schema), JSON.parse(answer.text));
      expect(valid, `${about} ${JSON.stringify(ajv.errors?.slice(0, 3))}`).toBe(true);
    }),
    { numRuns: requests, seed, endOnFailure: true },
  );
  expect(faults).toEqual([]);
  // It got through to what is behind the schemas, and was refused, too.
  expect((counts.get(200) ?? 0) + (counts.get(202) ?? 0)).toBeGreaterThan(requests / 50);
  expect((counts.get(422) ?? 0) + (counts.get(400) ?? 0)).toBeGreaterThan(requests / 50);
  const [health] = [await fetch(new URL("/health", server.served.url))];
  expect(health.status).toBe(200);
}, 600_000);

const problem = {
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/ProblemDetails" } as Schema } },
};

/** References as a validator finds them. */
function local(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as Schema;
}

function ask(
  base: string,
  path: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body: string | undefined },
) {
  const { hostname, port } = new URL(base);
  return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", text }),
      );
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
