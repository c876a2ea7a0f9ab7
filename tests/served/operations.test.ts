import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkspace } from "@reelgraph/engine/node";
import { serve } from "@reelgraph/server";
import { expect, onTestFinished, test } from "vitest";
import { start } from "../cli-program.ts";
import { paidServer, shots } from "./paid-server.ts";

const film = (...words: string[]) => ({ pipeline: "film.json", text: JSON.stringify(shots(...words)), maxCost: 1 });

test("metrics tell of requests, runs, units, money, waits and the event loop, to who may know", async () => {
  const server = await paidServer({ vendor: { jobMs: 100 }, limits: { concurrency: 1 } });
  const { body } = await server.ask<{ id: string }>("/api/runs", { body: film("a", "b") });
  await server.become(body.id, ["succeeded"]);
  const again = await server.ask<{ id: string }>("/api/runs", { body: film("a", "b") });
  await server.become(again.body.id, ["succeeded"]);
  const read = (token: string) =>
    fetch(new URL("/metrics", server.served.url), { headers: { authorization: `Bearer ${token}` } });
  expect((await read("none")).status).toBe(401);
  const text = await (await read(server.token)).text();
  const value = (line: string) => Number(new RegExp(`^${line} (\\S+)$`, "m").exec(text)?.[1]);
  expect(value('reelgraph_runs_total{state="succeeded"}')).toBe(2);
  expect(value('reelgraph_units_total{outcome="finished"}')).toBe(2);
  expect(value('reelgraph_units_total{outcome="cached"}')).toBe(2);
  expect(value("reelgraph_spent_usd_total")).toBeCloseTo(0.2);
  expect(value("reelgraph_lane_wait_seconds_count")).toBeGreaterThan(0);
  expect(value('reelgraph_http_request_seconds_count{route="startRun",status="202"}')).toBe(2);
  expect(value("reelgraph_runs_waiting")).toBe(0);
  expect(text).toMatch(/^reelgraph_lane_jobs\{lane="mock\/m"\} 0$/m);
  expect(value("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
});

test("a request, a run and its units are spans, sent only where somebody wants them", async () => {
  const sent: string[] = [];
  const collector = createServer((incoming, outgoing) => {
    let text = "";
    incoming.on("data", (chunk: Buffer) => (text += chunk));
    incoming.on("end", () => {
      sent.push(`${incoming.url} ${text}`);
      outgoing.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((listening) => collector.listen(0, "127.0.0.1", listening));
  onTestFinished(() => new Promise<void>((closed) => void collector.close(() => closed())));
  const { port } = collector.address() as AddressInfo;
  const quiet = await paidServer({});
  const folder = quiet.folder;
  await quiet.served.close();
  expect(sent).toEqual([]);
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` };
  const served = await serve({ workspace: await openWorkspace({ folder, env }), folder, port: 0 });
  const token = readFileSync(join(folder, ".reelgraph/token"), "utf8").trim();
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const begun = await fetch(new URL("/api/runs", served.url), {
    method: "POST",
    headers,
    body: JSON.stringify(film("a")),
  });
  const { id } = (await begun.json()) as { id: string };
  for (let tries = 0; tries < 200; tries++) {
    const state = await (await fetch(new URL(`/api/runs/${id}`, served.url), { headers })).json();
    if ((state as { state: string }).state === "succeeded") break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await served.close();
  type Span = { name: string; spanId: string; parentSpanId?: string; attributes: { key: string; value: object }[] };
  const spans = sent.flatMap((one) => {
    expect(one).toMatch(/^\/v1\/traces /);
    const { resourceSpans } = JSON.parse(one.slice(one.indexOf(" "))) as {
      resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
    };
    return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  });
  const run = spans.find(({ name }) => name === "run");
  expect(run?.attributes).toContainEqual({ key: "reelgraph.run", value: { stringValue: id } });
  expect(spans.find(({ name }) => name === "shot")?.parentSpanId).toBe(run?.spanId);
  expect(spans.map(({ name }) => name)).toContain("POST startRun");
  expect(sent.join()).not.toContain(token);
});

test("the log tells what happened in JSON lines, and no secret, prompt or signature (check 28)", async () => {
  const canary = "canary-QzPk7vL2mN8xR4tY";
  const lines: string[] = [];
  const server = await paidServer({
    files: { ".env": `MOCK_KEY=${canary}\n` },
    serve: { log: (line) => void lines.push(line) },
  });
  const { body } = await server.ask<{ id: string }>("/api/runs", { body: film("a secret prompt") });
  await server.become(body.id, ["succeeded"]);
  await server.ask("/api/runs", { token: `rg_0123456789ab_${"x".repeat(43)}` });
  await fetch(new URL(`/api/artifacts/${"0".repeat(64)}?until=1&signature=${"s".repeat(43)}`, server.served.url));
  await server.served.close();
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries).toContainEqual(
    expect.objectContaining({ event: "run.finished", run: body.id, state: "succeeded", who: "local" }),
  );
  expect(entries).toContainEqual(
    expect.objectContaining({ event: "request", route: "startRun", status: 202, who: "local" }),
  );
  expect(entries).toContainEqual(
    expect.objectContaining({ event: "request", route: "refused", status: 401, who: "nobody" }),
  );
  const all = lines.join("\n");
  for (const secret of [canary, server.token, "secret prompt", "signature=s", "rg_0123456789ab"])
    expect(all).not.toContain(secret);
});

test("a server that is told to stop says so, takes no new work, answers what it can, and loses no run", async () => {
  const server = await paidServer({ vendor: { jobMs: 300 } });
  const { body } = await server.ask<{ id: string }>("/api/runs", { body: film("a", "b") });
  while (server.vendor.ledger().length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  const ready = async () => (await fetch(new URL("/ready", server.served.url))).status;
  expect(await ready()).toBe(200);
  server.served.drain();
  expect(await ready()).toBe(503);
  expect((await fetch(new URL("/health", server.served.url))).status).toBe(200);
  const refused = await server.ask("/api/runs", { body: film("c") });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
  expect((await server.ask(`/api/runs/${body.id}`)).status).toBe(200);
  await server.served.close();
  const { folder } = server;
  const next = await serve({ workspace: await openWorkspace({ folder, env: {} }), folder, port: 0 });
  onTestFinished(() => next.close());
  for (let tries = 0; tries < 500; tries++) {
    const response = await fetch(new URL(`/api/runs/${body.id}`, next.url), {
      headers: { authorization: `Bearer ${server.token}` },
    });
    if (((await response.json()) as { state: string }).state === "succeeded") break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(server.vendor.ledger()).toHaveLength(2);
});

test("`serve` writes its log when asked to, drains when stopped, and ends well", async () => {
  const server = await paidServer({});
  const { folder } = server;
  await server.served.close();
  const program = start(folder, ["serve", "--port", "0", "--log", "--drain", "1", "--runs", "2"]);
  onTestFinished(() => void program.child.kill("SIGKILL"));
  await program.says("Ctrl-C");
  program.child.kill("SIGTERM");
  const { code, out } = await program.ended;
  expect([code, out]).toEqual([0, expect.stringContaining("http://127.0.0.1:")]);
});
