import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { produce, type Draft } from "immer";
import { expect, test } from "vitest";
import { describeChange, diffPipelines } from "./diff.ts";
import type { Pipeline } from "./pipeline.ts";
import { readPipeline } from "./read.ts";

const { pipeline: sample } = readPipeline(
  readFileSync(new URL("fixtures/v1-mug-teaser.json", import.meta.url), "utf8"),
);

/** What is said about an edit of the sample; layout lines start with `@`. */
function said(edit: (draft: Draft<Pipeline>) => void): string[] {
  const { changes, moves } = diffPipelines(sample!, produce(sample!, edit));
  return [...changes.map(describeChange), ...moves.map(({ node, before, after }) => `@${node} ${before} → ${after}`)];
}

test("equal pipelines have no differences, whatever the order of their keys", () => {
  const shuffled = Object.fromEntries(Object.entries(sample!).toReversed()) as unknown as Pipeline;
  expect(diffPipelines(sample!, shuffled)).toEqual({ changes: [], moves: [] });
});

test("parameters, settings and types", () => {
  expect(
    said(({ nodes, budget }) => {
      nodes["clip"]!.body!["video"]!.with!["seconds"] = 12;
      nodes["clip"]!.max = 5;
      delete nodes["clip"]!.keep;
      nodes["clip"]!.body!["video"]!.use = "continue";
      nodes["expand"]!.with!["detail"] =
        "a long text about how much detail there is to be in the prompt, which is a lot";
      budget!.usd = 20;
    }),
  ).toEqual([
    'pipeline: budget {"usd":12,"onExceed":"pause"} → {"usd":20,"onExceed":"pause"}',
    'expand: detail not set → "a long text about how much detail there is to be in the pr…',
    "clip: max 3 → 5",
    "clip: keep best → not set",
    "clip/video: use generate → continue",
    "clip/video: seconds 8 → 12",
  ]);
});

test("wiring", () => {
  expect(
    said((draft) => {
      draft.nodes["reel"]!.with!["clips"] = ["$clip.result", "$clip.attempts"];
      draft.nodes["style"]!.with!["prompt"] = "a mug";
      draft.nodes["clip"]!.yield!["score"] = "$judge.scores";
      draft.outputs!["reel"] = "$clip.result";
    }),
  ).toEqual([
    'style: prompt $expand.prompt → "a mug"',
    "clip: yield score $judge.overall → $judge.scores",
    'reel: clips $clip.result → ["$clip.result","$clip.attempts"]',
    "output reel: $reel.video → $clip.result",
  ]);
});

test("nodes, inputs, outputs and sub-pipelines that come and go", () => {
  expect(
    said((draft) => {
      draft.nodes["out"] = { use: "save", with: { value: "$reel.video" } };
      delete draft.nodes["clip"]!.body!["revise"];
      draft.inputs!["seed"] = { type: "number" };
      delete draft.inputs!["styles"];
      draft.inputs!["idea"]!.default = "a cup";
      delete draft.outputs!["takes"];
      draft.pipelines = { teaser: { nodes: {} } };
    }),
  ).toEqual([
    'input idea: default "a ceramic mug on a window sill at dawn" → "a cup"',
    "removed input styles (list<text>)",
    "added input seed (number)",
    "removed clip/revise (revise)",
    "added out (save)",
    "removed output takes ($clip.attempts)",
    "added pipeline #teaser",
  ]);
});

test("renamed nodes, along a chain and in a body; nothing else changed", () => {
  const text = JSON.stringify(sample)
    .replace(/"expand":|\$expand\b/g, (found) => found.replace("expand", "wide"))
    .replace(/"style":|\$style\b/g, (found) => found.replace("style", "looks"))
    .replace(/"judge":|\$judge\b/g, (found) => found.replace("judge", "eye"))
    .replace(/"clip":|\$clip\b/g, (found) => found.replace("clip", "shot"));
  const { changes, moves } = diffPipelines(sample!, JSON.parse(text) as Pipeline);
  // The loop itself changed inside, so it is not recognised.
  expect(changes.map(describeChange)).toEqual([
    "renamed expand to wide",
    "renamed style to looks",
    "removed clip (refine)",
    "reel: clips $clip.result → $shot.result",
    "added shot (refine)",
    "output takes: $clip.attempts → $shot.attempts",
  ]);
  expect(moves).toEqual([]);
});

test("a renamed node in a body is found", () => {
  expect(
    said(({ nodes }) => {
      const { body } = nodes["clip"]!;
      nodes["clip"]!.body = { video: body!["video"]!, eye: body!["judge"]!, revise: body!["revise"]! };
      nodes["clip"]!.body["revise"]!.with!["verdict"] = "$eye.verdict";
      nodes["clip"]!.yield!["score"] = "$eye.overall";
    }),
  ).toEqual(["renamed clip/judge to clip/eye"]);
});

test("layout is told apart from meaning", () => {
  expect(
    said((draft) => {
      draft.ui!["clip"] = [600, 40];
      draft.nodes["late"] = { use: "save" };
      draft.ui!["late"] = [0, 0];
      delete draft.nodes["reel"];
      delete draft.ui!["reel"];
      delete draft.ui!["style"];
    }),
  ).toEqual(["removed reel (concat)", "added late (save)", "@style 260,0 → undefined", "@clip 520,0 → 600,40"]);
});

test("inside a sub-pipeline", () => {
  const nodes = { a: { use: "text", with: { text: "x" } } };
  const before: Pipeline = { reelgraph: 1, nodes: {}, pipelines: { teaser: { note: "n", nodes } } };
  const after = produce(before, (draft) => {
    draft.pipelines!["teaser"]!.nodes["a"]!.with!["text"] = "y";
    draft.pipelines!["teaser"]!.note = "m";
  });
  expect(diffPipelines(before, after).changes.map(describeChange)).toEqual([
    "pipeline #teaser: note n → m",
    "#teaser/a: text x → y",
  ]);
});

test("there are differences exactly when the data differ", () => {
  const value = fc.constantFrom<string | number | string[]>("x", 1, "$a.x", "$b.y", ["$a.x"]);
  const record = fc.dictionary(fc.constantFrom("p", "q", "constructor"), value, { maxKeys: 2 });
  const node = fc.record({ use: fc.constantFrom("s", "t"), with: record, max: fc.nat(1) }, { requiredKeys: ["use"] });
  const nodes = fc.dictionary(fc.constantFrom("a", "b", "toString"), node, { maxKeys: 3 });
  const outputs = fc.dictionary(fc.constantFrom("o", "p"), fc.constantFrom("$a.x", "$b.y"), { maxKeys: 2 });
  const pipeline = fc.record({ reelgraph: fc.constant(1 as const), nodes, outputs, name: fc.constantFrom("m", "n") });
  fc.assert(
    fc.property(pipeline, pipeline, (before, after) => {
      // An empty record and none are the same thing.
      const bare = (data: typeof before): unknown =>
        JSON.parse(
          JSON.stringify(data, (key, part) => (key === "with" && Object.keys(part).length === 0 ? undefined : part)),
        );
      const isEqual = JSON.stringify(sorted(bare(before))) === JSON.stringify(sorted(bare(after)));
      expect(diffPipelines(before, after).changes.length === 0).toBe(isEqual);
    }),
    { seed: 2, numRuns: 500 },
  );
});

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
