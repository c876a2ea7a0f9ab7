import type { LinkedMedia, RunUnit } from "@reelgraph/server/wire";
import { expect, test } from "vitest";
import { arrange, nextPair } from "./arrange.ts";
import { firstSource, mine, overallOf, sourcesOf, takesOf } from "./takes.ts";

const file = (sha256: string): LinkedMedia => ({
  media: { media: "image", width: 16, height: 9, sha256, bytes: 1, type: "image/png" },
  links: { url: `/${sha256}`, until: 0 },
});
const score = (value: number | null, criterion = "overall") => {
  return { criterion, score: value, reason: "", judge: value === null ? null : "measured", by: "judge" };
};
const unit = (node: string, item: readonly string[], more: Partial<RunUnit> = {}): RunUnit => ({
  place: item.length === 0 ? node : `${node}[${item.join(", ")}]`,
  node,
  item,
  state: "finished",
  fraction: 1,
  adjustments: [],
  outputs: [],
  scores: [],
  ...more,
});
const clip = (item: readonly string[], sha256: string, more: Partial<RunUnit> = {}) =>
  unit("clip", item, { outputs: [{ port: "video", item: [], file: file(sha256) }], ...more });

test("a mapped node's takes have the keys of their items, and say how far they are", () => {
  const units = [
    clip(["noir", "1"], "a", { seed: 7, scores: [score(8)] }),
    unit("clip", ["noir", "2"], { state: "running", fraction: 0.4 }),
    unit("clip", ["anime", "1"], { state: "failed", problem: { code: "x", at: "", message: "refused" } }),
    unit("text", [], { outputs: [{ port: "text", item: [], value: "hello" }] }),
  ];
  const sources = sourcesOf(units, ({ node }) => node === "clip");
  expect(sources).toEqual([{ id: "clip", node: "clip", count: 3 }]);
  const takes = takesOf(units, { id: "clip", node: "clip", count: 3 });
  expect(takes.map(({ keys, state, seed, reason }) => ({ keys, state, seed, reason }))).toEqual([
    { keys: ["noir", "1"], state: "finished", seed: 7, reason: undefined },
    { keys: ["noir", "2"], state: "running", seed: undefined, reason: undefined },
    { keys: ["anime", "1"], state: "failed", seed: undefined, reason: "refused" },
  ]);
});

test("a file that a node gives at several ports is one take, under its key", () => {
  const pick = unit("pick", [], {
    outputs: [
      { port: "best", item: [], file: file("b") },
      { port: "picked", item: ["noir"], file: file("b") },
      { port: "picked", item: ["anime"], file: file("a") },
    ],
  });
  expect(sourcesOf([pick], () => true)).toEqual([{ id: "pick", node: "pick", count: 2 }]);
  expect(takesOf([pick], { id: "pick", node: "pick", count: 2 }).map(({ keys }) => keys)).toEqual([
    ["noir"],
    ["anime"],
  ]);
});

test("the attempts of a loop have the scores that were given to the same clips in its body", () => {
  const units = [
    unit("shot/video", ["1"], { outputs: [{ port: "video", item: [], file: file("a") }], scores: [score(5)] }),
    unit("shot/video", ["2"], { outputs: [{ port: "video", item: [], file: file("b") }], scores: [score(9)] }),
    unit("shot", [], {
      outputs: [
        { port: "attempts", item: ["1"], file: file("a") },
        { port: "attempts", item: ["2"], file: file("b") },
      ],
    }),
  ];
  const takes = takesOf(units, { id: "shot", node: "shot", count: 2 });
  expect(takes.map((take) => [take.keys, overallOf(take)])).toEqual([
    [["1"], 5],
    [["2"], 9],
  ]);
});

test("what a person is asked comes first, with the clips that it is about", () => {
  const question = {
    kind: "rate",
    ask: "Which?",
    items: [{ key: "noir", value: { sha256: "a" } }],
    keys: ["noir"],
    least: 1,
    most: 10,
    pick: 1,
  } as const;
  const units = [clip(["noir"], "a", { seed: 3 }), unit("choice", [], { state: "parked", question })];
  const first = firstSource(sourcesOf(units, () => false));
  expect(first).toMatchObject({ id: "?choice", count: 1 });
  expect(first && takesOf(units, first)).toMatchObject([{ keys: ["noir"], seed: 3, file: file("a") }]);
  const text = { ...question, items: [{ key: "value", value: "a red fox" }] };
  const source = { id: "?gate", node: "gate", count: 1, asks: unit("gate", [], { state: "parked", question: text }) };
  expect(takesOf([], source)).toMatchObject([{ text: "a red fox" }]);
});

test("what was not judged is no zero: it has no score and comes last", () => {
  const units = [
    clip(["a"], "a", { scores: [score(null)] }),
    clip(["b"], "b", { scores: [score(1), score(9, "motion")] }),
  ];
  const takes = takesOf(units, { id: "clip", node: "clip", count: 2 });
  expect(takes.map(overallOf)).toEqual([undefined, 1]);
  const sorted = arrange(takes, () => ({ stars: 0 }), { filter: "all", sort: "score" });
  expect(sorted.map(({ keys }) => keys[0])).toEqual(["b", "a"]);
});

test("a blind screening has an order of its own that does not change, and hides nothing", () => {
  const takes = takesOf(
    ["a", "b", "c", "d", "e"].map((key) => clip([key], key)),
    { id: "clip", node: "clip", count: 5 },
  );
  const blind = () => arrange(takes, () => ({ stars: 0 }), { filter: "all", sort: "score", shuffle: 4 });
  expect(blind()).toEqual(blind());
  expect(blind()).not.toEqual(takes);
  expect(new Set(blind())).toEqual(new Set(takes));
});

test("each two clips are compared once, those first that were compared least", () => {
  const ids = ["a", "b", "c", "d"];
  const done: { better: string; worse: string }[] = [];
  for (let pair = nextPair(ids, done); pair; pair = nextPair(ids, done)) {
    done.push({ better: pair[0], worse: pair[1] });
    if (done.length === 2) expect(new Set(done.flatMap(({ better, worse }) => [better, worse]))).toEqual(new Set(ids));
  }
  expect(done).toHaveLength(6);
});

test("a person's newest word counts, in stars out of five", () => {
  const marks = {
    sha256: "a",
    ratings: [
      { by: "Ada", at: 1, mark: 8, most: 10 },
      { by: "Grace", at: 2, mark: 2, most: 5 },
    ],
    choices: [{ by: "Ada", at: 3, choice: "picked" as const }],
    comments: [],
  };
  expect(mine(marks, "Ada")).toEqual({ stars: 4, choice: "picked" });
  expect(mine(marks, "Grace")).toEqual({ stars: 2 });
  expect(mine(undefined, "Ada")).toEqual({ stars: 0 });
});
