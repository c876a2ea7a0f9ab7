import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExecutionSession, openWorkspace, RunControl } from "@reelgraph/engine/node";
import { startMockVendor, type MockVendorOptions } from "@reelgraph/mock-vendor";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

const folder = join(import.meta.dirname, "../examples/ported");
const files = (await readdir(folder)).filter((name) => name.endsWith(".json"));
const small = { seconds: 1, size: "320x180" };

let home = "";
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "reelgraph-ported-"));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** Runs a ported pipeline offline with small clips. */
async function film(file: string, inputs: Readonly<Record<string, unknown>>, config?: string) {
  const session = await ExecutionSession.open({
    file: join(folder, file),
    env: { REELGRAPH_HOME: home, STUDIO_KEY: "a-key-for-tests" },
    ...(config === undefined ? {} : { config }),
  });
  try {
    const result = await session.run({
      inputs: inputs as never,
      out: join(home, "out"),
      signal: new AbortController().signal,
    });
    return { ...result, load: (path: string) => session.load(path, "image", new AbortController().signal) };
  } finally {
    await session.close();
  }
}

/** A picture of one's own. */
async function photo() {
  const session = await ExecutionSession.open({ file: join(folder, "one-clip.json"), env: { REELGRAPH_HOME: home } });
  const picture = join(import.meta.dirname, "../docs/first-film.png");
  const loaded = await session.load(picture, "image", new AbortController().signal);
  await session.close();
  return loaded;
}

/** A vendor with two models, of which the first is the default. */
async function studio(options: MockVendorOptions = {}, more: object = {}) {
  const vendor = await startMockVendor({ jobMs: 50, ...options });
  onTestFinished(() => vendor.close());
  const config = join(home, `${vendors++}.config.json`);
  const model = { price: { usd: 0.1, per: "second" }, sizes: ["320x180"] };
  const account = { use: "openai-videos", baseUrl: `${vendor.url}/v1`, key: { secret: "STUDIO_KEY" } };
  const providers = { studio: { ...account, models: { one: model, two: model }, ...more } };
  await writeFile(config, JSON.stringify({ providers, defaults: { model: "studio/one" } }));
  return { vendor, config };
}
let vendors = 0;

/** All nodes of a pipeline, those in bodies too. */
function count(nodes: Readonly<Record<string, { body?: never }>>): number {
  return Object.values(nodes).reduce((sum, { body }) => sum + 1 + (body ? count(body) : 0), 0);
}

/** Runs a pipeline whose scenes are approved of, or not, and goes on. */
async function asked(file: string, inputs: Readonly<Record<string, unknown>>, approved: readonly string[]) {
  const signal = new AbortController().signal;
  const env = { REELGRAPH_HOME: home };
  const { id, problems } = await film(file, inputs);
  expect(problems.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => "needs-person"));
  const runs = new RunControl(await openWorkspace({ folder, env }));
  for (const scene of [1, 2, 3, 4].map((number) => `scene-${number}`))
    await runs.answer(id, `gate[${scene}]`, { approved: approved.includes(scene), by: "Ada" }, signal);
  const { asked: request } = await runs.show(id);
  await runs.close();
  const session = await ExecutionSession.open({ file: join(folder, file), env });
  const { state, outputs } = await session.resume(id, request, { signal });
  await session.close();
  return { state, outputs };
}

const video = (seconds: number) => expect.objectContaining({ media: "video", seconds: expect.closeTo(seconds, 1) });

describe("public workflows, written anew", () => {
  it.each(files)("%s has as many nodes as its page says, and at most 40 % of the original's", async (file) => {
    const { nodes } = JSON.parse(await readFile(join(folder, file), "utf8"));
    const page = await readFile(join(folder, "README.md"), "utf8");
    const row = page.split("\n").find((line) => line.includes(`[${file}]`)) ?? "";
    const [, before = 0, after = 0] = /\| (\d+) → (\d+) \|/.exec(row)?.map(Number) ?? [];
    expect(count(nodes)).toBe(after);
    expect(after / before).toBeLessThanOrEqual(0.4);
  });

  it("one clip, from a text and from a picture", async () => {
    const one = await film("one-clip.json", small);
    expect(one.outputs).toEqual({ clip: video(1) });
    const { outputs: words } = await film("text-or-picture.json", small);
    const { outputs: picture } = await film("text-or-picture.json", { ...small, picture: await photo() });
    expect([words, picture]).toEqual([{ clip: video(1) }, { clip: video(1) }]);
    expect(picture).not.toEqual(words);
  });

  it("one clip that its vendor never finishes is given up, and can still be fetched without another charge", async () => {
    const { vendor, config } = await studio(
      { faults: [{ on: "poll", fault: "unknown-status", times: "always" }] },
      { jobTimeoutSeconds: 1 },
    );
    const late = await film("one-clip.json", small, config);
    expect(late).toMatchObject({ state: "failed", problems: [{ code: "job-timeout" }] });
    expect(vendor.ledger()).toHaveLength(1);
    vendor.clearFaults();
    const { outputs } = await film("one-clip.json", small, config);
    expect(outputs).toEqual({ clip: video(1) });
    expect(vendor.ledger()).toHaveLength(1);
  });

  it("one photo in several styles", async () => {
    const { outputs } = await film("styles-of-a-photo.json", {
      ...small,
      photo: await photo(),
      styles: ["noir", "anime"],
    });
    expect(outputs["clips"]).toEqual(["noir", "anime"].map((key) => ({ key, value: video(1) })));
  });

  it("one prompt to two models of a vendor, each paid once", async () => {
    const { vendor, config } = await studio();
    const { outputs, usd } = await film(
      "same-prompt-many-models.json",
      { ...small, models: ["studio/one", "studio/two"] },
      config,
    );
    expect(outputs["clips"]).toEqual(["studio/one", "studio/two"].map((key) => ({ key, value: video(1) })));
    expect(usd).toBeCloseTo(0.2);
    expect(vendor.ledger()).toHaveLength(2);
  });

  it("a story of which each scene starts from the last frame before it, after a look at that clip", async () => {
    const { outputs } = await film("story-that-goes-on.json", { ...small, scenes: 2 });
    expect(outputs["film"]).toEqual(video(3));
  });

  it("a prompt that is written and graded until nothing is left to mend, or nothing changes any more", async () => {
    const { outputs } = await film("write-and-grade.json", {});
    expect(outputs).toMatchObject({ reason: "passed", attempts: [{}] });
    expect(outputs["prompt"]).not.toMatch(/sunny|very nice/);
    const never = await film("write-and-grade.json", { idea: "something moves in a garden" });
    expect(never.outputs).toMatchObject({ reason: "stuck", attempts: [{}, {}] });
  });

  it("scenes that a person approves before they are made: those that are declined are left out", async () => {
    const inputs = { ...small, scenes: 4 };
    const some = await asked("approved-vlog.json", inputs, ["scene-1", "scene-3"]);
    expect(some).toMatchObject({ state: "succeeded", outputs: { film: video(2) } });
    const none = await asked("approved-vlog.json", { ...inputs, idea: "a yeti skis, then a hot bath" }, []);
    expect(none).toMatchObject({ state: "succeeded", outputs: { film: { skipped: expect.any(String) } } });
  });

  it("a clip that is cut, goes on and is joined", async () => {
    const { outputs: made } = await film("one-clip.json", { ...small, seconds: 3 });
    const { outputs } = await film("extend-a-clip.json", { clip: made["clip"], seconds: 1, end: 2 });
    expect(outputs["film"]).toEqual(video(2.75));
  });
});
