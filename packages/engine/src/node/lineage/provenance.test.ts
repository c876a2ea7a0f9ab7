import { hash } from "node:crypto";
import { expect, test } from "vitest";
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
    const plain = originOf(outputs["plain"] as Media);
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
      usd: 0,
    });
    const film = originOf(outputs["film"] as Media);
    expect(film).toMatchObject({ unit: "film", edited: true, models: [{ unit: "plain", type: "generate.1" }] });
    const clips = outputs["clips"] as unknown as { key: string; value: Media }[];
    expect(clips.map(({ value }) => originOf(value)?.unit)).toEqual(["clip[noir]", "clip[anime]"]);
    expect(clips.map(({ value }) => originOf(value)?.models)).toMatchObject([
      [{ unit: "clip[noir]" }],
      [{ unit: "clip[anime]" }],
    ]);
    expect(JSON.stringify(film)).not.toContain("drifts");
  });
  // What comes from the cache of an earlier run has the same origin.
  await withSession(async (session) => {
    const { id, outputs } = await session.run({ signal });
    expect((await session.provenance(id))(outputs["film"] as Media)).toMatchObject({
      run: id,
      models: [{ unit: "plain" }],
    });
  });
});
