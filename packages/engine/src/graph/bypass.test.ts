import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineNode } from "../nodes/define-node.ts";
import { loadBuiltin } from "../nodes/builtin.ts";
import { createRegistry } from "../nodes/registry.ts";
import type { Graph } from "../pipeline/pipeline.ts";
import { gives, givesList, one } from "../ports/port.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { check } from "./check.ts";

const registry = createRegistry(await loadBuiltin());
const problemsOf = (pipeline: Graph) => check({ reelgraph: 1, ...pipeline }, { registry, models: ["sketch"] }).problems;

const shared = { version: 1, title: "", doc: "", category: "flow", purity: "pure" } as const;
const text = { text: one("text", { doc: "" }) };
let runs = 0;
const upper = defineNode({
  ...shared,
  type: "upper",
  inputs: text,
  params: z.object({}),
  outputs: { text: gives("text", { doc: "" }) },
  run: ({ inputs }) => {
    runs++;
    return { text: inputs.text.toUpperCase() };
  },
});
const split = defineNode({
  ...shared,
  type: "split",
  inputs: text,
  params: z.object({}),
  outputs: { parts: givesList("text", { doc: "" }) },
  run: ({ inputs }) => ({ parts: inputs.text.split(" ").map((value) => ({ key: value, value })) }),
});

const run = (nodes: Graph["nodes"], outputs: Record<string, string>) =>
  runPipeline({ nodes, outputs }, { types: [upper, split] });

describe("a bypassed node", () => {
  it("is not run: who reads it reads what goes into it", async () => {
    runs = 0;
    const { outputs } = await run(
      {
        a: { use: "upper", with: { text: "one two" } },
        b: { use: "upper", bypass: true, with: { text: "$a.text" } },
        c: { use: "split", bypass: true, with: { text: "$b.text" } },
        d: { use: "upper", with: { text: "$c.parts" } },
      },
      { end: "$d.text", through: "$c.parts" },
    );
    expect(outputs).toMatchObject({ end: "ONE TWO", through: "ONE TWO" });
    expect(runs).toBe(2);
  });

  it("passes a plain value on, too", async () => {
    const { outputs } = await run(
      { b: { use: "upper", bypass: true, with: { text: "as it is" } }, d: { use: "split", with: { text: "$b.text" } } },
      { end: "$d.parts" },
    );
    expect(JSON.stringify(outputs)).toContain("is");
  });

  it("passes the input that fits, whatever its name", () => {
    const nodes = {
      words: { use: "text", with: { text: "x" } },
      shot: { use: "generate", with: { prompt: "$words.text" } },
      card: { use: "title", bypass: true, with: { text: "$words.text", video: "$shot.video" } },
      cut: { use: "trim", with: { video: "$card.video" } },
    };
    expect(problemsOf({ nodes, outputs: { end: "$cut.video" } })).toEqual([]);
  });

  it("is an error when the file is checked, where nothing fits what somebody reads", () => {
    const nodes = {
      shot: { use: "generate", bypass: true, with: { prompt: "x" } },
      cut: { use: "trim", with: { video: "$shot.video" } },
    };
    const problems = problemsOf({ nodes, outputs: { end: "$cut.video" } });
    expect(problems).toEqual([
      {
        code: "cannot-bypass",
        at: "/nodes/shot/bypass",
        node: "shot",
        message: '"shot" is bypassed, but nothing that goes in can come out at "video"',
        expected: 'an input that fits "video"',
        hint: 'wire such an input, take "bypass" off, or let nobody read "video"',
      },
    ]);
  });

  it("does nothing to the world, and may be wrong in ways that don't matter now", () => {
    expect(problemsOf({ nodes: { keep: { use: "save", bypass: true } } })).toEqual([]);
  });

  it("works in bodies", () => {
    const body = {
      video: { use: "generate", with: { prompt: "$state.prompt" } },
      card: { use: "title", bypass: true, with: { text: "hello", video: "$video.video" } },
    };
    const clip = { use: "refine", with: { prompt: "x" }, body, yield: { result: "$card.video" } };
    expect(problemsOf({ nodes: { clip }, outputs: { end: "$clip.result" } })).toEqual([]);
  });
});
