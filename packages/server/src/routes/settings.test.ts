import { createServer } from "node:http";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { openWorkspace } from "@reelgraph/engine/node";
import { makeKey } from "../http/keys.ts";
import { scopes } from "../http/scopes.ts";
import { testProject, until } from "../testing/project.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";
import type { Fleet, Model, NamedSecret, Provider, ProviderHealth, Settings, Vendor } from "../wire.ts";

const secret = "sk-canary-7c1f#'x";

/** A vendor that takes one key. */
async function vendor() {
  const server = createServer(({ headers }, response) => {
    const right = headers.authorization === `Bearer ${secret}`;
    response.writeHead(right ? 200 : 401, { "Content-Type": "application/json" });
    response.end(right ? '{"object":"list","data":[]}' : '{"error":{"message":"no","type":"invalid_request_error"}}');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, [Symbol.dispose]: () => void server.close() };
}

async function studio(baseUrl: string) {
  const project = await testProject();
  const config = {
    providers: {
      studio: {
        use: "openai-videos",
        baseUrl,
        key: { secret: "STUDIO_KEY" },
        models: { "film-1": { price: { usd: 0.1, per: "second" } } },
        budget: { dayUsd: 20 },
      },
    },
    llm: { model: "writer", key: { secret: "WRITER_KEY" } },
    budget: { runUsd: 5 },
    plugins: ["wait.mjs"],
  };
  writeFileSync(project.at("reelgraph.config.json"), JSON.stringify(config));
  writeFileSync(project.at(".env"), "# mine\nOTHER=1\nSTUDIO_KEY=old\n");
  const workspace = await openWorkspace({ folder: project.folder, env: { WRITER_KEY: "set elsewhere" } });
  return { project, workspace };
}

const set = ({ json }: TestServer, name: string, value: string | null) =>
  json<NamedSecret & { code?: string }>("/api/settings/secrets", { method: "POST", body: { name, value } });

test("settings tell what is configured and which secrets are set, and never a secret", async () => {
  using own = await vendor();
  const { project, workspace } = await studio(own.baseUrl);
  await using server = await serveProject({ workspace }, project);
  const { body, status } = await server.json<Settings>("/api/settings");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    providers: [
      { id: "studio", use: "openai-videos", address: own.baseUrl, key: { name: "STUDIO_KEY", set: true }, dayUsd: 20 },
    ],
    llm: { use: "openai", model: "writer", key: { name: "WRITER_KEY", set: true } },
    defaults: { model: "sketch" },
    budget: { runUsd: 5, unknownPrice: "deny" },
    spentToday: 0,
    secrets: [
      { name: "STUDIO_KEY", set: true },
      { name: "WRITER_KEY", set: true },
    ],
  });
  expect(JSON.stringify(body)).not.toMatch(/old|set elsewhere/);
  await project[Symbol.asyncDispose]();
});

test("a secret is written for its owner alone, tried out, never read back, and taken out again (check 28)", async () => {
  using own = await vendor();
  const { project, workspace } = await studio(own.baseUrl);
  await using server = await serveProject({ workspace }, project);
  const tried = () => server.json<ProviderHealth>("/api/settings/providers/studio/test", { method: "POST", body: {} });
  expect((await tried()).body).toMatchObject({ id: "studio", answers: "refused" });
  const written = await set(server, "STUDIO_KEY", secret);
  expect(written).toMatchObject({ status: 200, body: { name: "STUDIO_KEY", set: true } });
  expect(readFileSync(project.at(".env"), "utf8")).toBe(`# mine\nOTHER=1\nSTUDIO_KEY="${secret}"\n`);
  expect(statSync(project.at(".env")).mode & 0o777).toBe(0o600);
  const answer = await tried();
  expect(answer.body).toMatchObject({ answers: "yes" });
  const models = await server.json<Model[]>("/api/models");
  expect(models.body.find(({ id }) => id === "studio/film-1")).toMatchObject({
    provider: "studio",
    usdPerSecond: 0.1,
    ready: true,
  });
  for (const told of [written, answer, models, await server.json("/api/settings")]) {
    expect(JSON.stringify(told.body)).not.toContain("canary");
  }
  for (const [name, value, status] of [
    ["NODE_OPTIONS", "--require=/tmp/x.js", 404],
    ["OTHER", "2", 404],
    ["STUDIO_KEY", "a\nOTHER=2", 422],
    ["STUDIO_KEY", "a b", 422],
    ["STUDIO_KEY", "'\"`", 422],
    ["STUDIO_KEY", "", 422],
  ] as const) {
    expect([name, value, (await set(server, name, value)).status]).toEqual([name, value, status]);
  }
  expect(readFileSync(project.at(".env"), "utf8")).toContain(secret);
  expect((await set(server, "STUDIO_KEY", null)).body).toEqual({ name: "STUDIO_KEY", set: false });
  expect(readFileSync(project.at(".env"), "utf8")).toBe("# mine\nOTHER=1\n");
  expect((await tried()).body).toMatchObject({ answers: "unasked", key: { set: false } });
  const unready = (await server.json<Model[]>("/api/models")).body.find(({ provider }) => provider === "studio");
  expect(unready?.ready).toBe(false);
  expect((await server.json("/api/settings/providers/none/test", { method: "POST", body: {} })).status).toBe(404);
  expect(server.faults).toEqual([]);
  await project[Symbol.asyncDispose]();
});

test("settings need a scope of their own, and a model that closes names one that may take its place", async () => {
  const project = await testProject();
  const key = makeKey(scopes.filter((scope) => scope !== "settings:admin"));
  const config = { providers: { openai: { use: "openai-videos", profile: "openai-retired" } } };
  writeFileSync(project.at("reelgraph.config.json"), JSON.stringify(config));
  {
    await using first = await serveProject({}, project);
    expect(first.port).toBeGreaterThan(0);
  }
  writeFileSync(project.at(".reelgraph/keys.json"), JSON.stringify([key.kept]));
  await using server = await serveProject({}, project);
  expect((await server.ask("/api/settings", { token: key.key })).status).toBe(403);
  const { body: models } = await server.json<Model[]>("/api/models", { token: key.key });
  expect(models.find(({ id }) => id === "sketch")).toMatchObject({ usdPerSecond: 0, default: true, ready: true });
  expect(models.find(({ id }) => id === "openai/sora-2")).toMatchObject({
    ready: false,
    retired: { on: "2026-09-24", over: true, instead: expect.any(String) },
  });
  await project[Symbol.asyncDispose]();
});

test("a vendor is added by its name, and what else the configuration says stays as it is", async () => {
  await using server = await serveProject();
  const add = (id: string, use: string, more = {}) =>
    server.json<Provider & { code?: string }>("/api/settings/providers", {
      method: "POST",
      body: { id, use, ...more },
    });
  const config = server.project.at("reelgraph.config.json");
  writeFileSync(config, '{\n  // ours\n  "plugins": ["wait.mjs"]\n}\n');
  const { body: vendors } = await server.json<Vendor[]>("/api/settings/vendors");
  expect(vendors.find(({ use }) => use === "openrouter")).toMatchObject({ keyName: "OPENROUTER_API_KEY" });
  expect(vendors.map(({ use }) => use)).not.toContain("openai-videos");
  const added = await add("router", "openrouter");
  expect(added).toMatchObject({ status: 201, body: { id: "router", key: { name: "OPENROUTER_API_KEY", set: false } } });
  expect(readFileSync(config, "utf8")).toContain("// ours");
  const { body: models } = await server.json<Model[]>("/api/models");
  expect(models.filter(({ provider }) => provider === "router").length).toBeGreaterThan(0);
  expect((await set(server, "OPENROUTER_API_KEY", "sk-or-1")).body).toMatchObject({ set: true });
  expect((await add("router", "openrouter")).status).toBe(409);
  expect((await add("own", "openai-videos")).body.code).toBe("unknown-vendor");
  expect((await add("own", "openrouter", { baseUrl: "https://evil.test" })).status).toBe(422);
  expect((await add("__proto__", "openrouter")).status).toBe(422);
  expect(server.faults).toEqual([]);
});

test("where there is no configuration yet, a vendor makes one", async () => {
  await using project = await testProject();
  const config = project.at("reelgraph.config.json");
  rmSync(config);
  await using server = await serveProject({}, project);
  const body = { id: "veo", use: "google-omni" };
  expect((await server.json("/api/settings/providers", { method: "POST", body })).status).toBe(201);
  expect(JSON.parse(readFileSync(config, "utf8"))).toEqual({ providers: { veo: { use: "google-omni" } } });
  const { body: models } = await server.json<Model[]>("/api/models");
  expect(models.filter(({ provider }) => provider === "veo").length).toBeGreaterThan(0);
  expect(server.faults).toEqual([]);
});

test("operators see the queue, what the one process works on, and what was spent: in the settings and in the metrics", async () => {
  await using server = await serveProject({ concurrency: 1 });
  const { project, ask, json } = server;
  const start = async () =>
    (await json<{ id: string }>("/api/runs", { method: "POST", body: { pipeline: "slow.json" } })).body.id;
  const going = await start();
  await start();
  await until(async () => (await json<Fleet>("/api/settings/fleet")).body.queue.going === 1);
  expect((await json<Fleet>("/api/settings/fleet")).body).toMatchObject({
    queue: { waiting: 1, going: 1, stranded: 0 },
    workers: [{ slots: 1, running: 1, seenSecondsAgo: 0, runs: [{ id: going }] }],
    lanes: [],
    spentToday: 0,
  });
  const metrics = (await ask("/metrics")).text;
  expect(metrics).toMatch(/^reelgraph_fleet_queue_waiting 1$/m);
  expect(metrics).toMatch(/^reelgraph_fleet_slots_taken 1$/m);
  await project.open();
});
