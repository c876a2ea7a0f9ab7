import { expect, test } from "vitest";
import { z } from "zod";
import { failure } from "../errors.ts";
import { gives, one } from "../ports/port.ts";
import type { Json } from "../ports/values.ts";
import { runNode } from "../testing/run-node.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { defineNode } from "./define-node.ts";
import { pick } from "./pick.ts";
import { patterns } from "./patterns.ts";

const outputs = ["summary", "patterns", "successful"];
const run = (given: Readonly<Record<string, Json>>) => runNode(patterns, given, outputs);
const unjudged = { score: null, reasons: ["too dark"], by: [] };

test("the successful prompts come back with their keys, and what has no mark counts for neither side", async () => {
  const prompts = ["a fox at night", "a fox, pan left", "a fox in snow", "a fox"];
  const { outputs: made } = await run({ prompts, scores: [6.9, 7, unjudged, 9] });
  expect(made["successful"]).toEqual([
    { key: "a fox, pan left", value: "a fox, pan left" },
    { key: "a fox", value: "a fox" },
  ]);
  expect(made["patterns"]).toMatchObject({
    good: 7,
    count: 4,
    judged: 3,
    successes: 2,
    mean: 7.63,
    notJudged: ["a fox in snow"],
    withoutScore: [],
    properties: {
      weather: [
        { value: null, count: 3, judged: 3 },
        { value: "snow", count: 1, judged: 0, mean: null },
      ],
    },
  });
  expect(made["summary"]).toMatch(/^2 of 3 judged .* Not judged: “a fox in snow”\. Nothing can be concluded/u);
});

test("`good` moves the line", async () => {
  const { outputs: made } = await run({ prompts: ["a", "b"], scores: [5, 4], good: 5 });
  expect(made["successful"]).toEqual([{ key: "a", value: "a" }]);
});

test("without any score nothing succeeded, and that is said", async () => {
  const { outputs: made } = await run({ prompts: ["a fox"], scores: [] });
  expect(made["successful"]).toEqual([]);
  expect(made["summary"]).toBe("No prompt was judged. Without a score, as failed or left out: “a fox”.");
});

test("lists that can't be matched are a mistake", async () => {
  expect((await run({ prompts: ["a", "b"], scores: [5] })).failed).toBe("length-mismatch");
});

/** Rates a prompt by its length; the blank one fails. */
const rate = defineNode({
  type: "rate",
  version: 1,
  title: "",
  doc: "",
  category: "judging",
  purity: "pure",
  inputs: { prompt: one("text", { doc: "" }) },
  params: z.object({}),
  outputs: { score: gives("number", { doc: "" }), prompt: gives("text", { doc: "" }) },
  run({ inputs: { prompt } }) {
    if (prompt === " ") throw failure("empty-prompt", "blank");
    return { score: prompt.length, prompt };
  },
});

test.each(["drop", "hole"] as const)(
  "a failed item is without a score and stops nothing: %s (rule 9)",
  async (onItemError) => {
    const { outputs: made } = await runPipeline(
      {
        inputs: { prompts: { type: "list<text>", default: ["a fox", " ", "a cat by a lake", "a wolf"] } },
        nodes: {
          rate: { use: "rate", with: { prompt: "$inputs.prompts" }, onItemError },
          why: { use: "patterns", with: { prompts: "$inputs.prompts", scores: "$rate.score" } },
          own: { use: "patterns", with: { prompts: "$rate.prompt", scores: "$rate.score", good: 6 } },
          best: { use: "pick", with: { items: "$inputs.prompts", scores: "$rate.score" } },
        },
        outputs: { why: "$why.summary", successful: "$why.successful", own: "$own.successful", best: "$best.best" },
      },
      { types: [rate, patterns, pick] },
    );
    const cat = { key: "a cat by a lake", value: "a cat by a lake" };
    expect(made["why"]).toMatch(/^1 of 3 judged prompts succeeded .* Without a score, as failed or left out: “2”\./u);
    expect(made["successful"]).toEqual([cat]);
    expect(made["own"]).toEqual([cat, { key: "a wolf", value: "a wolf" }]);
    expect(made["best"]).toBe("a cat by a lake");
  },
);
