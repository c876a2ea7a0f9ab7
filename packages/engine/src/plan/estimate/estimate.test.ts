import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compile } from "../../graph/compile.ts";
import { branch } from "../../nodes/branch.ts";
import { defineNode, type NodeType } from "../../nodes/define-node.ts";
import { join } from "../../nodes/join.ts";
import { refine } from "../../nodes/refine.ts";
import { createRegistry } from "../../nodes/registry.ts";
import type { Graph } from "../../pipeline/pipeline.ts";
import { gives, givesList, one } from "../../ports/port.ts";
import { memoryHost } from "../../testing/memory-host.ts";
import { plan } from "../plan.ts";
import { targetsOf } from "../targets.ts";
import { estimate } from "./estimate.ts";
import type { Foresight } from "./foresight.ts";
import type { LaneLimits } from "./task.ts";

const shared = { version: 1, title: "", doc: "", category: "video" } as const;
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
/** Clips of a vendor's model, each of as many parts as it says. */
const film = defineNode({
  ...shared,
  type: "film",
  purity: "sampled",
  inputs: { text: one("text", { doc: "" }) },
  params: z.object({ parts: z.number().default(1) }),
  model: () => "v/m",
  clips: ({ params }) => Array.from({ length: params.parts }, () => ({ seconds: 4 })),
  outputs: { text: gives("text", { doc: "" }), score: gives("score", { doc: "" }) },
  run: ({ inputs: { text } }) => ({ text, score: { score: 5, reasons: [], by: [] } }),
});
const cut = defineNode({
  ...shared,
  type: "cut",
  purity: "pure",
  inputs: { text: one("text", { doc: "" }) },
  params: z.object({}),
  outputs: { text: gives("text", { doc: "" }) },
  run: ({ inputs }) => inputs,
});
const types = [split, film, cut, refine, branch, join] as readonly NodeType[];

async function estimated(spec: Graph, limits: Readonly<Record<string, LaneLimits>> = {}) {
  const problems: unknown[] = [];
  const report = (problem: unknown) => void problems.push(problem);
  const graph = compile(spec, { registry: createRegistry(types), subgraphs: new Map(), report });
  expect(problems).toEqual([]);
  const host = memoryHost();
  const models = { ...host.models, vendorModel: (name: string) => (name === "v/m" ? name : undefined) };
  const planned = await plan({
    graph,
    inputs: {},
    host: { ...host, models },
    targets: targetsOf(graph, []),
    forced: new Set(),
    takes: new Map(),
  });
  const foresight: Foresight = {
    limits: (lane) => limits[lane] ?? {},
    predict: (of) => (of === "v/m" ? { min: 50, max: 70, from: 12 } : { min: 5, max: 5, from: 0 }),
  };
  return estimate(planned, foresight);
}

const fan: Graph = {
  nodes: {
    s: { use: "split", with: { text: "a b c d" } },
    f: { use: "film", with: { text: "$s.parts" } },
    c: { use: "cut", with: { text: "$f.text" } },
  },
  outputs: { all: "$c.text" },
};

describe("the estimate of a plan's time", () => {
  it("follows items through their lanes, and names the bottleneck", async () => {
    const limits = { "v/m": { places: 2 }, media: { places: 1 } };
    expect(await estimated(fan, limits)).toMatchObject({
      time: { min: 110, max: 150, unknown: false, bottleneck: "the lane v/m is the bottleneck: 2 at a time" },
      assumptions: ["durations from 12 earlier jobs of v/m", "no earlier results of cut: 5 s assumed"],
    });
  });

  it("says of each unit how long it will work, for one time", async () => {
    const spec: Graph = { nodes: { f: { use: "film", with: { text: "a", parts: 3 } } }, outputs: { o: "$f.text" } };
    expect([...((await estimated(spec)).seconds ?? [])].map(([{ node }, span]) => [node, span])).toEqual([
      ["f", { min: 150, max: 210 }],
    ]);
  });

  it("says where no limit is known, and what the longest chain is", async () => {
    const { time, assumptions } = await estimated(fan);
    expect(time).toMatchObject({
      min: 55,
      max: 75,
      bottleneck: "no lane is the bottleneck; the longest chain is f → c",
    });
    expect(assumptions).toContain("how much v/m takes at a time is not known: no limit assumed");
  });

  it("makes the parts of a long clip one after the other", async () => {
    const spec: Graph = { nodes: { f: { use: "film", with: { text: "a", parts: 3 } } }, outputs: { o: "$f.text" } };
    expect((await estimated(spec, { "v/m": { places: 8 } })).time).toMatchObject({ min: 150, max: 210 });
  });

  it("runs a loop's rounds one after the other, from the first to the last", async () => {
    const spec: Graph = {
      nodes: {
        s: { use: "split", with: { text: "a b" } },
        r: {
          use: "refine",
          with: { text: "$s.parts" },
          max: 3,
          body: {
            f: { use: "film", with: { text: "$state.text" } },
            next: { use: "cut", with: { text: "$f.text" } },
          },
          yield: { result: "$f.text", score: "$f.score", text: "$next.text" },
        },
        c: { use: "cut", with: { text: "$r.result" } },
      },
      outputs: { all: "$c.text" },
    };
    // One round and a cut; or three rounds, two of which prepare the next, and a cut.
    expect((await estimated(spec, { "v/m": { places: 2 } })).time).toMatchObject({ min: 55, max: 3 * 70 + 2 * 5 + 5 });
  });

  it("counts what stands behind a choice that isn't made yet only for the most", async () => {
    const spec: Graph = {
      nodes: {
        f: { use: "film", with: { text: "a" } },
        b: { use: "branch", with: { value: "$f.text", score: "$f.score", when: "score >= 8" } },
        again: { use: "film", with: { text: "$b.no" } },
      },
      outputs: { one: "$b.yes", two: "$again.text" },
    };
    expect((await estimated(spec)).time).toMatchObject({ min: 50, max: 140 });
  });

  it("counts a way that is taken only if another is closed for the most, and what waits for it behind it", async () => {
    const spec: Graph = {
      nodes: {
        f: { use: "film", with: { text: "a" } },
        b: { use: "branch", with: { value: "$f.text", score: "$f.score", when: "score >= 8" } },
        again: { use: "film", with: { text: "$b.no" } },
        one: { use: "join", with: { values: ["$b.yes", "$again.text"], mode: "any" } },
        c: { use: "cut", with: { text: "$one.value" } },
      },
      outputs: { end: "$c.text" },
    };
    const { time, assumptions } = await estimated(spec);
    expect(time).toMatchObject({ min: 55, max: 145, unknown: false });
    expect(assumptions).toContain("durations from 12 earlier jobs of v/m");
  });

  it("says nothing of time where nothing takes any", async () => {
    const spec: Graph = { nodes: { s: { use: "split", with: { text: "a b" } } }, outputs: { all: "$s.parts" } };
    expect(await estimated(spec)).toEqual({ assumptions: [] });
  });
});
