import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { xai } from "../models/xai/xai.ts";
import { parseConfig } from "./config.ts";
import { keepLiveList } from "./live-lists.ts";
import { limitsBy, loadProviders } from "./providers.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "reelgraph-providers-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const configOf = (providers: object) => parseConfig(JSON.stringify({ providers }), "reelgraph.config.json");

it("limits are the catalogue's, unless the configuration knows better", async () => {
  const limits = { requests: [{ max: 5, perSeconds: 1 }] };
  const providers = await loadProviders(
    configOf({ slow: { use: "xai" }, fast: { use: "xai", limits }, few: { use: "xai", limits: { concurrency: 2 } } }),
    folder(),
  );
  const limitsOf = limitsBy(providers);
  expect(limitsOf("slow/grok-imagine-video")).toEqual({ requests: [{ max: 60, perSeconds: 60 }] });
  expect(limitsOf("fast/grok-imagine-video")).toEqual(limits);
  expect(limitsOf("few/grok-imagine-video")).toEqual({ concurrency: 2, requests: [{ max: 60, perSeconds: 60 }] });
  expect(limitsOf("nobody/knows")).toEqual({});
});

it("what a vendor said last holds before the catalogue, and the configuration before both; a damaged copy is nothing", async () => {
  const state = folder();
  const baseUrl = "https://openrouter.ai/api/v1";
  const [grok] = xai.models;
  if (!grok) throw new Error("no model");
  const now = { ...grok, id: "google/veo-3.1", title: "Veo 3.1 today" };
  await keepLiveList(state, "router", { at: 1, baseUrl, models: [now, { ...now, id: "maker/new" }] });
  const price = { usd: 1, per: "clip" } as const;
  const read = async (more: object = {}) => {
    const [provider] = await loadProviders(configOf({ router: { use: "openrouter", ...more } }), state);
    return new Map(provider?.models.map((model) => [model.id, model]));
  };
  const models = await read({ models: { "maker/new": { price } } });
  expect(models.get("router/google/veo-3.1")).toMatchObject({ title: "Veo 3.1 today", prices: grok.prices });
  expect(models.get("router/maker/new")).toMatchObject({ prices: [price], capabilities: grok.capabilities });
  // The list of another address says nothing here.
  expect((await read({ baseUrl: "http://127.0.0.1:9/v1" })).get("router/google/veo-3.1")?.title).toBe("Veo 3.1");
  writeFileSync(join(state, "models", "router.json"), '{"at": 1');
  expect((await read()).get("router/google/veo-3.1")?.title).toBe("Veo 3.1");
});

it("Sora is known where OpenAI's service is meant, not on a server that only speaks its protocol", async () => {
  const providers = await loadProviders(
    configOf({
      openai: { use: "openai-videos", profile: "openai-retired", baseUrl: "https://api.openai.com/v1" },
      studio: { use: "openai-videos", baseUrl: "http://127.0.0.1:9/v1" },
    }),
    folder(),
  );
  expect(providers.map(({ id, models }) => [id, models.length])).toEqual([
    ["openai", 5],
    ["studio", 0],
  ]);
});

it("what a vendor is said to promise is refused where its requests carry nothing for it: it would be paid twice", async () => {
  const load = (more: object) => loadProviders(configOf({ mine: more }), folder());
  const relay = { use: "openai-videos", baseUrl: "http://127.0.0.1:9/v1" };
  for (const submit of ["idempotent", "searchable"]) {
    await expect(load({ use: "fal", submit })).rejects.toMatchObject({
      problems: [{ code: "bad-config", at: "/providers/mine/submit", expected: "unknown" }],
    });
    await expect(load({ ...relay, submit })).resolves.toHaveLength(1);
  }
  await expect(load({ use: "fal", submit: "unknown" })).resolves.toHaveLength(1);
});

it("a profile that an adapter doesn't have is told with what was meant, instead of another dialect being spoken", async () => {
  const relay = { use: "openai-videos", baseUrl: "http://127.0.0.1:9/v1" };
  const load = (more: object) => loadProviders(configOf({ mine: more }), folder());
  await expect(load({ ...relay, profile: "vllm-omi" })).rejects.toMatchObject({
    problems: [{ code: "bad-config", expected: expect.stringContaining("sglang"), hint: 'did you mean "vllm-omni"?' }],
  });
  await expect(load({ ...relay, profile: "sglang" })).resolves.toHaveLength(1);
  await expect(load({ use: "fal", profile: "generic" })).rejects.toThrow('"fal" has no profile "generic"');
});
