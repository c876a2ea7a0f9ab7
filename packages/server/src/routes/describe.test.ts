import { expect, test } from "vitest";
import { until } from "../testing/project.ts";
import { serveProject } from "../testing/serve-project.ts";
import { routeTable } from "./table.ts";

const table = routeTable({} as Parameters<typeof routeTable>[0]);

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId: string; readonly security: unknown[] }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

test("the document tells of every route, and all its references lead somewhere", async () => {
  await using server = await serveProject();
  const { body } = await server.json<Document>("/api/openapi.json");
  expect(body.openapi).toBe("3.1.0");
  const told = Object.values(body.paths).flatMap((methods) => Object.values(methods));
  expect(told.map(({ operationId }) => operationId).toSorted()).toEqual(table.map(({ name }) => name).toSorted());
  const open = told.filter(({ security }) => security.length === 0).map(({ operationId }) => operationId);
  expect(open.toSorted()).toEqual([
    "examplePicture",
    "giveFeedbackByLink",
    "health",
    "openSession",
    "ready",
    "receiveVendorWebhook",
    "reference",
    "watchClip",
  ]);
  const text = JSON.stringify(body);
  const names = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
  for (const name of names) expect(Object.keys(body.components.schemas)).toContain(name);
  expect(text).not.toContain("$defs");
  expect(names.size).toBeGreaterThan(5);
});

test("the reference page tells of every route, to everybody, without a script", async () => {
  await using server = await serveProject();
  const { status, text, headers } = await server.ask("/reference", { token: null });
  expect(status).toBe(200);
  for (const { path } of table) expect(text).toContain(`<code>${path}</code>`);
  expect(text).not.toContain("<script");
  expect(headers["content-security-policy"]).toMatch(/style-src 'self' 'sha256-/);
});

test("a prompt becomes a clip in the shape of the guide", async () => {
  await using server = await serveProject({ concurrency: 1 });
  const slow = await server.json<{ id: string }>("/api/runs", { method: "POST", body: { pipeline: "slow.json" } });
  const body = { prompt: "a red ball rolls over grass", duration: 1, user_id: "ann" };
  const headers = { "idempotency-key": "k" };
  const asked = await server.json<{ id: string }>("/generate", { method: "POST", body, headers });
  expect(asked).toMatchObject({ status: 202, body: { status: "processing", queue_position: 1, data: [] } });
  expect((await server.json("/generate", { method: "POST", body, headers })).body).toMatchObject({ id: asked.body.id });
  await server.project.open();
  const get = () => server.json<{ status: string; data: { url: string }[] }>(`/generate/${asked.body.id}`);
  await until(async () => (await get()).body.status !== "processing");
  const done = await get();
  expect(done.body).toMatchObject({
    status: "completed",
    metadata: { duration_ms: 1000, format: "mp4", resolution: expect.stringMatching(/^\d+x\d+$/) },
  });
  expect((await server.ask(done.body.data[0]?.url ?? "", { token: null })).status).toBe(200);
  expect((await server.json("/generate", { method: "POST", body: { prompt: "x", tenant: "y" } })).status).toBe(422);
  expect((await server.json(`/api/runs/${slow.body.id}`)).status).toBe(200);
  expect(server.faults).toEqual([]);
});
