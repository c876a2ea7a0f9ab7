import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { failure } from "../errors.ts";
import { defineNode, type NodeType } from "../nodes/define-node.ts";
import type { Graph, NodeSpec } from "../pipeline/pipeline.ts";
import { gives, givesList, list, many, one } from "../ports/port.ts";
import { memoryHost } from "../testing/memory-host.ts";
import { runPipeline } from "../testing/run-pipeline.ts";

/** A node of a random graph: which earlier nodes it reads, how long it takes, whether it fails. */
interface Plan {
  readonly reads: readonly number[];
  readonly ticks: number;
  readonly fails: boolean;
}

const shared = { version: 1, title: "", doc: "", category: "flow" } as const;

function adder(runs: string[]) {
  return defineNode({
    ...shared,
    type: "add",
    purity: "sampled",
    inputs: { values: many("number", { doc: "", optional: true }) },
    params: z.object({ id: z.number(), ticks: z.number(), fails: z.boolean() }),
    outputs: { sum: gives("number", { doc: "" }) },
    async run({ inputs, params }) {
      runs.push(String(params.id));
      for (let tick = 0; tick < params.ticks; tick++) await new Promise((resolve) => setImmediate(resolve));
      if (params.fails) throw failure("asked", "asked to fail");
      return { sum: inputs.values.reduce((sum, { value }) => sum + value, params.id) };
    },
  });
}

const plans = fc
  .array(
    fc.record({
      reads: fc.array(fc.nat(30), { maxLength: 3 }),
      ticks: fc.nat(4),
      fails: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((nodes): readonly Plan[] =>
    nodes.map(({ reads, ...rest }, id) => ({
      ...rest,
      reads: id === 0 ? [] : [...new Set(reads.map((read) => read % id))],
    })),
  );

function pipelineOf(nodes: readonly Plan[]): Graph {
  const specs: Record<string, NodeSpec> = {};
  const outputs: Record<string, string> = {};
  nodes.forEach(({ reads, ticks, fails }, id) => {
    specs[`n${id}`] = { use: "add", with: { values: reads.map((read) => `$n${read}.sum`), id, ticks, fails } };
    outputs[`o${id}`] = `$n${id}.sum`;
  });
  return { nodes: specs, outputs };
}

/** What a person would work out by hand: the sum, or undefined behind a failure. */
function byHand(nodes: readonly Plan[]): readonly (number | undefined)[] {
  const sums: (number | undefined)[] = [];
  nodes.forEach(({ reads, fails }, id) => {
    const read = reads.map((from) => sums[from]);
    const lost = fails || read.includes(undefined);
    sums.push(lost ? undefined : read.reduce<number>((sum, value) => sum + (value ?? 0), id));
  });
  return sums;
}

describe("any graph", () => {
  it("gives what working it out by hand gives, runs each unit at most once, and nothing again", async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.integer({ min: 1, max: 4 }), async (nodes, places) => {
        const runs: string[] = [];
        const types = [adder(runs)] as readonly NodeType[];
        const host = memoryHost({ places });
        const first = await runPipeline(pipelineOf(nodes), { types, host });
        const expected = byHand(nodes);
        nodes.forEach((_, id) => {
          const output = first.outputs[`o${id}`];
          if (expected[id] === undefined) expect(output).toHaveProperty("failed.code", "asked");
          else expect(output).toBe(expected[id]);
        });
        expect(first.state).toBe(expected.includes(undefined) ? "failed" : "succeeded");
        expect(new Set(runs).size).toBe(runs.length);
        const before = runs.length;
        const again = await runPipeline(pipelineOf(nodes), { types, host });
        expect(again.outputs).toEqual(first.outputs);
        expect(
          runs.slice(before).every((id) => nodes[Number(id)]?.fails),
          "only failures were tried again",
        ).toBe(true);
      }),
      { numRuns: 60, seed: 20_261_123 },
    );
  });

  it("numbers its events without a gap and settles whatever it starts (rule 30)", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (nodes) => {
        const { events } = await runPipeline(pipelineOf(nodes), { types: [adder([])] as readonly NodeType[] });
        expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
        expect(events[0]?.type).toBe("run.started");
        expect(events.at(-1)?.type).toBe("run.finished");
        const started = events.filter((event) => event.type === "unit.started").length;
        const settled = events.filter((event) => event.type === "unit.finished" || event.type === "unit.failed").length;
        expect(settled).toBe(started);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe("any list", () => {
  const source = defineNode({
    ...shared,
    type: "source",
    purity: "pure",
    inputs: {},
    params: z.object({ values: z.array(z.number()) }),
    outputs: { items: givesList("number", { doc: "" }) },
    run: ({ params }) => ({ items: params.values.map((value, index) => ({ key: `k${index}`, value })) }),
  });
  const slow = defineNode({
    ...shared,
    type: "slow",
    purity: "sampled",
    inputs: { value: one("number", { doc: "" }) },
    params: z.object({}),
    outputs: { value: gives("number", { doc: "" }) },
    async run({ inputs }) {
      for (let tick = 0; tick < inputs.value % 5; tick++) await new Promise((resolve) => setImmediate(resolve));
      return { value: inputs.value * 2 };
    },
  });
  const collect = defineNode({
    ...shared,
    type: "collect",
    purity: "pure",
    inputs: { values: list("number", { doc: "" }) },
    params: z.object({}),
    outputs: { all: gives("json", { doc: "" }) },
    run: ({ inputs }) => ({ all: inputs.values.map(({ key, value }) => [key, value]) }),
  });

  it("is collected in its own order, whatever finishes first (rule 8)", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(100), { maxLength: 20 }), async (values) => {
        const { outputs } = await runPipeline(
          {
            nodes: {
              s: { use: "source", with: { values } },
              a: { use: "slow", with: { value: "$s.items" } },
              b: { use: "slow", with: { value: "$a.value" } },
              c: { use: "collect", with: { values: "$b.value" } },
            },
            outputs: { all: "$c.all" },
          },
          { types: [source, slow, collect] as readonly NodeType[] },
        );
        expect(outputs["all"]).toEqual(values.map((value, index) => [`k${index}`, value * 4]));
      }),
      { numRuns: 40, seed: 3 },
    );
  });
});
