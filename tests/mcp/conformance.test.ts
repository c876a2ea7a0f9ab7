import { Client as Client2, StreamableHTTPClientTransport as Transport2 } from "@modelcontextprotocol/client";
import { Client as Client1 } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as Transport1 } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { join } from "node:path";
import { KeyRing, makeKey, type Scope } from "@reelgraph/server";
import { afterEach, describe, expect, test } from "vitest";
import { paidServer, type PaidServer } from "../served/paid-server.ts";

const info = { name: "conformance", version: "1" };

interface Connection {
  listTools(): Promise<{
    tools: { name: string; inputSchema: Record<string, unknown>; annotations?: object | undefined }[];
  }>;
  callTool(
    call: { name: string; arguments: Record<string, unknown> },
    onprogress?: (progress: { progress: number }) => void,
  ): Promise<{
    content: { type: string; text?: string; uri?: string }[];
    structuredContent?: unknown;
    isError?: boolean | undefined;
  }>;
  close(): Promise<void>;
}

/** The official clients: of this protocol's revision, of the one before it, and of the package before that. */
const clients: Record<string, (url: URL, token: string) => Promise<Connection>> = {
  async "client 2.4, 2026-07-28"(url, token) {
    const client = new Client2(info, { versionNegotiation: { mode: { pin: "2026-07-28" } } });
    await client.connect(new Transport2(url, { requestInit: { headers: { authorization: `Bearer ${token}` } } }));
    return {
      listTools: async () => (await client.listTools()) as never,
      callTool: async (call, onprogress) => (await client.callTool(call, onprogress ? { onprogress } : {})) as never,
      close: () => client.close(),
    };
  },
  async "client 2.4, 2025"(url, token) {
    const client = new Client2(info);
    await client.connect(new Transport2(url, { requestInit: { headers: { authorization: `Bearer ${token}` } } }));
    return {
      listTools: async () => (await client.listTools()) as never,
      callTool: async (call, onprogress) => (await client.callTool(call, onprogress ? { onprogress } : {})) as never,
      close: () => client.close(),
    };
  },
  async "sdk 1.32"(url, token) {
    const client = new Client1(info);
    // Their own types disagree about exact optional properties.
    await client.connect(
      new Transport1(url, { requestInit: { headers: { authorization: `Bearer ${token}` } } }) as never,
    );
    return {
      listTools: async () => (await client.listTools()) as never,
      callTool: async (call, onprogress) =>
        (await client.callTool(call, undefined, onprogress ? { onprogress } : {})) as never,
      close: () => client.close(),
    };
  },
};

const open: Connection[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const card = {
  reelgraph: 1,
  name: "Card",
  inputs: {
    words: { type: "text", label: "What it says" },
    tags: { type: "list<text>", default: ["a"] },
    logo: { type: "image", optional: true },
  },
  nodes: { card: { use: "title", with: { text: "$inputs.words", seconds: 0.5, size: "160x90" } } },
  outputs: { film: "$card.video" },
};

const serve = (): Promise<PaidServer> =>
  paidServer({ files: { "card.json": card }, config: { videoApi: { "mug-2": "film.json" } } });

function keyFor(server: PaidServer, allowed: readonly Scope[]): string {
  const { key, kept } = makeKey(allowed);
  new KeyRing(join(server.folder, ".reelgraph/keys.json")).add(kept);
  return key;
}

describe.each(Object.keys(clients))("%s", (name) => {
  const connect = async (server: PaidServer, token = server.token) => {
    const connection = await clients[name]?.(new URL("/mcp", server.served.url), token);
    if (!connection) throw new Error("no client");
    open.push(connection);
    return connection;
  };

  test("lists pipelines with typed inputs, plans, runs, watches and fetches a film", async () => {
    const server = await serve();
    const client = await connect(server);
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name).toSorted()).toEqual(
      ["cancel_run", "get_results", "list_pipelines", "plan_run", "run_mug_2", "start_run", "watch_run"].toSorted(),
    );
    expect(tools.find((tool) => tool.name === "run_mug_2")?.inputSchema).toMatchObject({
      properties: {
        inputs: { properties: { prompts: { type: "array", items: { type: "string" } } } },
        max_cost: { type: "number" },
      },
    });
    expect(tools.find((tool) => tool.name === "plan_run")?.annotations).toMatchObject({ readOnlyHint: true });
    const listed = await client.callTool({ name: "list_pipelines", arguments: {} });
    expect(listed.structuredContent).toMatchObject({
      pipelines: [
        {
          pipeline: "card.json",
          name: "Card",
          inputs: {
            required: ["words"],
            properties: {
              words: { type: "string", description: "What it says" },
              tags: { type: "array", default: ["a"] },
              logo: { type: "object", required: ["sha256"] },
            },
          },
        },
        { pipeline: "film.json" },
      ],
    });
    const chosen = { pipeline: "card.json", inputs: { words: "hello" } };
    const planned = await client.callTool({ name: "plan_run", arguments: chosen });
    expect(planned.structuredContent).toMatchObject({ cost: { min: 0, max: 0, unknown: false } });
    const started = await client.callTool({ name: "start_run", arguments: { ...chosen, key: "once" } });
    const { run } = started.structuredContent as { run: string };
    const again = await client.callTool({ name: "start_run", arguments: { ...chosen, key: "once" } });
    expect(again.structuredContent).toMatchObject({ run });
    const told: number[] = [];
    const watched = await client.callTool({ name: "watch_run", arguments: { run, seconds: 60 } }, ({ progress }) => {
      told.push(progress);
    });
    expect(watched.structuredContent).toMatchObject({ run, state: "succeeded" });
    const results = await client.callTool({ name: "get_results", arguments: { run } });
    const link = results.content.find(({ type }) => type === "resource_link");
    const film = await fetch(link?.uri ?? "");
    expect([film.status, film.headers.get("content-type")]).toEqual([200, "video/mp4"]);
  });

  test("what spends says what it will cost, and begins only when that was allowed", async () => {
    const server = await serve();
    const client = await connect(server);
    const inputs = { prompts: ["one", "two"] };
    const planned = await client.callTool({ name: "plan_run", arguments: { pipeline: "film.json", inputs } });
    expect(planned.content[0]?.text).toContain("It costs $0.20.");
    const refused = await client.callTool({ name: "run_mug_2", arguments: { inputs } });
    expect(refused).toMatchObject({ isError: true, structuredContent: { cost: { max: 0.2 } } });
    expect(refused.content[0]?.text).toContain("Nothing was started");
    const little = await client.callTool({ name: "run_mug_2", arguments: { inputs, max_cost: 0.1 } });
    expect(little).toMatchObject({ isError: true });
    expect(little.content[0]?.text).toContain("over-budget");
    expect((await server.ask<unknown[]>("/api/runs")).body).toEqual([]);
    expect(server.vendor.ledger()).toEqual([]);
    const started = await client.callTool({ name: "run_mug_2", arguments: { inputs, max_cost: 0.2 } });
    expect(started.content[0]?.text).toContain("It costs $0.20.");
    const { run } = started.structuredContent as { run: string };
    const seen: number[] = [];
    const watched = await client.callTool({ name: "watch_run", arguments: { run } }, ({ progress }) =>
      seen.push(progress),
    );
    expect(watched.structuredContent).toMatchObject({ state: "succeeded", spent: 0.2 });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(server.vendor.ledger()).toHaveLength(2);
  });

  test("an agent gets the tools that its key allows, and no others", async () => {
    const server = await serve();
    const client = await connect(server, keyFor(server, ["pipelines:read", "runs:read"]));
    const names = (await client.listTools()).tools.map((tool) => tool.name);
    expect(names.toSorted()).toEqual(["list_pipelines", "plan_run", "watch_run"]);
    const attempt = client.callTool({
      name: "start_run",
      arguments: { pipeline: "card.json", inputs: { words: "x" } },
    });
    await expect(
      attempt.then(({ isError }) => (isError ? Promise.reject(new Error("refused")) : undefined)),
    ).rejects.toThrow();
    expect((await server.ask<unknown[]>("/api/runs")).body).toEqual([]);
    await expect(connect(server, "wrong")).rejects.toThrow();
  });

  test("what an agent gets wrong is told with its code and a way on", async () => {
    const server = await serve();
    const client = await connect(server);
    const unknown = await client.callTool({ name: "plan_run", arguments: { pipeline: "none.json" } });
    expect(unknown).toMatchObject({ isError: true });
    expect(unknown.content[0]?.text).toContain("unknown-pipeline");
    const wrong = await client.callTool({
      name: "plan_run",
      arguments: { pipeline: "card.json", inputs: { word: 1 } },
    });
    expect(wrong.content[0]?.text).toContain("unknown-input");
    const outside = await client.callTool({ name: "plan_run", arguments: { pipeline: "../reelgraph.config.json" } });
    expect(outside).toMatchObject({ isError: true });
    expect((await client.callTool({ name: "get_results", arguments: { run: "run-1" } })).isError).toBe(true);
  });
});

test("the gate stands before it: other sites, other names, bodies that are too long or too deep", async () => {
  const server = await serve();
  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(new URL("/mcp", server.served.url), {
      method: "POST",
      body,
      headers: {
        authorization: `Bearer ${server.token}`,
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        ...headers,
      },
    }).then(({ status }) => status);
  expect(await send("{}", { authorization: "Bearer wrong" })).toBe(401);
  expect(await send("{}", { origin: "https://evil.test" })).toBe(403);
  expect(await send(`"${"x".repeat(1024 * 1024)}"`)).toBe(413);
  expect(await send("[".repeat(100_000))).toBe(400);
  expect(await send("{")).toBe(400);
});
