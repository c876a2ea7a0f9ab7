import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtin } from "@reelgraph/engine";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { ExecutionSession, openWorkspace, RunControl } from "@reelgraph/engine/node";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

const folder = join(import.meta.dirname, "../examples");
/** `ported` holds pipelines of another kind, with a test of their own. */
const names = (await readdir(folder, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "ported")
  .map(({ name }) => name);

/** One state folder for all examples, so that equal work is done once. */
let home = "";
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "reelgraph-examples-"));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const opened = (name: string, file = "pipeline.json") =>
  ExecutionSession.open({ file: join(folder, name, file), env: { REELGRAPH_HOME: home } });

/** Somebody who is told, and a folder for what is published, in place of those in the example's configuration. */
async function receiver() {
  const told: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    told.push(body);
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
  const site = join(home, "site");
  const config = join(home, "ask-a-person.json");
  const example = JSON.parse(await readFile(join(folder, "ask-a-person/reelgraph.config.json"), "utf8"));
  const team = { url, secret: { secret: "TEAM_HOOK" } };
  await writeFile(config, JSON.stringify({ ...example, folders: { site }, notify: { team } }));
  return { told, site, config, env: { REELGRAPH_HOME: home, TEAM_HOOK: "whsec_c2VjcmV0" } };
}

/** Runs an example as it stands, or with other inputs; a run that doesn't succeed fails the test. */
async function film(name: string, { file, ...inputs }: Readonly<Record<string, number | string>> = {}) {
  const session = await opened(name, file?.toString());
  const ran = new Set<string>();
  try {
    const { state, outputs, problems } = await session.run({
      signal: new AbortController().signal,
      out: join(home, "out", name),
      inputs,
      onEvent: (event) => {
        if (event.type === "unit.started" || event.type === "unit.cached") ran.add(event.node);
      },
    });
    // Only the example that shows a failing item has problems, and it looks at them itself.
    if (name !== "variations") expect(problems).toEqual([]);
    expect(state).toBe("succeeded");
    return { outputs, problems, ran };
  } finally {
    await session.close();
  }
}

const video = (seconds: number, width: number, height: number, more: object = {}) =>
  expect.objectContaining({
    media: "video",
    codec: "h264",
    seconds: expect.closeTo(seconds, 1),
    width,
    height,
    audio: null,
    ...more,
  });
const sound = { audio: expect.objectContaining({ codec: "aac" }) };
const image = (more: object = {}) => expect.objectContaining({ media: "image", type: "image/png", ...more });
const measured = expect.objectContaining({ score: expect.any(Number), by: ["measured"] });
const keyed = (keys: readonly string[], value: unknown) => keys.map((key) => ({ key, value }));
const items = <T>(value: unknown) => value as { key: string; value: T }[];

describe("examples", () => {
  it.each(names)("%s has a pipeline that is right, and a page with a picture and a command", async (name) => {
    const session = await opened(name);
    expect(session.problems).toEqual([]);
    await session.close();
    const page = await readFile(join(folder, name, "README.md"), "utf8");
    expect(page).toContain(`npm run reelgraph -- run examples/${name}/pipeline.json`);
    const [, alt = "", picture = "none"] = /!\[([^\]]*)\]\(([^)]+)\)/.exec(page) ?? [];
    expect(alt).not.toBe("");
    expect((await stat(join(folder, name, picture))).size).toBeLessThan(250_000);
  });

  it("are all in the list, and use every built-in node type", async () => {
    const list = await readFile(join(folder, "README.md"), "utf8");
    const used = new Set<string>();
    for (const name of names) {
      expect(list).toContain(`](${name})`);
      const session = await opened(name);
      for (const type of session.project.uses) used.add(type);
      await session.close();
    }
    expect(Object.keys(builtin).filter((type) => !used.has(type))).toEqual([]);
  });

  it("first-film: a story in three scenes with a title and sound", async () => {
    const { outputs } = await film("first-film");
    expect(outputs).toEqual({ film: video(2 + 9 - 3 * 0.5, 960, 540, sound), sheet: image() });
  });

  it("basic-generation: all six parameters of a request, with facts measured from the file (S2, S3)", async () => {
    const { outputs } = await film("basic-generation");
    expect(outputs["video"]).toEqual(video(5, 1280, 720));
    expect(outputs["facts"]).toMatchObject({
      duration_ms: 5000,
      resolution: "1280x720",
      format: "mp4",
      codec: "h264",
      model: "sketch",
      seed: expect.any(Number),
      adjustments: [],
    });
    expect(outputs["poster"]).toEqual(image({ width: 1280, height: 720 }));
  });

  it("expand-then-generate: a Chinese idea becomes a longer Chinese prompt without pitfalls (S5, S6, S10)", async () => {
    const { outputs } = await film("expand-then-generate");
    expect(outputs["video"]).toEqual(video(5, 960, 540));
    expect(outputs["prompt"]).toMatch(/^雨夜街头，一个人撑着伞慢慢走过霓虹灯。\P{Script=Latin}{60,}/u);
    expect(outputs["slots"]).toMatchObject({ language: "zh", camera: expect.stringContaining("镜头"), by: "rules" });
    expect(outputs["issues"]).toEqual([]);
  });

  it("four-styles: one prompt, four clips keyed by style, side by side (S9)", async () => {
    const { outputs } = await film("four-styles");
    expect(outputs["clips"]).toEqual(keyed(["watercolour", "noir", "anime", "8 mm film"], video(4, 960, 540)));
    const clips = items<{ sha256: string }>(outputs["clips"]);
    expect(new Set(clips.map(({ value }) => value.sha256)).size).toBe(4);
  });

  it("seed-to-flower: four scenes of 8, 12, 10 and 15 seconds in one film (S7)", async () => {
    const { outputs } = await film("seed-to-flower");
    expect(outputs["film"]).toEqual(video(8 + 12 + 10 + 15 - 3 * 0.5, 480, 270));
    const scenes = items<string>(outputs["scenes"]).map(({ value }) => value);
    expect(scenes).toHaveLength(4);
    expect(scenes[0]).toMatch(/^一粒种子.*镜头/u);
    expect(scenes[3]).toMatch(/^夕阳下，一朵红花/u);
  });

  it("same-character: each scene goes on from the last frame of the one before (S8)", async () => {
    const { outputs } = await film("same-character");
    expect(outputs["film"]).toEqual(video(4 + 2 * 4, 960, 540));
  });

  it("variations: what fails is left out with its reason, the rest is kept and compared (S11)", async () => {
    const { outputs, problems } = await film("variations");
    expect(problems).toEqual([expect.objectContaining({ code: "empty-prompt", node: "given" })]);
    const clip = video(3, 640, 360);
    expect(outputs["given"]).toEqual([
      expect.objectContaining({ value: clip }),
      expect.objectContaining({ failed: expect.objectContaining({ code: "empty-prompt" }) }),
      expect.objectContaining({ value: clip }),
    ]);
    const scores = items<{ score: number }>(outputs["scores"]);
    const best = scores.toSorted((a, b) => b.value.score - a.value.score).slice(0, 2);
    expect(scores).toHaveLength(3);
    expect(outputs["best"]).toEqual(
      keyed(
        best.map(({ key }) => key),
        clip,
      ),
    );
    const good = scores.filter(({ value }) => value.score >= 7).map(({ key }) => key);
    expect(items(outputs["successful"]).map(({ key }) => key)).toEqual(good);
    expect(outputs["summary"]).toMatch(new RegExp(`^3个已评分的提示词中有${good.length}个成功.*无法得出结论`, "u"));
  });

  it("variations: of four, two with a moving camera are compared with the others (S11)", async () => {
    const { outputs } = await film("variations", { count: 4 });
    const { properties } = outputs["patterns"] as {
      properties: Record<string, { value: string | null; judged: number }[]>;
    };
    const sides = properties["camera"]?.map(({ value, judged }) => `${value}: ${judged}`);
    expect(sides?.toSorted()).toEqual(["moving: 2", "null: 2"]);
    expect(outputs["summary"]).toMatch(/^4个已评分/u);
    expect(outputs["summary"]).not.toContain("无法得出结论");
  });

  it("refine-until-good: a revised prompt scores higher, and every attempt is kept (S14)", async () => {
    const { outputs } = await film("refine-until-good");
    expect(outputs["reason"]).toBe("passed");
    expect(outputs["score"]).toEqual(measured);
    const [first = 10, ...later] = items<{ score: number }>(outputs["scores"]).map(({ value }) => value.score);
    expect(first).toBeLessThan(8);
    expect(Math.max(...later)).toBeGreaterThanOrEqual(8);
    const attempts = items<unknown>(outputs["attempts"]);
    expect(attempts).toEqual(keyed(["1", ...later.map((_, index) => `${index + 2}`)], video(4, 640, 360)));
    expect(outputs["best"]).toEqual(attempts.at(-1)?.value);
  });

  it("branch-on-score: a good take is kept, and the second is not made", async () => {
    const { outputs, ran } = await film("branch-on-score");
    expect(outputs["video"]).toEqual(video(4, 960, 540));
    expect(outputs["score"]).toEqual(measured);
    expect(ran).toContain("take");
    expect(ran).not.toContain("retake");
  });

  it("branch-on-score: a take that isn't good enough is made again", async () => {
    const { outputs, ran } = await film("branch-on-score", { prompt: "an old man sits in a dark room at night" });
    expect(outputs["video"]).toEqual(video(4, 960, 540));
    expect((outputs["score"] as { score: number }).score).toBeLessThan(8);
    expect(ran).toContain("retake");
  });

  it("long-take: ninety seconds from a model that makes sixty at most, and says how (S15)", async () => {
    const { outputs } = await film("long-take");
    expect(outputs["film"]).toEqual(video(90, 480, 270));
    expect(outputs["facts"]).toMatchObject({
      duration_ms: 90_000,
      adjustments: [{ field: "clips", asked: 1, used: 2, why: expect.stringContaining("last frame") }],
    });
  });

  it("scene-by-scene: a pipeline is a node, run once for each line", async () => {
    const { outputs } = await film("scene-by-scene");
    expect(outputs["film"]).toEqual(video(3 * 3, 640, 360));
    const lines = ["清晨，一艘小船驶出港口", "正午，海鸥在海面上盘旋", "夜里，灯塔照亮海面"];
    expect(outputs["scores"]).toEqual(keyed(lines, measured));
  });

  it("scene-by-scene: the inner pipeline runs alone, too", async () => {
    const { outputs } = await film("scene-by-scene", { file: "scene.json", scene: "a fox in the snow", seconds: 1 });
    expect(outputs).toEqual({ video: video(1, 640, 360), score: measured });
  });

  it("cut-and-finish: a clip, a still and a sound become a film, in three formats", async () => {
    const { outputs } = await film("cut-and-finish");
    const seconds = 2 + 3 - 0.5;
    expect(outputs).toEqual({
      film: video(seconds, 640, 360, sound),
      web: video(seconds, 640, 360, { codec: "vp9", audio: expect.objectContaining({ codec: "opus" }) }),
      preview: image({ type: "image/webp", width: 320, height: 180 }),
      poster: image({ width: 640, height: 360 }),
      saved: expect.stringMatching(/harbour\.mp4$/),
    });
    expect((await stat(join(home, "out/cut-and-finish/harbour.mp4"))).size).toBeGreaterThan(10_000);
  });

  it("idea-to-film: scenes × styles × takes, judged, the best cut to a film for each style", async () => {
    const { outputs } = await film("idea-to-film");
    const styles = ["watercolour", "noir"];
    expect(outputs["films"]).toEqual(keyed(styles, video(2 + 9, 640, 360, sound)));
    expect(outputs["sheets"]).toEqual(keyed(styles, image()));
    expect(JSON.stringify(outputs["scores"]).match(/"by":\["measured"\]/g)).toHaveLength(2 * 3 * 2);
  });

  it("ask-a-person: drafts, a person's choice and approval, then the film of the best", async () => {
    const signal = new AbortController().signal;
    const out = join(home, "out/ask-a-person");
    const { site, told, ...places } = await receiver();
    const session = await ExecutionSession.open({ file: join(folder, "ask-a-person/pipeline.json"), ...places });
    const runs = new RunControl(await openWorkspace({ folder, env: { REELGRAPH_HOME: home } }));
    try {
      const { id, ...paused } = await session.run({ signal, out });
      expect(paused).toMatchObject({ state: "paused", outputs: { drafts: image() } });
      await runs.answer(id, "choice", { scores: { watercolour: 4, noir: 9 }, picked: [], by: "Ada" }, signal);
      const { asked } = await runs.show(id);
      expect(await session.resume(id, asked, { signal })).toMatchObject({
        problems: [{ message: expect.stringContaining("film") }],
      });
      await runs.answer(id, "gate", { approved: true, by: "Ada" }, signal);
      const { outputs, state } = await session.resume(id, asked, { signal });
      expect(state).toBe("succeeded");
      expect(outputs["film"]).toEqual(video(4, 640, 360));
      expect(outputs["published"]).toMatchObject({ to: "site", file: join(site, "fox.mp4") });
      expect((await stat(join(site, "fox.mp4"))).size).toBeGreaterThan(1000);
      expect(told).toEqual([expect.stringContaining('"to":"site"')]);
      expect(items<{ score: number | null }>(outputs["scores"]).map(({ value }) => value.score)).toEqual([4, 9, null]);
    } finally {
      await runs.close();
      await session.close();
    }
  });

  it("extend-and-edit: a vendor adds to a draft and changes it, paid by the second", async () => {
    const vendor = await startMockVendor({ jobMs: 20 });
    onTestFinished(() => vendor.close());
    const text = await readFile(join(folder, "extend-and-edit/reelgraph.config.json"), "utf8");
    const config = join(home, "extend-and-edit.json");
    await writeFile(config, text.replace("http://127.0.0.1:4500", vendor.url));
    const file = join(folder, "extend-and-edit/pipeline.json");
    const session = await ExecutionSession.open({ file, config, env: { REELGRAPH_HOME: home, STUDIO_KEY: "any" } });
    onTestFinished(() => session.close());
    const { outputs, problems } = await session.run({ signal: new AbortController().signal });
    expect(problems).toEqual([]);
    expect(outputs).toMatchObject({
      film: video(5, 480, 270),
      added: video(3, 480, 270),
      rain: video(2, 480, 270),
      sheet: image(),
    });
    expect(
      vendor
        .ledger()
        .map(({ cents }) => cents)
        .toSorted(),
    ).toEqual([20, 30]);
  });

  it("do nothing again in a second run", async () => {
    await film("four-styles");
    const session = await opened("four-styles");
    const { units } = await session.plan();
    await session.close();
    expect(units.map((unit) => unit.state)).not.toContain("run");
  });
});
