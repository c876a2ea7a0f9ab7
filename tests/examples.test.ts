import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtin } from "@reelgraph/engine";
import { ExecutionSession } from "@reelgraph/engine/node";
import { beforeAll, describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "../examples");
const names = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** One state folder for all examples, so that equal work is done once. */
let home = "";
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "reelgraph-examples-"));
});

async function film(name: string) {
  const session = await ExecutionSession.open({
    file: join(folder, name, "pipeline.json"),
    env: { REELGRAPH_HOME: home },
  });
  try {
    const result = await session.run({ signal: new AbortController().signal, out: join(home, "out", name) });
    expect(result.problems.filter((problem) => problem.code !== "empty-prompt")).toEqual([]);
    expect(result.state).toBe("succeeded");
    return { ...result, session };
  } finally {
    await session.close();
  }
}

const video = (seconds: number, more: object = {}) =>
  expect.objectContaining({ media: "video", codec: "h264", seconds: expect.closeTo(seconds, 0), ...more });
const keyed = (keys: readonly string[], value: unknown) => keys.map((key) => ({ key, value }));

describe("examples", () => {
  it.each(names)("%s has a pipeline that is right, and a page with a picture that it made", async (name) => {
    const session = await ExecutionSession.open({ file: join(folder, name, "pipeline.json") });
    expect(session.problems).toEqual([]);
    const page = await readFile(join(folder, name, "README.md"), "utf8");
    const picture = /!\[[^\]]*\]\(([^)]+)\)/.exec(page)?.[1];
    expect(existsSync(join(folder, name, picture ?? "none"))).toBe(true);
  });

  it("use every built-in node type", async () => {
    const used = new Set<string>();
    for (const name of names) {
      const text = await readFile(join(folder, name, "pipeline.json"), "utf8");
      for (const [, use = ""] of text.matchAll(/"use": "([^"]+)"/g)) used.add(use);
    }
    expect(Object.keys(builtin).filter((type) => !used.has(type))).toEqual([]);
  });

  it("first-film: an idea in three scenes with a title", async () => {
    const { outputs } = await film("first-film");
    expect(outputs["film"]).toEqual(video(9.5, { width: 960, height: 540, audio: expect.anything() }));
  });

  it("basic-generation: all six parameters of a request, with facts measured from the file (S2, S3)", async () => {
    const { outputs } = await film("basic-generation");
    expect(outputs["video"]).toEqual(video(5, { width: 1280, height: 720 }));
    expect(outputs["facts"]).toMatchObject({
      duration_ms: 5000,
      resolution: "1280x720",
      format: "mp4",
      model: "sketch",
    });
  });

  it("expand-then-generate: a Chinese idea becomes a prompt without pitfalls (S5, S6, S10)", async () => {
    const { outputs } = await film("expand-then-generate");
    expect(outputs["video"]).toEqual(video(5));
    expect(outputs["prompt"]).toMatch(/\p{Script=Han}/u);
    expect(outputs["slots"]).toMatchObject({ camera: expect.any(String), by: "rules" });
  });

  it("four-styles: one prompt, four clips keyed by style, side by side (S9)", async () => {
    const { outputs } = await film("four-styles");
    expect(outputs["clips"]).toEqual(keyed(["watercolour", "noir", "anime", "8 mm film"], video(4)));
    const clips = outputs["clips"] as { value: { sha256: string } }[];
    expect(new Set(clips.map((clip) => clip.value.sha256)).size).toBe(4);
  });

  it("seed-to-flower: four scenes of 8, 12, 10 and 15 seconds in one film (S7)", async () => {
    const { outputs } = await film("seed-to-flower");
    expect(outputs["film"]).toEqual(video(45 - 3 * 0.5));
  });

  it("same-character: each scene goes on from the last frame of the one before (S8)", async () => {
    const { outputs } = await film("same-character");
    expect(outputs["film"]).toEqual(video(12));
  });

  it("variations: what fails is left out, and the rest is kept and compared (S11)", async () => {
    const { outputs, problems } = await film("variations");
    expect(problems).toEqual([expect.objectContaining({ code: "empty-prompt", node: "given" })]);
    expect(outputs["best"]).toHaveLength(2);
    expect(outputs["given"]).toEqual([
      expect.objectContaining({ value: video(3) }),
      expect.objectContaining({ failed: expect.objectContaining({ code: "empty-prompt" }) }),
      expect.objectContaining({ value: video(3) }),
    ]);
  });

  it("refine-until-good: stops for a reason and keeps every attempt (S14)", async () => {
    const { outputs } = await film("refine-until-good");
    expect(["passed", "max", "stuck"]).toContain(outputs["reason"]);
    expect(outputs["best"]).toEqual(video(4));
    expect(outputs["score"]).toMatchObject({ score: expect.any(Number), by: ["measured"] });
  });

  it("branch-on-score: a good take is kept, or a weak one made again", async () => {
    const { outputs } = await film("branch-on-score");
    expect(outputs["video"]).toEqual(video(4));
  });

  it("long-take: ninety seconds from a model that makes sixty at most, and says how (S15)", async () => {
    const { outputs } = await film("long-take");
    expect(outputs["film"]).toEqual(video(90));
    expect(outputs["facts"]).toMatchObject({ adjustments: [expect.objectContaining({ field: "clips", used: 2 })] });
  });

  it("idea-to-film: scenes × styles × takes, judged, the best cut to a film for each style", async () => {
    const { outputs } = await film("idea-to-film");
    expect(outputs["films"]).toEqual(
      keyed(["watercolour", "noir"], expect.objectContaining({ media: "video", audio: expect.anything() })),
    );
  });

  it("does nothing again in a second run", async () => {
    const session = await ExecutionSession.open({
      file: join(folder, "four-styles/pipeline.json"),
      env: { REELGRAPH_HOME: home },
    });
    const { units } = await session.plan();
    expect(units.filter((unit) => unit.state === "run")).toEqual([]);
    await session.close();
  });
});
