import { expect, test } from "vitest";
import { fakeWriter } from "../testing/fake-writer.ts";
import { runNode } from "../testing/run-node.ts";
import { lintPrompt } from "./lint-prompt.ts";

const outputs = ["issues", "prompt", "clean"];
const prompt = "A sunny, starry night sky over a harbour, a ship sails on the pier";
const find = {
  pitfall: "physics",
  severity: "error",
  why: "Ships sail on water.",
  quote: "on the pier",
  replacement: "past the pier",
};

test("finds pitfalls with their places, mends them, and tells whether there were any", async () => {
  const { outputs: made } = await runNode(lintPrompt, { prompt }, outputs);
  expect(made).toMatchObject({
    issues: [{ pitfall: "contradiction", text: "sunny", start: 2, end: 7, by: "rules" }],
    prompt: "A moonlit, starry night sky over a harbour, a ship sails on the pier",
    clean: false,
  });
  const again = await runNode(lintPrompt, { prompt: String(made["prompt"]) }, outputs);
  expect(again.outputs).toEqual({ issues: [], prompt: made["prompt"], clean: true });
});

test("looks only for the pitfalls asked for", async () => {
  const { outputs: made } = await runNode(lintPrompt, { prompt, rules: ["vagueness"] }, outputs);
  expect(made).toEqual({ issues: [], prompt, clean: true });
});

test("a language model adds what the rules miss, each issue with its author", async () => {
  const llm = fakeWriter({ issues: [find] });
  const { outputs: made } = await runNode(lintPrompt, { prompt }, outputs, llm);
  expect(made["issues"]).toMatchObject([
    { text: "sunny", by: "rules" },
    { text: "on the pier", by: "fake/writer", start: 55, end: 66, fix: { text: "past the pier" } },
  ]);
  expect(made["prompt"]).toBe("A moonlit, starry night sky over a harbour, a ship sails past the pier");
  expect(llm.asked[0]).toMatchObject({
    text: prompt,
    instructions: expect.stringContaining("contradiction, complexity"),
  });
});

test("a quote that doesn't stand in the prompt, and one that the rules know, are dropped", async () => {
  const llm = fakeWriter({
    issues: [
      { ...find, quote: "on the moon" },
      { ...find, quote: "", replacement: null },
      { ...find, quote: "A sunny, starry", replacement: null },
    ],
  });
  const { outputs: made } = await runNode(lintPrompt, { prompt }, outputs, llm);
  expect(made["issues"]).toHaveLength(1);
});
