import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compile } from "../graph/compile.ts";
import { failure } from "../errors.ts";
import type { Host } from "../host.ts";
import { defineNode, type NodeType } from "../nodes/define-node.ts";
import { each } from "../nodes/each.ts";
import { refine } from "../nodes/refine.ts";
import { createRegistry } from "../nodes/registry.ts";
import type { Graph } from "../pipeline/pipeline.ts";
import { gives, givesList, one } from "../ports/port.ts";
import { memoryHost } from "../testing/memory-host.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { plan } from "./plan.ts";
import { targetsOf } from "./targets.ts";

const shared = { version: 1, title: "", doc: "", category: "flow" } as const;

const split = defineNode({
  ...shared,
  type: "split",
  purity: "pure",
  instant: true,
  inputs: { text: one("text", { doc: "" }) },
  params: z.object({}),
  outputs: { parts: givesList("text", { doc: "" }) },
  run: ({ inputs }) => ({ parts: inputs.text.split(" ").map((value) => ({ key: value, value })) }),
});
const writes = defineNode({
  ...shared,
  type: "writes",
  purity: "sampled",
  inputs: { text: one("text", { doc: "" }) },
  params: z.object({ count: z.number().default(2) }),
  price: () => ({ min: 0.5, max: 0.5 }),
  expects: ({ count }) => count,
  outputs: { parts: givesList("text", { doc: "" }) },
  run: ({ inputs, params }) => ({
    parts: Array.from({ length: params.count }, (_, index) => ({ key: `w${index}`, value: `${inputs.text}${index}` })),
  }),
});
const films = defineNode({
  ...shared,
  type: "films",
  purity: "sampled",
  inputs: { text: one("text", { doc: "" }) },
  params: z.object({ known: z.boolean().default(true) }),
  price: ({ params }) => (params.known ? { min: 1, max: 2 } : undefined),
  outputs: { text: gives("text", { doc: "" }), score: gives("score", { doc: "" }) },
  run: ({ inputs }) => ({ text: inputs.text.toUpperCase(), score: { score: 5, reasons: [], by: [] } }),
});
/** As many as it likes. */
const guesses = defineNode({ ...writes, type: "guesses", expects: () => undefined });
const picky = defineNode({
  ...shared,
  type: "picky",
  purity: "pure",
  instant: true,
  inputs: { text: one("text", { doc: "" }) },
  params: z.object({}),
  outputs: { text: gives("text", { doc: "" }) },
  run({ inputs: { text } }) {
    if (text === "b") throw failure("not-wanted", `"${text}" is not wanted`);
    return { text };
  },
});
const types = [picky, split, writes, guesses, films, refine, each] as readonly NodeType[];

async function planOf(spec: Graph, host: Host = memoryHost()) {
  const problems: unknown[] = [];
  const report = (problem: unknown) => void problems.push(problem);
  const graph = compile(spec, { registry: createRegistry(types), subgraphs: new Map(), report });
  expect(problems).toEqual([]);
  const targets = targetsOf(graph, []);
  return plan({ graph, inputs: {}, host, targets, forced: new Set(), takes: new Map() });
}

const fan: Graph = {
  nodes: { s: { use: "split", with: { text: "a b c" } }, f: { use: "films", with: { text: "$s.parts" } } },
  outputs: { all: "$f.text" },
};

describe("plan", () => {
  it("tells what fails in free work with its place in the file and its item", async () => {
    const spec = {
      nodes: { s: { use: "split", with: { text: "a b" } }, p: { use: "picky", with: { text: "$s.parts" } } },
    };
    const { problems } = await planOf({ ...spec, outputs: { all: "$p.text" } });
    expect(problems).toEqual([
      { code: "not-wanted", at: "/nodes/p", node: "p", item: ["b"], message: '"b" is not wanted' },
    ]);
  });

  it("does what is free to know what follows, and prices each unit", async () => {
    const { units, total } = await planOf(fan);
    expect(units.map(({ node, item, state }) => [node, ...item, state])).toEqual([
      ["s", "free"],
      ["f", "a", "run"],
      ["f", "b", "run"],
      ["f", "c", "run"],
    ]);
    expect(total).toEqual({ min: 3, max: 6, unknown: false });
  });

  it("takes off what is cached (rule 28)", async () => {
    const host = memoryHost();
    await runPipeline({ ...fan, nodes: { ...fan.nodes, s: { use: "split", with: { text: "a c" } } } }, { types, host });
    const { units, total } = await planOf(fan, host);
    expect(units.filter((unit) => unit.state === "cached").map((unit) => unit.item[0])).toEqual(["a", "c"]);
    expect(total).toEqual({ min: 1, max: 2, unknown: false });
  });

  it("counts items that a parameter promises before they are known", async () => {
    const { units, total } = await planOf({
      nodes: { w: { use: "writes", with: { text: "x" } }, f: { use: "films", with: { text: "$w.parts" } } },
      outputs: { all: "$f.text" },
    });
    expect(units.map(({ node, state }) => [node, state])).toEqual([
      ["w", "run"],
      ["f", "depends"],
      ["f", "depends"],
    ]);
    expect(total).toEqual({ min: 0.5, max: 4.5, unknown: false });
  });

  it("gives a loop's price as a range from one round to all", async () => {
    const { total } = await planOf({
      nodes: {
        r: {
          use: "refine",
          with: { text: "x" },
          max: 4,
          body: { f: { use: "films", with: { text: "$state.text" } } },
          yield: { result: "$f.text", score: "$f.score" },
        },
      },
      outputs: { best: "$r.result" },
    });
    expect(total).toEqual({ min: 1, max: 8, unknown: false });
  });

  it("looks into a loop whose inputs aren't known yet, and prices what only prepares its next round", async () => {
    const loop = {
      use: "refine",
      with: { text: "$w.parts", known: true },
      max: 3,
      body: {
        f: { use: "films", with: { text: "$state.text", known: "$state.known" } },
        next: { use: "writes", with: { text: "$f.text" } },
        more: { use: "films", with: { text: "$f.text" } },
      },
      yield: { result: "$f.text", score: "$f.score", text: "$more.text" },
    };
    const { units, total, loops } = await planOf({
      nodes: { w: { use: "writes", with: { text: "x", count: 1 } }, r: loop },
      outputs: { best: "$r.result" },
    });
    expect(units.map(({ node, state, times }) => [node, state, times.min, times.max])).toEqual([
      ["w", "run", 1, 1],
      ["r/f", "depends", 1, 3],
      ["r/more", "depends", 0, 2],
    ]);
    expect(total).toEqual({ min: 0.5, max: 0.5 + 3 * 2 + 2 * 2, unknown: false });
    expect(loops).toEqual([{ node: "r", times: { min: 1, max: 3 }, stops: "score >= 8" }]);
  });

  it("counts the rounds over a list whose items aren't known, and says so where not even their number is", async () => {
    const over = (lists: string) => ({
      use: "each",
      with: { text: lists },
      over: "text",
      body: { f: { use: "films", with: { text: "$state.text" } } },
      yield: { result: "$f.text" },
    });
    const { units, open, total } = await planOf({
      nodes: {
        w: { use: "writes", with: { text: "x", count: 3 } },
        promised: over("$w.parts"),
        v: { use: "guesses", with: { text: "x" } },
        guessed: over("$v.parts"),
      },
      outputs: { all: "$promised.results", more: "$guessed.results" },
    });
    const times = units.flatMap(({ node, times: { min, max } }) => (node.endsWith("/f") ? [[node, min, max]] : []));
    expect(times.toSorted()).toEqual([
      ["guessed/f", 1, 1],
      ["promised/f", 3, 3],
    ]);
    expect(open).toEqual(["guessed"]);
    expect(total).toEqual({ min: 1, max: 1 + 3 * 2 + 2, unknown: true });
  });

  it("knows the total where what nobody can count yet costs nothing (rule 28)", async () => {
    const after = (use: string, more: object = {}) =>
      planOf({
        nodes: { v: { use: "guesses", with: { text: "x" } }, f: { use, with: { text: "$v.parts", ...more } } },
        outputs: { all: `$f.${use === "split" ? "parts" : "text"}` },
      });
    const free = await after("split");
    expect([free.open, free.total]).toEqual([["f"], { min: 0.5, max: 0.5, unknown: false }]);
    expect((await after("films")).total.unknown).toBe(true);
    expect((await after("films", { known: false })).total.unknown).toBe(true);
  });

  it("ends a loop's range where its own budget does", async () => {
    const { total } = await planOf({
      nodes: {
        r: {
          use: "refine",
          with: { text: "x" },
          max: 10,
          budget: { usd: 3 },
          body: { f: { use: "writes", with: { text: "$state.text" } }, g: { use: "films", with: { text: "x" } } },
          yield: { result: "$g.text", parts: "$f.parts" },
        },
      },
      outputs: { best: "$r.result" },
    });
    // A round costs 1 at least: three of them fit, and two are prepared.
    expect(total).toEqual({ min: 1, max: 3 * 2 + 2 * 0.5, unknown: false });
  });

  it("tells what known results had cost", async () => {
    const host = memoryHost();
    const spec: Graph = { nodes: { w: { use: "writes", with: { text: "x" } } }, outputs: { all: "$w.parts" } };
    await runPipeline(spec, { types, host });
    const { saved, total } = await planOf(spec, host);
    expect(saved.usd).toBe(0.5);
    expect(total).toEqual({ min: 0, max: 0, unknown: false });
  });

  it("keeps an unknown price unknown (rule 28)", async () => {
    const { total } = await planOf({
      nodes: { f: { use: "films", with: { text: "x", known: false } } },
      outputs: { all: "$f.text" },
    });
    expect(total.unknown).toBe(true);
  });
});
