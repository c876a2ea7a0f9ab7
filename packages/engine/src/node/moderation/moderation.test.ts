import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ReelgraphError } from "../../errors.ts";
import { fakeService, type FakeAnswer } from "../../testing/fake-service.ts";
import { jsonServer } from "../../testing/json-server.ts";
import { memoryHost } from "../../testing/memory-host.ts";
import { projectOf } from "../../testing/project.ts";
import { sampleImage } from "../../testing/sample-media.ts";
import { RunControl } from "../run-control.ts";
import { openWorkspace } from "../workspace.ts";
import { createModeration, type ModerationConfig } from "./moderation.ts";

const said = (flagged: boolean, categories: object = { violence: flagged, self: null }): FakeAnswer => ({
  body: { results: [{ flagged, categories, category_scores: {} }] },
});
const signal = new AbortController().signal;
const openai: ModerationConfig = {
  use: "openai",
  baseUrl: "https://mod.test/v1",
  model: "omni",
  key: { secret: "MOD_KEY" },
};

function moderator(config: ModerationConfig, ...answers: (FakeAnswer | Error)[]) {
  const service = fakeService(...answers);
  const { cache } = memoryHost();
  const moderation = createModeration(config, {
    http: service.http,
    secrets: { get: () => "mod-secret" },
    media: { frame: () => Promise.reject(new Error("none")), resize: (media) => Promise.resolve(media) },
    read: () => Promise.resolve(new Uint8Array([1, 2, 3])),
    cache,
    sha256: (text) => hash("sha256", text),
  });
  const check = (text: string | undefined, images = [sampleImage].slice(1)) =>
    moderation.check({ ...(text === undefined ? {} : { text }), images }, { signal }).catch((thrown: unknown) => {
      if (thrown instanceof ReelgraphError) return thrown.code;
      throw thrown;
    });
  return { check, asked: service.asked };
}

describe("a moderator", () => {
  test("looks at each text and each picture once, by their content", async () => {
    const { check, asked } = moderator(openai, said(false), said(true));
    const verdict = await check("a boat", [sampleImage]);
    expect(verdict).toMatchObject({ flagged: true, categories: ["violence"], by: "mod.test/omni@1" });
    expect(verdict).toMatchObject({ subjects: [hash("sha256", "a boat"), sampleImage.sha256] });
    expect(await check("a boat", [sampleImage])).toEqual(verdict);
    expect(asked.map(({ url }) => url)).toEqual(Array(2).fill("https://mod.test/v1/moderations"));
    expect(asked[0]?.json).toEqual({ model: "omni", input: [{ type: "text", text: "a boat" }] });
    expect(JSON.stringify(asked[1]?.json)).toContain("data:image/png;base64,AQID");
  });

  test.each([
    ["is down", { status: 503, headers: { "retry-after": "0" }, body: "busy" }],
    ["refuses the key", { status: 401, body: "no" }],
    ["answers with HTML", { body: "<html>" }],
    ["answers without a result", { body: { results: [] } }],
    ["answers with words for a verdict", said("no" as unknown as boolean)],
    ["is not there", new Error("ECONNREFUSED")],
  ])("that %s lets nothing pass", async (_, answer) => {
    const { check } = moderator(openai, answer);
    expect(await check("a boat")).toBe("moderation-down");
  });

  test("of words finds whole words in letters, and characters anywhere, whatever their case, width and accents", async () => {
    const { check, asked } = moderator({ use: "words", words: ["gore", "blood bath", "血腥", "naïve"] });
    for (const text of ["GORE!", "so much gore.", "a Blood\n bath", "一个血腥的场面", "ｇｏｒｅ", "naive"])
      expect(await check(text), text).toMatchObject({ flagged: true });
    for (const text of ["category", "gores", "a boat", "blood", ""])
      expect(await check(text), text).toMatchObject({ flagged: false });
    expect(asked).toEqual([]);
  });
});

describe("the gate before money", () => {
  const pipeline = {
    nodes: { clip: { use: "generate", with: { prompt: "a boat at dawn", model: "studio/wan", seconds: 4 } } },
    outputs: { clip: "$clip.video" },
  };

  /** A vendor that would take jobs but refuses all, and a moderator, on one server. */
  async function shop(moderation: (count: number) => { status?: number; body: unknown }) {
    const { url, received } = await jsonServer(({ path }, count) =>
      path.endsWith("/moderations")
        ? { headers: { "retry-after": "0" }, ...moderation(count) }
        : { status: 400, body: { error: { message: "refused", code: "invalid_value" } } },
    );
    const project = await projectOf(
      pipeline,
      {
        providers: {
          studio: {
            use: "openai-videos",
            baseUrl: `${url}/v1`,
            models: { wan: { price: { usd: 0.1, per: "second" } } },
          },
        },
        moderation: { use: "openai", baseUrl: `${url}/v1`, key: { secret: "MOD_KEY" } },
        budget: { runUsd: 5 },
      },
      { MOD_KEY: "mod-secret" },
    );
    const result = await project.withSession((session) => session.run({ signal }));
    const runs = new RunControl(await openWorkspace({ folder: project.folder, env: {} }));
    const { jobs } = await runs.show(result.id);
    await runs.close();
    return { result, jobs, paths: received.map(({ path }) => path) };
  }

  test("refuses what is flagged: nothing is intended, nothing is sent", async () => {
    const { result, jobs, paths } = await shop(() => said(true));
    expect(result).toMatchObject({ state: "failed", problems: [{ code: "moderated" }], usd: 0 });
    expect(paths).toEqual(["/v1/moderations"]);
    expect(jobs).toEqual([]);
  });

  test("fails closed when the moderator is down", async () => {
    const { result, jobs, paths } = await shop(() => ({ status: 500, body: "down" }));
    expect(result.problems).toMatchObject([{ code: "moderation-down" }]);
    expect(paths).not.toContain("/v1/videos");
    expect(jobs).toEqual([]);
  });

  test("lets what is clean pass, and is asked before anything is sent", async () => {
    const { paths } = await shop(() => said(false));
    expect(paths).toEqual(["/v1/moderations", "/v1/videos"]);
  });
});

test("the node refuses or flags, and its verdict stands in the run's record", async () => {
  const pipeline = (policy: string) => ({
    nodes: { look: { use: "moderate", with: { prompt: "so much gore", policy } } },
    outputs: { prompt: "$look.prompt", verdict: "$look.verdict" },
  });
  const run = async (policy: string, config: object) => {
    const { withSession } = await projectOf(pipeline(policy), config);
    const records: unknown[] = [];
    const onEvent = (event: { type: string }) => void (event.type === "unit.moderated" && records.push(event));
    const result = await withSession((session) => session.run({ signal, onEvent }));
    return { ...result, records };
  };
  const words = { moderation: { use: "words", words: ["gore"] } };
  const refused = await run("refuse", words);
  expect(refused.problems).toMatchObject([{ code: "moderated" }]);
  expect(refused.records).toMatchObject([{ flagged: true, categories: ["gore"], node: "look" }]);
  const flagged = await run("flag", words);
  expect(flagged.outputs).toMatchObject({ prompt: "so much gore", verdict: { flagged: true, categories: ["gore"] } });
  expect((await run("refuse", {})).problems).toMatchObject([{ code: "moderation-not-configured" }]);
});
