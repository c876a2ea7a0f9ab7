import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { expect, it, onTestFinished } from "vitest";
import { project, reelgraph, start } from "./cli-program.ts";

const pipeline = (...models: readonly string[]) => ({
  reelgraph: 1,
  inputs: { idea: { type: "text", default: "a boat" } },
  nodes: Object.fromEntries(
    models.map((model, index) => [`clip${index}`, { use: "generate", with: { prompt: "$inputs.idea", model } }]),
  ),
  outputs: { film: "$clip0.video" },
});
const wan = { seconds: [4, 8], sizes: ["1280x720"], price: { usd: 0.05, per: "second" } };
const own = { ...wan, price: { usd: 0.09, per: "second" }, can: ["remix"] };
const google = { use: "google-omni", baseUrl: "http://127.0.0.1:9/v1" };

/** A server that answers as OpenRouter does, and counts how often it is asked for what. */
async function aggregator(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const model = {
    id: "maker/film-1",
    name: "Film 1",
    supported_durations: [5],
    supported_sizes: ["1280x720"],
    supported_frame_images: ["first_frame"],
    generate_audio: true,
    pricing_skus: { duration_seconds_with_audio: "0.08", duration_seconds_without_audio: "0.03" },
  };
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const known = request.headers.authorization === "Bearer sk-or-very-secret";
    response.writeHead(known ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(known ? { data: [model] } : { error: { message: "sk-or-very-wrong is no key" } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`, asked };
}

it("models can be filtered by what they make and cost, and fit 80 columns", async () => {
  const providers = {
    google,
    studio: { use: "openai-videos", baseUrl: "http://127.0.0.1:9/v1", models: { wan, own } },
  };
  const folder = project({ "reelgraph.config.json": { providers } });
  const ids = async (...options: string[]) =>
    (JSON.parse((await reelgraph(folder, "models", "--json", ...options)).out) as { id: string }[]).map(({ id }) => id);
  expect(await ids("--provider", "studio")).toEqual(["studio/wan", "studio/own"]);
  expect(await ids("--seconds", "15", "--audio")).toEqual(["sketch", "google/gemini-omni-1.2-flash"]);
  expect(await ids("--size", "1280x720", "--max-price", "0.06")).toEqual(["sketch", "studio/wan"]);
  expect(await ids("--size", "1080x1920", "--max-price", "0.12", "--image")).toEqual([
    "sketch",
    "google/gemini-omni-1.2-flash",
  ]);
  expect(await ids("--extend")).toEqual(["google/gemini-omni-1.2-flash", "google/gemini-omni-1.1-flash"]);
  expect(await ids("--edit", "--provider", "studio")).toEqual(["studio/own"]);
  const { out } = await reelgraph(folder, "models");
  for (const line of out.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(80);
  expect(out).toContain("as of 2026-11-22");
  expect(out).toMatch(/veo-3.1-generate-preview\s+2026-10-31\s+→ gemini-omni-1.2-flash/);
  expect(await reelgraph(folder, "models", "--size", "large")).toMatchObject({ code: 2 });
});

it("models of a vendor who tells what it has are asked for, kept, and used when a pipeline is checked", async () => {
  const { url, asked } = await aggregator();
  const providers = { router: { use: "openrouter", baseUrl: url, key: { secret: "ROUTER_KEY" } } };
  const folder = project({
    "reelgraph.config.json": { providers },
    ".env": "ROUTER_KEY=sk-or-very-secret",
    "pipeline.json": pipeline("router/maker/film-1"),
  });
  expect(await reelgraph(folder, "check", "pipeline.json")).toMatchObject({ code: 2 });
  const { out, code } = await reelgraph(folder, "models", "--refresh", "--provider", "router", "--json");
  expect(code).toBe(0);
  const film = (JSON.parse(out) as { id: string }[]).find(({ id }) => id === "router/maker/film-1");
  expect(film).toMatchObject({ usdPerSecond: 0.03, capabilities: { seconds: [5] }, default: false });
  expect(asked).toEqual(["/api/v1/videos/models"]);
  expect(await reelgraph(folder, "check", "pipeline.json")).toMatchObject({ code: 0 });
  const healthy = await reelgraph(folder, "doctor", "pipeline.json");
  expect(healthy).toMatchObject({ code: 0, out: expect.stringContaining("takes the key, and lists 1 models") });
  // The list is of today, so it is not asked for again.
  expect(asked).toEqual(["/api/v1/videos/models", "/api/v1/key"]);
});

it("a strict plan and run refuse what a model can't make as asked, before anything is bought", async () => {
  const mock = await startMockVendor();
  onTestFinished(() => mock.close());
  const providers = { studio: { use: "openai-videos", baseUrl: `${mock.url}/v1`, models: { wan } } };
  const folder = project({ "reelgraph.config.json": { providers }, "film.json": pipeline("studio/wan") });
  const six = { use: "generate", with: { prompt: "a boat", model: "studio/wan", seconds: 6 } };
  const other = project({
    "reelgraph.config.json": { providers },
    "film.json": { ...pipeline(), nodes: { clip0: six } },
  });
  expect((await reelgraph(folder, "plan", "film.json", "--strict")).code).toBe(0);
  expect((await reelgraph(other, "plan", "film.json")).code).toBe(0);
  const plan = await reelgraph(other, "plan", "film.json", "--strict");
  expect(plan.code).not.toBe(0);
  expect(plan.err).toContain("can't make this as asked: seconds 6 → 8");
  expect((await reelgraph(other, "run", "film.json", "--strict", "--max-cost", "5")).code).not.toBe(0);
  expect(mock.requests()).toEqual([]);
});

it("the doctor says what must be mended, and proposes models with the difference in price", async () => {
  const mock = await startMockVendor({ keys: ["sk-studio-secret"] });
  onTestFinished(() => mock.close());
  const { url } = await aggregator();
  const studio = { use: "openai-videos", baseUrl: `${mock.url}/v1`, models: { wan } };
  const folder = project({
    "reelgraph.config.json": {
      defaults: { model: "studio/wan" },
      providers: {
        google,
        studio: { ...studio, key: { secret: "STUDIO_KEY" } },
        wrong: { use: "openrouter", baseUrl: url, key: { secret: "WRONG_KEY" } },
        gone: { use: "xai", baseUrl: "http://127.0.0.1:9/v1", key: { secret: "STUDIO_KEY" } },
        openai: { use: "openai-videos", profile: "openai-retired", baseUrl: `${mock.url}/v1` },
      },
    },
    "film.json": pipeline("openai/sora-2", "studio/wan", "studio/none"),
  });
  const env = { STUDIO_KEY: "sk-studio-secret", WRONG_KEY: "sk-or-very-wrong" };
  const { out, code } = await start(folder, ["doctor", "film.json", "--json"], env).ended;
  expect(code).toBe(5);
  expect(out).not.toContain("sk-");
  const found = JSON.parse(out) as { ok: boolean; providers: unknown[]; models: unknown[] };
  expect(found.ok).toBe(false);
  expect(found.providers).toMatchObject([
    { id: "google", key: { name: "GEMINI_API_KEY", set: false }, answers: "unasked" },
    { id: "studio", key: { set: true }, answers: "yes" },
    { id: "wrong", answers: "refused", message: "[secret] is no key" },
    { id: "gone", answers: "no" },
    { id: "openai", answers: "refused" },
  ]);
  expect(found.models).toEqual([
    {
      id: "openai/sora-2",
      usedBy: ["film.json"],
      state: "retired",
      on: "2026-09-24",
      usdPerSecond: 0.1,
      instead: { id: "google/gemini-omni-1.2-flash", usdPerSecond: 0.07, more: -0.03 },
    },
    { id: "studio/wan", usedBy: ["film.json", "the configuration"], state: "ok", usdPerSecond: 0.05 },
    { id: "studio/none", usedBy: ["film.json"], state: "unknown" },
  ]);
  const words = await start(folder, ["doctor", "film.json"], env).ended;
  expect(words.out).toContain("google/gemini-omni-1.2-flash may take its place: $0.07 a second, $0.03 less");
  expect(mock.ledger()).toEqual([]);
});
