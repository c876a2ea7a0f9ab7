import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compile } from "../graph/compile.ts";
import { foldRun, noRun } from "../events/run-state.ts";
import type { Host } from "../host.ts";
import { defineNode } from "../nodes/define-node.ts";
import { refine } from "../nodes/refine.ts";
import { createRegistry } from "../nodes/registry.ts";
import type { Graph, NodeSpec } from "../pipeline/pipeline.ts";
import { plan } from "../plan/plan.ts";
import { targetsOf } from "../plan/targets.ts";
import { gives, givesList, one } from "../ports/port.ts";
import { memoryHost } from "../testing/memory-host.ts";
import { runPipeline } from "../testing/run-pipeline.ts";

const shared = { version: 1, title: "", doc: "", category: "flow" } as const;
let runs: string[] = [];
const upper = defineNode({
  ...shared,
  type: "upper",
  purity: "sampled",
  inputs: { text: one("text", { doc: "" }) },
  params: z.object({}),
  price: () => ({ min: 1, max: 1 }),
  outputs: { text: gives("text", { doc: "" }) },
  run: ({ inputs }) => {
    runs.push(inputs.text);
    return { text: inputs.text.toUpperCase() };
  },
});
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
const types = [upper, split, refine];

const film = (text: string, pin?: NonNullable<NodeSpec["pin"]>): Graph => ({
  nodes: {
    s: { use: "split", with: { text } },
    u: { use: "upper", with: { text: "$s.parts" }, ...(pin === undefined ? {} : { pin }) },
  },
  outputs: { all: "$u.text" },
});

/** The keys of what `u` gave, by item, as an editor finds them in a run. */
async function keysOf(spec: Graph, host: Host): Promise<Record<string, string>> {
  const { events } = await runPipeline(spec, { types, host });
  const units = [...foldRun(noRun, events).units.values()].filter(({ node }) => node === "u");
  return Object.fromEntries(units.map(({ item, key = "" }) => [item.join(", "), key]));
}

describe("a pinned result", () => {
  it("stands for what the node would give, item by item, whatever its inputs are now", async () => {
    const host = memoryHost();
    const keys = await keysOf(film("a b"), host);
    runs = [];
    const pinned = await runPipeline(film("c b", { c: keys["a"] ?? "" }), { types, host });
    expect(JSON.stringify(pinned.outputs["all"])).toBe(
      JSON.stringify([
        { key: "c", value: "A" },
        { key: "b", value: "B" },
      ]),
    );
    expect(runs).toEqual([]);
    const told = pinned.events
      .filter((event) => event.type === "unit.cached")
      .map(({ item, pinned }) => [...item, pinned]);
    expect(told).toEqual(
      expect.arrayContaining([
        ["c", "stale"],
        ["b", undefined],
      ]),
    );
  });

  it("holds when the node is asked for again, and says whether its inputs are the same", async () => {
    const host = memoryHost();
    const keys = await keysOf(film("a"), host);
    runs = [];
    const { events } = await runPipeline(film("a", keys["a"] ?? ""), { types, host, from: ["u"] });
    expect(runs).toEqual([]);
    const unit = [...foldRun(noRun, events).units.values()].find(({ node }) => node === "u");
    expect(unit).toMatchObject({ state: "cached", pinned: "same", key: keys["a"] });
  });

  it("costs nothing in a plan, which says that it is stale", async () => {
    const host = memoryHost();
    const keys = await keysOf(film("a"), host);
    const registry = createRegistry(types);
    const graph = compile(film("x", { x: keys["a"] ?? "" }), { registry, subgraphs: new Map(), report: () => {} });
    const made = await plan({
      graph,
      inputs: {},
      host,
      targets: targetsOf(graph, []),
      forced: new Set(),
      takes: new Map(),
    });
    expect(made.total.max).toBe(0);
    expect(made.units.find(({ node }) => node === "u")).toMatchObject({ state: "cached", pinned: "stale" });
  });

  it("that is gone fails the node, and says what to do", async () => {
    const { state, problems } = await runPipeline(film("a", "0".repeat(64)), { types });
    expect(state).toBe("failed");
    expect(problems).toEqual([
      expect.objectContaining({
        code: "pin-missing",
        node: "u",
        message: 'The result that is pinned at "u" is not kept here any more',
        hint: "take the pin off, run the node, and pin what it gives",
      }),
    ]);
  });

  it("is refused where no results are kept", async () => {
    const loop: Graph = {
      nodes: {
        r: {
          use: "refine",
          pin: "0".repeat(64),
          with: { text: "x" },
          body: { u: { use: "upper", with: { text: "$state.text" } } },
          yield: { result: "$u.text" },
        },
      },
      outputs: { best: "$r.result" },
    };
    await expect(runPipeline(loop, { types })).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: "cannot-pin", hint: "pin a node in its body" })],
    });
  });
});
