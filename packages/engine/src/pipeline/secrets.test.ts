import { expect, it } from "vitest";
import { readPipeline } from "./read.ts";

it("refuses a file that holds what looks like an API key, without repeating it (S1)", () => {
  const key = `sk-${"a1B2".repeat(8)}`;
  const { problems } = readPipeline(
    JSON.stringify({ reelgraph: 1, nodes: { a: { use: "generate", with: { prompt: `x ${key}` } } } }),
  );
  expect(problems).toEqual([
    expect.objectContaining({ code: "secret-in-file", at: "/nodes/a/with/prompt", node: "a" }),
  ]);
  expect(JSON.stringify(problems)).not.toContain(key);
});

it("lets words pass that only begin like one", () => {
  const text = "a task-oriented robot, sk-etched in noir, Bearer of the ring";
  const { problems } = readPipeline(JSON.stringify({ reelgraph: 1, nodes: { a: { use: "text", with: { text } } } }));
  expect(problems).toEqual([]);
});
