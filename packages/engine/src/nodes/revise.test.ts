import { expect, test } from "vitest";
import { fakeWriter } from "../testing/fake-writer.ts";
import { runNode } from "../testing/run-node.ts";
import { revise } from "./revise.ts";

const outputs = ["prompt", "changes"];
const verdict = {
  consistency: { score: 5, confidence: 0.5, reason: "The fox changes colour", judge: "measured" },
  narrative: { score: null, confidence: 0, reason: "not judged", judge: null },
};

test("the weakest judged criterion is strengthened, and the change says what and why", async () => {
  const { outputs: made } = await runNode(revise, { prompt: "a fox in the snow", verdict }, outputs);
  expect(made["prompt"]).toMatch(/^A fox in the snow\. /);
  expect(made["changes"]).toMatchObject({
    by: "rules",
    changes: [
      { criterion: "consistency", score: 5, what: expect.any(String), why: expect.stringContaining("physical") },
      {},
    ],
  });
});

test("a good enough clip leaves the prompt as it is, without asking anyone", async () => {
  const llm = fakeWriter({});
  const good = { consistency: { score: 7 } };
  const { outputs: made } = await runNode(revise, { prompt: "a fox", verdict: good }, outputs, llm);
  expect(made).toEqual({ prompt: "a fox", changes: { by: "fake/writer", changes: [] } });
  expect(llm.asked).toEqual([]);
});

test("a language model revises to the same aim; prompt and verdict are its material", async () => {
  const llm = fakeWriter({ prompt: "A red fox in the snow.", changes: [{ what: "red", why: "fixes its colour" }] });
  const { outputs: made } = await runNode(revise, { prompt: "a fox in the snow", verdict }, outputs, llm);
  expect(made["prompt"]).toBe("A red fox in the snow.");
  expect(made["changes"]).toEqual({
    by: "fake/writer",
    changes: [{ criterion: "consistency", score: 5, what: "red", why: "fixes its colour" }],
  });
  expect(llm.asked[0]?.instructions).toContain(
    "consistency, at 5 of 10. Your aim: strengthen the physical description",
  );
  expect(llm.asked[0]?.instructions).not.toContain("changes colour");
  expect(JSON.parse(llm.asked[0]?.text ?? "")).toEqual({ prompt: "a fox in the snow", verdict });
});

test("an unchanged prompt has no changes, whatever the model says", async () => {
  const llm = fakeWriter({ prompt: "a fox in the snow", changes: [{ what: "x", why: "y" }] });
  const { outputs: made } = await runNode(revise, { prompt: "a fox in the snow", verdict }, outputs, llm);
  expect(made["changes"]).toMatchObject({ changes: [] });
});
