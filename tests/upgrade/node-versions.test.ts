import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { describe, expect, it, onTestFinished } from "vitest";
import { lines, project, reelgraph, start } from "../cli-program.ts";

/** A plugin as one release of it has it after another: it buys a clip, and asks for other words each time. */
const make = (version: number, model = "mock/m") => `
import { defineNode, gives, one } from "@reelgraph/engine";
import { z } from "zod";
export const make = defineNode({
  type: "make", version: ${version}, title: "Make", doc: "Buys a clip.", category: "video", purity: "sampled",
  inputs: { prompt: one("text", { doc: "" }) }, params: z.object({}),
  model: () => "${model}",
  outputs: { video: gives("video", { doc: "" }) },
  async run({ inputs }, { models, generate, seed, signal }) {
    const prompt = inputs.prompt + ", release ${version}";
    const asked = { model: "${model}", prompt, seconds: 1, format: "mp4", audio: false, seed, size: { width: 64, height: 64 } };
    const [segment] = models.plan(asked).segments;
    return { video: await generate(segment, { signal, progress() {} }) };
  },
});
`;

const film = (budget: object) => ({
  reelgraph: 1,
  inputs: { prompts: { type: "list<text>", default: ["one", "two"] } },
  nodes: { shot: { use: "make", with: { prompt: "$inputs.prompts" } } },
  outputs: { clips: "$shot.video" },
  budget,
});

async function studio(budget: object, jobMs: number) {
  const vendor = await startMockVendor({ jobMs });
  onTestFinished(() => vendor.close());
  const models = { m: { price: { usd: 0.1, per: "second" } } };
  const mock = {
    use: "openai-videos",
    baseUrl: `${vendor.url}/v1`,
    key: { secret: "MOCK_KEY" },
    submit: "idempotent",
    models,
  };
  const folder = project({
    "reelgraph.config.json": { plugins: ["./make.mjs"], providers: { mock, other: mock } },
    ".env": "MOCK_KEY=any\n",
    "make.mjs": make(1),
    "film.json": film(budget),
  });
  const release = (version: number, model?: string) => writeFileSync(join(folder, "make.mjs"), make(version, model));
  /** Begins a run and kills it while both of its jobs are at the vendor. */
  const killed = async () => {
    const { child, ended, says } = start(folder, ["run", "film.json", "--json"]);
    await says("job.submitted");
    await says('"reserved":0.2');
    while (vendor.jobs().length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    // The second id is on the disk a moment after the vendor has given it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill("SIGKILL");
    return idOf((await ended).out);
  };
  const idOf = (out: string) => String(lines(out)[0]?.["run"]);
  return { folder, killed, release, idOf, prompts: () => vendor.jobs().map(({ prompt }) => prompt) };
}

describe("a node type of another version than the run began with (rules 26, 30)", () => {
  it("gets the clips that are on their way by the key that they were bought under, and pays for none again", async () => {
    const { folder, killed, release, prompts } = await studio({ usd: 5 }, 2500);
    const id = await killed();
    release(2);
    const { code, out } = await reelgraph(folder, "resume", id, "--json");
    expect(lines(out).at(-1)).toMatchObject({ type: "run.finished", state: "succeeded", usd: 0.2 });
    expect(code).toBe(0);
    expect(prompts().toSorted()).toEqual(["one, release 1", "two, release 1"]);
    // They are no results of the new version: a new run makes its own.
    expect((await reelgraph(folder, "run", "film.json", "--quiet")).code).toBe(0);
    expect(prompts()).toHaveLength(4);
  }, 180_000);

  it("doesn't make what has not begun, says why and what to do, and makes it by the new version when it is told to", async () => {
    const { folder, release, idOf, prompts } = await studio({ usd: 0.15, onExceed: "pause" }, 50);
    const first = await reelgraph(folder, "run", "film.json", "--json");
    expect(first.code).toBe(3);
    const id = idOf(first.out);
    release(2);
    const refused = await reelgraph(folder, "resume", id, "--max-cost", "1");
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`${id} began with version 1 of "make", and this program has version 2`);
    expect(refused.err.replaceAll(/\s+/gu, " ")).toContain(`reelgraph resume ${id} --new-rules`);
    expect(prompts()).toHaveLength(1);
    // The version that it began with is there again: it goes on as if nothing had been.
    release(1);
    expect((await reelgraph(folder, "resume", id, "--max-cost", "0.16")).code).toBe(3);
    release(2);
    const done = await reelgraph(folder, "resume", id, "--max-cost", "1", "--new-rules", "--json");
    expect(lines(done.out).at(-1)).toMatchObject({ state: "succeeded", usd: 0.2 });
    expect(prompts().map((prompt) => prompt.slice(-9))).toEqual(["release 1", "release 2"]);
  }, 180_000);

  it("doesn't ask one vendor after the jobs of another", async () => {
    const { folder, killed, release, prompts } = await studio({ usd: 5 }, 2500);
    const id = await killed();
    release(1, "other/m");
    const { code, err } = await reelgraph(folder, "resume", id);
    expect(code).toBe(1);
    expect(err).toMatch(/shot\[.*\] is bought from "mock" already, and would now come from "other"/);
    expect(prompts()).toHaveLength(2);
    release(1);
    expect((await reelgraph(folder, "resume", id)).code).toBe(0);
    expect(prompts()).toHaveLength(2);
  }, 180_000);
});
