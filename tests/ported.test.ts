import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExecutionSession, openWorkspace, RunControl } from "@reelgraph/engine/node";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

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

/** All nodes of a pipeline, those in bodies too. */
function count(nodes: Readonly<Record<string, { body?: never }>>): number {
  return Object.values(nodes).reduce((sum, { body }) => sum + 1 + (body ? count(body) : 0), 0);
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

  it("one clip, from a text or from a picture", async () => {
    const one = await film("one-clip.json", small);
    expect(one.outputs).toEqual({ clip: video(1) });
    const other = await film("text-or-picture.json", small);
    expect(other.outputs).toEqual({ clip: video(1) });
  });

  it("one photo in several styles", async () => {
    const session = await ExecutionSession.open({ file: join(folder, "one-clip.json"), env: { REELGRAPH_HOME: home } });
    const photo = await session.load(
      join(import.meta.dirname, "../docs/first-film.png"),
      "image",
      new AbortController().signal,
    );
    await session.close();
    const { outputs } = await film("styles-of-a-photo.json", { ...small, photo, styles: ["noir", "anime"] });
    expect(outputs["clips"]).toEqual(["noir", "anime"].map((key) => ({ key, value: video(1) })));
  });

  it("one prompt to two models of a vendor, each paid once", async () => {
    const vendor = await startMockVendor({ jobMs: 50 });
    const config = join(home, "reelgraph.config.json");
    const model = { price: { usd: 0.1, per: "second" }, sizes: ["320x180"] };
    const studio = {
      use: "openai-videos",
      baseUrl: `${vendor.url}/v1`,
      models: { one: model, two: model },
      key: { secret: "STUDIO_KEY" },
    };
    await writeFile(config, JSON.stringify({ providers: { studio } }));
    const { outputs, usd } = await film(
      "same-prompt-many-models.json",
      { ...small, models: ["studio/one", "studio/two"] },
      config,
    );
    expect(outputs["clips"]).toEqual(["studio/one", "studio/two"].map((key) => ({ key, value: video(1) })));
    expect(usd).toBeCloseTo(0.2);
    expect(vendor.ledger()).toHaveLength(2);
    await vendor.close();
  });

  it("a story of which each scene starts from the last frame before it", async () => {
    const { outputs } = await film("story-that-goes-on.json", { ...small, scenes: 2 });
    expect(outputs["film"]).toEqual(video(3));
  });

  it("a prompt that is written and graded until nothing is left to mend", async () => {
    const { outputs, state } = await film("write-and-grade.json", {});
    expect(state).toBe("succeeded");
    expect(outputs["prompt"]).toEqual(expect.stringMatching(/\w{20}|\w+ \w+/));
  });

  it("a script that a person approves before its scenes are made", async () => {
    const signal = new AbortController().signal;
    const inputs = { ...small, scenes: 2 };
    const asked = await film("approved-vlog.json", inputs);
    expect(asked).toMatchObject({ state: "paused", problems: [{ code: "needs-person" }] });
    const env = { REELGRAPH_HOME: home };
    const runs = new RunControl(await openWorkspace({ folder, env }));
    await runs.answer(asked.id, "gate", { approved: true, by: "Ada" }, signal);
    const { asked: request } = await runs.show(asked.id);
    await runs.close();
    const session = await ExecutionSession.open({ file: join(folder, "approved-vlog.json"), env });
    const { outputs } = await session.resume(asked.id, request, { signal });
    await session.close();
    expect(outputs["film"]).toEqual(video(2));
  });

  it("a clip that is cut, goes on and is joined", async () => {
    const { outputs: made } = await film("one-clip.json", { ...small, seconds: 3 });
    const { outputs } = await film("extend-a-clip.json", { clip: made["clip"], seconds: 1, end: 2 });
    expect(outputs["film"]).toEqual(video(2.75));
  });
});
