import { describe, expect, it } from "vitest";
import { loadBuiltin } from "../nodes/builtin.ts";
import { retirementOf } from "../models/retired.ts";
import { createRegistry } from "../nodes/registry.ts";
import type { Graph, Pipeline } from "../pipeline/pipeline.ts";
import { check } from "./check.ts";

const registry = createRegistry(await loadBuiltin());

/** Codes and places of everything that is wrong with a pipeline. */
function problemsOf(pipeline: Graph & Partial<Pipeline>, subgraphs?: ReadonlyMap<string, Graph>) {
  const options = { registry, models: ["sketch"], ...(subgraphs ? { subgraphs } : {}) };
  return check({ reelgraph: 1, ...pipeline }, options).problems;
}

describe("check", () => {
  it("finds nothing wrong with a good pipeline", () => {
    const problems = problemsOf({
      inputs: { idea: { type: "text" }, looks: { type: "list<text>", default: ["noir"] } },
      nodes: {
        style: { use: "styles", with: { prompt: "$inputs.idea", styles: "$inputs.looks" } },
        clip: {
          use: "refine",
          with: { prompt: "$style.prompt" },
          until: "score >= 8",
          body: {
            video: { use: "generate", with: { prompt: "$state.prompt", seconds: 8, size: "1280x720" } },
            judge: { use: "evaluate", with: { video: "$video.video", prompt: "$state.prompt" } },
            revise: { use: "revise", with: { prompt: "$state.prompt", verdict: "$judge.verdict" } },
          },
          yield: { result: "$video.video", score: "$judge.overall", prompt: "$revise.prompt" },
        },
        reel: { use: "concat", with: { clips: "$clip.result" } },
      },
      outputs: { reel: "$reel.video", takes: "$clip.attempts" },
    });
    expect(problems).toEqual([]);
  });

  it("reports defaults that are of another type than their inputs, in sub-pipelines too", () => {
    const inputs = {
      text: { type: "text", default: 5 },
      seconds: { type: "number", default: "5" },
      looks: { type: "list<text>", default: ["noir", 1] },
      list: { type: "list<text>", default: "noir" },
      right: { type: "list<number>", default: [] },
      any: { type: "json", default: "x" },
    };
    const found = problemsOf({
      inputs,
      nodes: {},
      pipelines: { inner: { inputs: { on: { type: "boolean", default: 1 } }, nodes: {} } },
    });
    expect(found.map(({ code, at }) => `${code} ${at}`)).toEqual([
      "wrong-type /inputs/text/default",
      "wrong-type /inputs/seconds/default",
      "wrong-type /inputs/looks/default",
      "wrong-type /inputs/list/default",
    ]);
    const used = problemsOf({
      nodes: { a: { use: "#inner" }, b: { use: "#inner" } },
      pipelines: { inner: { inputs: { on: { type: "boolean", default: 1 } }, nodes: {} } },
    });
    expect(used.map(({ code, at }) => `${code} ${at}`)).toEqual(["wrong-type /pipelines/inner/inputs/on/default"]);
  });

  it("reports a default model that isn't there, once, where a node takes it", () => {
    const clip = (more = {}) => ({ use: "generate", with: { prompt: "x", ...more } });
    const found = (nodes: Graph["nodes"], fallback: string) =>
      check({ reelgraph: 1, nodes }, { registry, models: ["sketch"], fallback }).problems;
    expect(found({ a: clip(), b: clip() }, "sketsh")).toEqual([
      expect.objectContaining({ code: "bad-config", at: "/nodes/a", node: "a", hint: 'did you mean "sketch"?' }),
    ]);
    expect(found({ a: clip() }, "sketch")).toEqual([]);
    expect(found({ a: clip({ model: "sketch" }) }, "other")).toEqual([]);
  });

  it("reports what a type itself finds wrong, in bodies too, but not of what is wired", () => {
    const trimmed = (end: number | string) => ({ use: "trim", with: { video: "$clip.video", start: 3, end } });
    const problems = problemsOf({
      inputs: { end: { type: "number", default: 1 } },
      nodes: {
        clip: { use: "video", with: { file: "a.mp4" } },
        wrong: trimmed(3),
        right: trimmed(3.5),
        later: trimmed("$inputs.end"),
        loop: {
          use: "refine",
          with: { prompt: "a fox" },
          body: { made: { use: "generate", with: { prompt: "$state.prompt" } }, none: { use: "image" } },
          yield: { result: "$made.video" },
        },
      },
      outputs: { wrong: "$wrong.video", right: "$right.video", later: "$later.video", loop: "$loop.result" },
    });
    expect(problems.map(({ code, at, node }) => [code, at, node])).toEqual([
      ["out-of-range", "/nodes/wrong/with/end", "wrong"],
      ["missing-parameter", "/nodes/loop/body/none/with", "loop/none"],
    ]);
  });

  it("reports every problem at once, each with its place, what was expected and a hint", () => {
    const problems = problemsOf({
      nodes: {
        a: { use: "generat", with: {} },
        b: { use: "trim", with: { video: "$c.vido", strat: 1 } },
        c: { use: "generate", with: { prompt: "x", seconds: -1, model: "sketsh" } },
        d: { use: "trim", with: { video: "$e.video" } },
        f: { use: "branch", with: { value: "x", when: "value >" } },
        g: { use: "trim" },
      },
      outputs: { end: "$b.video", lost: "$nobody.video" },
    });
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: "unknown-node-type",
          at: "/nodes/a/use",
          node: "a",
          hint: 'did you mean "generate"?',
        }),
        expect.objectContaining({ code: "unknown-output", at: "/nodes/b/with/video", hint: 'did you mean "video"?' }),
        expect.objectContaining({ code: "unknown-port", at: "/nodes/b/with/strat", hint: 'did you mean "start"?' }),
        expect.objectContaining({ code: "bad-parameter", at: "/nodes/c/with/seconds" }),
        expect.objectContaining({ code: "unknown-node", at: "/nodes/d/with/video" }),
        expect.objectContaining({ at: "/nodes/f/with/when", node: "f" }),
        expect.objectContaining({ code: "missing-input", at: "/nodes/g/with", node: "g", expected: "video" }),
        expect.objectContaining({ code: "unknown-node", at: "/outputs/lost" }),
      ]),
    );
  });

  it("says that a model is closed, or will be, and what may take its place", () => {
    const problems = (model: string, today: string) =>
      check(
        { reelgraph: 1, nodes: { a: { use: "generate", with: { prompt: "x", model } } } },
        { registry, models: ["sketch"], retirement: (id) => retirementOf(id, [], today) },
      ).problems;
    expect(problems("openai/sora-2", "2026-11-22")).toEqual([
      {
        code: "model-retired",
        at: "/nodes/a/with/model",
        node: "a",
        message: 'The vendor closed the model "openai/sora-2" on 2026-09-24',
        hint: '"gemini-omni-1.2-flash" may take its place',
      },
    ]);
    expect(problems("openai/sora-2-pro", "2026-09-01")).toMatchObject([{ code: "model-retires", severity: "warning" }]);
    expect(problems("openai/sora-3", "2026-11-22")).toMatchObject([{ code: "unknown-model" }]);
  });

  it("names a model that doesn't exist", () => {
    const [problem] = problemsOf({ nodes: { a: { use: "generate", with: { prompt: "x", model: "sketsh" } } } });
    expect(problem).toMatchObject({ code: "unknown-model", at: "/nodes/a/with/model", hint: 'did you mean "sketch"?' });
  });

  it("refuses kinds that don't fit, with nothing converted silently (rule 2)", () => {
    const [problem] = problemsOf({
      nodes: { a: { use: "generate", with: { prompt: "x" } }, b: { use: "generate", with: { prompt: "$a.video" } } },
    });
    expect(problem).toMatchObject({ code: "wrong-type", at: "/nodes/b/with/prompt", expected: "text" });
  });

  it("refuses kinds that meet where one kind comes out (rule 2)", () => {
    const [problem] = problemsOf({
      nodes: {
        a: { use: "text", with: { text: "x" } },
        b: { use: "generate", with: { prompt: "$a.text" } },
        both: { use: "join", with: { values: ["$a.text", "$b.video"] } },
      },
    });
    expect(problem).toMatchObject({ code: "wrong-type", at: "/nodes/both/with/values/1" });
    expect(problem?.message).toBe(`"values" has text already, and can't take the video from b.video as well`);
  });

  it("names a circle and says how to repeat work instead (rule 16)", () => {
    const [problem] = problemsOf({
      nodes: {
        a: { use: "trim", with: { video: "$c.video" } },
        b: { use: "trim", with: { video: "$a.video" } },
        c: { use: "trim", with: { video: "$b.video" } },
      },
    });
    expect(problem?.code).toBe("cycle");
    expect(problem?.message).toMatch(/a → b → c → a|b → c → a → b|c → a → b → c/);
    expect(problem?.hint).toContain("refine");
  });

  it("keeps a body to its own nodes and its state", () => {
    const problems = problemsOf({
      nodes: {
        out: { use: "text", with: { text: "hi" } },
        r: {
          use: "refine",
          with: { prompt: "x" },
          body: { a: { use: "generate", with: { prompt: "$out.text" } } },
          yield: { result: "$a.video" },
        },
      },
    });
    expect(problems).toEqual([expect.objectContaining({ code: "unknown-node", at: "/nodes/r/body/a/with/prompt" })]);
    expect(problems[0]?.hint).toContain("with");
  });

  it("asks for a first value where a loop's state may be absent", () => {
    const problems = problemsOf({
      nodes: {
        e: {
          use: "each",
          with: { scene: ["one", "two"] },
          over: "scene",
          body: {
            made: { use: "continue", with: { prompt: "$state.scene", video: "$state.before" } },
          },
          yield: { result: "$made.video", before: "$made.video" },
        },
      },
    });
    expect(problems).toEqual([expect.objectContaining({ code: "maybe-absent", at: "/nodes/e/body/made/with/video" })]);
  });

  it("checks what stands in sub-pipelines, and refuses recursion (rule 20)", () => {
    const sub: Graph = {
      inputs: { p: { type: "text" } },
      nodes: { g: { use: "generate", with: { promt: "$inputs.p" } } },
      outputs: { v: "$g.video" },
    };
    const problems = problemsOf(
      { nodes: { s: { use: "./sub.json", with: { p: "x" } } } },
      new Map([["./sub.json", sub]]),
    );
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: "unknown-port", file: "./sub.json", at: "/nodes/g/with/promt" }),
      ]),
    );
    const snake: Graph = { nodes: { again: { use: "#snake" } }, outputs: {} };
    expect(problemsOf({ nodes: { s: { use: "#snake" } }, pipelines: { snake } })[0]).toMatchObject({
      code: "recursion",
    });
  });

  it("needs the names of hostile ids to be harmless", () => {
    const problems = problemsOf({
      nodes: {
        a: { use: "toString", with: {} },
        b: { use: "trim", with: { video: "$a.constructor", __proto__: 1, constructor: 2 } },
      },
    } as never);
    expect(problems.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(["unknown-node-type", "unknown-port"]),
    );
  });
});

it("warns of settings that a node type doesn't know, and says where they belong", () => {
  const problems = problemsOf({
    nodes: {
      a: { use: "branch", with: { value: "x", when: "true" }, until: "true" },
      c: { use: "generate", with: { prompt: "x" }, max: 3, seconds: 8, mine: true },
    } as never,
  });
  expect(problems).toEqual([
    expect.objectContaining({ code: "ignored-setting", at: "/nodes/a/until", severity: "warning" }),
    expect.objectContaining({ code: "ignored-setting", at: "/nodes/c/max", hint: "take it out" }),
    expect.objectContaining({ code: "ignored-setting", at: "/nodes/c/seconds", hint: 'write it into "with"' }),
  ]);
});
