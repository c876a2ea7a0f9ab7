import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compile } from "../graph/compile.ts";
import type { Host } from "../host.ts";
import { defineNode, type NodeType } from "../nodes/define-node.ts";
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
const types = [split, writes, films, refine] as readonly NodeType[];

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

  it("keeps an unknown price unknown (rule 28)", async () => {
    const { total } = await planOf({
      nodes: { f: { use: "films", with: { text: "x", known: false } } },
      outputs: { all: "$f.text" },
    });
    expect(total.unknown).toBe(true);
  });
});
