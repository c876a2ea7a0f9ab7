import fc from "fast-check";
import { copyFile, readFile } from "node:fs/promises";
import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { projectOf } from "../../testing/project.ts";
import { RunControl } from "../run-control.ts";
import { openWorkspace } from "../workspace.ts";
import { agreements, type Rating } from "./agreement.ts";
import { openBook, type Feedback } from "./book.ts";
import { spearman } from "./spearman.ts";
import { meansOf, trendsBy } from "./trends.ts";
import { Viewers } from "./viewers.ts";

const day = 24 * 60 * 60 * 1000;
const entry = (at: number, more: Partial<Feedback>): Feedback => ({ at: at * day, by: "Ada", clip: "c", ...more });

test("means, counts and the way they go, by pipeline, style, model and day", () => {
  const entries = [1, 2, 4, 5].map((quality, at) => entry(at, { quality, style: "noir", model: "sketch" }));
  const all = [...entries, entry(9, { realism: 3, style: "anime" })];
  expect(trendsBy("style", all)).toEqual([
    { name: "noir", count: 4, means: { quality: { mean: 3, count: 4, trend: 3 } } },
    { name: "anime", count: 1, means: { realism: { mean: 3, count: 1 } } },
  ]);
  expect(trendsBy("pipeline", all)).toEqual([]);
  expect(trendsBy("day", all).map(({ name }) => name)).toEqual(
    ["01", "02", "03", "04", "10"].map((date) => `1970-01-${date}`),
  );
  expect(meansOf([])).toEqual({});
});

test("the rank correlation is 1 for one order, -1 for the opposite, and nothing for too few or no order", () => {
  // By hand: d = 1, 1, 0, so 1 - 6·2 / (3·8) = 0.5.
  expect(
    spearman([
      [1, 2],
      [2, 1],
      [3, 3],
    ]),
  ).toBe(0.5);
  expect(
    spearman([
      [1, 10],
      [2, 20],
      [3, 25],
    ]),
  ).toBe(1);
  expect(
    spearman([
      [1, 3],
      [2, 2],
      [3, 1],
    ]),
  ).toBe(-1);
  // Ties share ranks 1.5 and 1.5: 1.5 / sqrt(1.5 · 2).
  expect(
    spearman([
      [1, 1],
      [1, 2],
      [2, 3],
    ]),
  ).toBe(0.866);
  expect(
    spearman([
      [1, 1],
      [2, 2],
    ]),
  ).toBeUndefined();
  expect(
    spearman([
      [1, 1],
      [1, 2],
      [1, 3],
    ]),
  ).toBeUndefined();
  const pair = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 3, maxLength: 30 }), (pairs) => {
      const rank = spearman(pairs);
      if (rank === undefined) return;
      expect(Math.abs(rank)).toBeLessThanOrEqual(1);
      expect(spearman(pairs.map(([a, b]) => [a * 3 + 1, b]))).toBe(rank);
      expect(spearman(pairs.map(([a, b]) => [-a, b]))).toBeCloseTo(-rank, 3);
    }),
    { seed: 7, numRuns: 50 },
  );
});

test("a judge is compared with the mean of people, clip by clip", () => {
  const rating = (clip: string, by: string, person: boolean, score: number): Rating => ({
    clip,
    by,
    person,
    score,
    criterion: "overall",
  });
  const ratings = ["a", "b", "c"].flatMap((clip, index) => [
    rating(clip, "measured", false, index),
    rating(clip, "Ada", true, index * 2),
    rating(clip, "Grace", true, index * 4),
  ]);
  expect(agreements([...ratings, rating("d", "measured", false, 9)])).toEqual([
    { judge: "measured", criterion: "overall", clips: 3, rank: 1 },
  ]);
});

test("the book keeps what was said over a restart, and refuses what is no mark", async () => {
  const book = openBook(":memory:");
  await book.add(entry(1, { quality: 4, text: "the light jumps" }));
  await expect(book.add(entry(1, { quality: 6 }))).rejects.toThrow(/no feedback/u);
  await expect(book.add(entry(1, { quality: Number.NaN }))).rejects.toThrow(/no feedback/u);
  await expect(book.add(entry(1, {}))).rejects.toThrow(/Nothing is said/u);
  expect(await book.all()).toEqual([entry(1, { quality: 4, text: "the light jumps" })]);
  book.close();
});

test("a clip is known by its bytes: its pipeline, model and style are looked up, and people agree with a judge", async () => {
  const pipeline = {
    nodes: {
      style: { use: "styles", with: { prompt: "a boat on the sea", styles: ["noir", "anime", "watercolour"] } },
      clip: { use: "generate", with: { prompt: "$style.prompt", seconds: 1, size: "160x90" } },
      judge: { use: "evaluate", with: { video: "$clip.video" } },
      choice: { use: "review", with: { items: "$clip.video" } },
    },
    outputs: { clips: "$clip.video", overall: "$judge.overall", scores: "$choice.scores" },
  };
  const { withSession, folder } = await projectOf(pipeline, {});
  const { signal } = new AbortController();
  const { id, outputs } = await withSession((session) => session.run({ signal }));
  const workspace = await openWorkspace({ folder, env: {} });
  const runs = new RunControl(workspace);
  const overall = outputs["overall"] as unknown as { key: string; value: { score: number } }[];
  const scores = Object.fromEntries(overall.map(({ key, value }) => [key, Math.max(1, value.score)]));
  await runs.answer(id, "choice", { scores, picked: [], by: "Ada" }, signal);
  await runs.close();

  const clips = outputs["clips"] as unknown as { key: string; value: { sha256: string; type: string } }[];
  const [first] = clips;
  if (!first) throw new Error("no clip");
  const copy = `${folder}/copy.mp4`;
  await copyFile(await withSession((session) => session.pathOf(first.value)), copy);
  const viewers = new Viewers(workspace);
  const added = await viewers.addToClip(hash("sha256", await readFile(copy)), { by: "Ada", quality: 4 });
  expect(added).toMatchObject({ run: id, pipeline: "pipeline.json", model: "sketch", style: "noir", quality: 4 });
  expect((await viewers.addToRun(id, { by: "Grace", realism: 3 })).map(({ style }) => style)).toEqual([
    "noir",
    "anime",
    "watercolour",
  ]);
  expect(await viewers.addToClip("f".repeat(64), { by: "Ada", text: "from elsewhere" })).not.toHaveProperty("run");
  expect(await viewers.all()).toHaveLength(5);
  const found = (await viewers.agreements()).find(({ criterion }) => criterion === "overall");
  expect(found).toMatchObject({ judge: "measured", clips: 3 });
  viewers.close();
});
