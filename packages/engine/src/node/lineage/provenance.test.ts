import { hash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { expect, onTestFinished, test } from "vitest";
import type { Media } from "../../ports/values.ts";
import { projectOf } from "../../testing/project.ts";

const signal = new AbortController().signal;
const prompt = "a boat drifts over a calm sea at dawn";
const pipeline = {
  inputs: { prompt: { type: "text", default: prompt } },
  nodes: {
    style: { use: "styles", with: { prompt: "$inputs.prompt", styles: ["noir", "anime"] } },
    clip: { use: "generate", with: { prompt: "$style.prompt", seconds: 1, size: "160x90" } },
    plain: { use: "generate", with: { prompt: "$inputs.prompt", seconds: 1, size: "160x90" } },
    card: { use: "title", with: { text: "A boat", seconds: 0.5, size: "160x90" } },
    film: { use: "concat", with: { clips: ["$card.video", "$plain.video"] } },
  },
  outputs: { clips: "$clip.video", plain: "$plain.video", film: "$film.video" },
};

test("tells of each file what it came from, and of nothing else", async () => {
  const { withSession } = await projectOf(pipeline, {});
  await withSession(async (session) => {
    const { id, outputs } = await session.run({ signal });
    const originOf = await session.provenance(id);
    const plain = await originOf(outputs["plain"] as Media);
    const [, model] = /^(sketch)@/u.exec(plain?.models[0]?.model ?? "") ?? [];
    expect(model).toBe("sketch");
    expect(plain).toMatchObject({
      run: id,
      unit: "plain",
      edited: false,
      pipeline: { file: "pipeline.json", sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) },
      prompts: [{ unit: "plain", sha256: hash("sha256", `s:${prompt}`) }],
      inputs: { prompt: hash("sha256", JSON.stringify(prompt)) },
      files: [],
      credentials: "none",
      signed: [],
      usd: 0,
    });
    const film = await originOf(outputs["film"] as Media);
    expect(film).toMatchObject({ unit: "film", edited: true, models: [{ unit: "plain", type: "generate.1" }] });
    const clips = outputs["clips"] as unknown as { key: string; value: Media }[];
    const origins = await Promise.all(clips.map(({ value }) => originOf(value)));
    expect(origins.map((origin) => origin?.unit)).toEqual(["clip[noir]", "clip[anime]"]);
    expect(origins.map((origin) => origin?.models)).toMatchObject([
      [{ unit: "clip[noir]" }],
      [{ unit: "clip[anime]" }],
    ]);
    expect(JSON.stringify(film)).not.toContain("drifts");
  });
  // What comes from the cache of an earlier run has the same origin.
  await withSession(async (session) => {
    const { id, outputs } = await session.run({ signal });
    expect(await (await session.provenance(id))(outputs["film"] as Media)).toMatchObject({
      run: id,
      models: [{ unit: "plain" }],
    });
  });
});

test("stands beside each file that leaves a run, unless nobody wants it", async () => {
  const nodes = {
    ...pipeline.nodes,
    kept: { use: "save", with: { value: "$film.video", name: "film" } },
    each: { use: "save", with: { value: "$clip.video", name: "clip" } },
    note: { use: "save", with: { value: "$inputs.prompt", name: "note" } },
    put: { use: "publish", with: { value: "$plain.video", to: "site", name: "plain" } },
  };
  const { withSession, folder } = await projectOf({ ...pipeline, nodes }, { folders: { site: "public" } });
  const told = async (file: string) => JSON.parse(await readFile(join(folder, file), "utf8")) as object;
  const run = (out: string, noProvenance = false) =>
    withSession(async (session) => {
      const { id, outputs, problems } = await session.run({ signal, out: join(folder, out), noProvenance });
      expect(problems).toEqual([]);
      return { id, film: await (await session.provenance(id))(outputs["film"] as Media) };
    });
  const bare = ["clip-2.mp4", "clip.mp4", "film.mp4", "note.txt"];
  await run("bare", true);
  expect((await readdir(join(folder, "bare"))).toSorted()).toEqual(bare);
  expect(await readdir(join(folder, "public"))).toEqual(["plain.mp4"]);

  const { id, film } = await run("out");
  const both = [...bare, "clip-2.mp4.json", "clip.mp4.json", "film.mp4.json"].toSorted();
  expect((await readdir(join(folder, "out"))).toSorted()).toEqual(both);
  expect(await told("out/film.mp4.json")).toEqual(film);
  expect(await told("public/plain.mp4.json")).toMatchObject({ run: id, unit: "plain" });

  // A file that is there already keeps what tells of it; what tells of another, which had the name, is replaced.
  const elsewhere = join(folder, "out/film.mp4.json");
  await writeFile(join(folder, "out/clip.mp4.json"), "mine");
  await writeFile(elsewhere, JSON.stringify({ ...film, file: { ...film?.file, sha256: "00" } }));
  const again = await run("out");
  expect(await told("out/clip-2.mp4.json")).toMatchObject({ run: id });
  expect(await told("out/film.mp4.json")).toMatchObject({ run: again.id, file: film?.file });
  expect(await readFile(join(folder, "out/clip.mp4.json"), "utf8")).toBe("mine");
  expect((await readdir(join(folder, "out"))).toSorted()).toEqual(both);
});

test("says whether what vendors signed is still in a file, or which files had it before an edit", async () => {
  const vendor = await startMockVendor({ jobMs: 10, credentials: true });
  onTestFinished(() => vendor.close());
  const models = { m: { price: { usd: 0.1, per: "second" } } };
  const account = { use: "openai-videos", baseUrl: `${vendor.url}/v1`, key: { secret: "KEY" }, models };
  const clip = { prompt: "a mug", model: "mock/m", seconds: 1, size: "160x90" };
  const nodes = {
    clip: { use: "generate", with: clip },
    other: { use: "generate", with: { ...clip, prompt: "a cup", format: "webm" } },
    cut: { use: "trim", with: { video: "$clip.video", end: 0.5 } },
    still: { use: "frame", with: { video: "$cut.video" } },
    card: { use: "title", with: { text: "A mug", seconds: 0.5, size: "160x90" } },
    reel: { use: "concat", with: { clips: ["$card.video", "$cut.video"] } },
  };
  const outputs = {
    clip: "$clip.video",
    other: "$other.video",
    cut: "$cut.video",
    still: "$still.image",
    card: "$card.video",
    reel: "$reel.video",
  };
  const config = { providers: { mock: account } };
  const { withSession } = await projectOf({ nodes, outputs, budget: { usd: 1 } }, config, { KEY: "k" });
  await withSession(async (session) => {
    const { id, outputs: made, problems } = await session.run({ signal });
    expect(problems).toEqual([]);
    const originOf = await session.provenance(id);
    const found = await Promise.all(Object.values(made).map((value) => originOf(value as Media)));
    const { sha256 } = made["clip"] as Media;
    const stripped = { edited: true, credentials: "stripped", signed: [sha256] };
    expect(found).toMatchObject([
      { edited: false, credentials: "present", signed: [] },
      // Bought as MP4 and brought into another format within its node.
      { edited: true, credentials: "stripped", signed: [expect.not.stringMatching(sha256)] },
      stripped,
      stripped,
      { edited: true, credentials: "none", signed: [] },
      stripped,
    ]);
  });
});
