import {
  builtin,
  compile,
  connect,
  createRegistry,
  loadBuiltin,
  type NodeInfo,
  type Pipeline,
  type Problem,
} from "@reelgraph/engine";
import { beforeAll, expect, test } from "vitest";
import { derive } from "../derive.ts";
import { portsOf } from "../graph/model.ts";
import { scopeAt, type Scope } from "../scope.ts";
import type { PortAt } from "../stage.ts";
import { candidates, fittingPort } from "./candidates.ts";
import { judge, referenceAt } from "./judge.ts";
import { connectPorts } from "./wire-edits.ts";
import { nodeTypes } from "../../testing/node-types.ts";

let types: ReadonlyMap<string, NodeInfo>;
beforeAll(async () => {
  types = await nodeTypes();
});

const film: Pipeline = {
  reelgraph: 1,
  inputs: { idea: { type: "text" } },
  nodes: {
    words: { use: "expand", with: { idea: "$inputs.idea" } },
    shot: { use: "generate", with: { prompt: "$words.prompt" } },
    cut: { use: "trim", with: { video: "$shot.video" } },
    reel: { use: "concat", with: { clips: "$cut.video" } },
  },
  outputs: { film: "$reel.video" },
};

function shown(pipeline: Pipeline, path = "") {
  const scope = scopeAt(pipeline, path) as Scope;
  return { drawn: derive(pipeline, scope, types), scope, types };
}
const out = (node: string, port: string): PortAt => ({ node, side: "out", port });
const into = (node: string, port: string): PortAt => ({ node, side: "in", port });

test.each([
  [out("words", "prompt"), into("shot", "prompt"), { ok: true, adds: false }],
  [out("shot", "video"), into("reel", "clips"), { ok: true, adds: true }],
  [into("reel", "clips"), out("shot", "video"), { ok: true, adds: true }],
  [out("words", "prompt"), into("cut", "video"), { ok: false, why: "kind", gives: "text", takes: "video" }],
  [out("cut", "video"), into("shot", "image"), { ok: false, why: "circle" }],
  [out("shot", "video"), into("shot", "image"), { ok: false, why: "same-node" }],
  [out("words", "prompt"), out("shot", "video"), { ok: false, why: "two-ends" }],
  [out("words", "prompt"), into("gone", "x"), { ok: false, why: "no-port" }],
  [out("words", "prompt"), into("shot", "seconds"), { ok: false, why: "kind", gives: "text", takes: "number" }],
  [out("$inputs", "idea"), into("shot", "prompt"), { ok: true, adds: false }],
  [out("shot", "video"), into("$outputs", "$new"), { ok: true, adds: false }],
] as const)("%j and %j: %j", (one, other, verdict) => {
  const { drawn } = shown(film);
  expect(judge(drawn, one, other)).toEqual(verdict);
});

test("a port that takes several gets one more; one that takes one gets another instead", () => {
  const all = shown(film);
  const more = connectPorts(film, all, out("shot", "video"), into("reel", "clips")).pipeline;
  expect(more.nodes["reel"]?.with).toEqual({ clips: ["$cut.video", "$shot.video"] });
  const other = connectPorts(film, all, out("$inputs", "idea"), into("shot", "prompt")).pipeline;
  expect(other.nodes["shot"]?.with).toEqual({ prompt: "$inputs.idea" });
});

test("a wire that is dropped on a new output or pulled from a new input makes one", () => {
  const all = shown(film);
  expect(connectPorts(film, all, out("cut", "video"), into("$outputs", "$new")).pipeline.outputs).toEqual({
    film: "$reel.video",
    video: "$cut.video",
  });
  const { pipeline } = connectPorts(film, all, out("$inputs", "$new"), into("shot", "image"));
  expect(pipeline.inputs).toMatchObject({ image: { type: "image" } });
  expect(pipeline.nodes["shot"]?.with).toMatchObject({ image: "$inputs.image" });
});

test("what fits a port is listed with the nearest first, and nothing else", () => {
  const { drawn } = shown({ ...film, ui: { words: [0, 0], shot: [400, 0], cut: [800, 0], reel: [1200, 0] } });
  const found = candidates(drawn, out("shot", "video"));
  expect(found[0]).toMatchObject({ node: "cut", port: "video" });
  expect(found.map(({ node }) => node)).not.toContain("words");
});

test.each([
  ["trim", "out", "video", "video"],
  ["concat", "out", "video", "clips"],
  ["expand", "out", "text", "idea"],
  ["trim", "out", "text", undefined],
  ["title", "out", "text", "text"],
] as const)("%s takes at its port for %s of a %s: %s", (type, side, kind, port) => {
  const info = types.get(type);
  expect(info && fittingPort(info, side, kind, () => true)).toBe(port);
});

const lists: Pipeline = {
  reelgraph: 1,
  inputs: { ideas: { type: "list<text>" }, looks: { type: "list<text>" }, one: { type: "text" } },
  nodes: {
    board: { use: "storyboard", with: { idea: "$inputs.one", scenes: 3 } },
    shot: { use: "generate", with: { prompt: "$board.scenes" } },
    other: { use: "expand", with: { idea: "$inputs.looks" } },
    judge: { use: "evaluate", with: { video: "$shot.video" } },
    early: { use: "expand" },
    late: { use: "evaluate", with: { video: "$shot.video", prompt: "$early.prompt" } },
    crossed: { use: "evaluate", with: { video: "$shot.video" }, map: { cross: ["video", "prompt"] } },
    reel: { use: "concat", with: { clips: "$shot.video" } },
    join: { use: "join", with: { values: "$shot.video" } },
  },
};

test.each([
  // A list into a port for one: the node runs for each item.
  [out("$inputs", "ideas"), into("early", "idea"), "axes", { node: "late" }],
  [out("$inputs", "ideas"), into("other", "idea"), "ok", { maps: "inputs.ideas" }],
  [
    out("other", "prompt"),
    into("judge", "prompt"),
    "axes",
    { node: "judge", comes: "inputs.looks", has: "board.scenes" },
  ],
  [out("board", "scenes"), into("judge", "prompt"), "ok", {}],
  [out("other", "prompt"), into("crossed", "prompt"), "ok", { maps: "board.scenes × inputs.looks" }],
  [out("$inputs", "one"), into("judge", "prompt"), "ok", {}],
  // The list is closed there: one film comes out.
  [out("reel", "video"), into("late", "video"), "ok", {}],
  // What comes out of a join is of one kind.
  [out("other", "prompt"), into("join", "values"), "kind", { gives: "text", takes: "video" }],
] as const)("lists: %j and %j: %s", (one, other, why, more) => {
  const { drawn } = shown(lists);
  const verdict = judge(drawn, one, other);
  expect(verdict.ok ? "ok" : verdict.why).toBe(why);
  expect(verdict).toMatchObject(more);
  if (verdict.ok && !("maps" in more)) expect(verdict.maps).toBeUndefined();
});

test("the hand refuses for its lists what the check refuses, and nothing else", async () => {
  const { drawn } = shown(lists);
  const registry = createRegistry(await loadBuiltin(Object.keys(builtin)));
  const unrelated = (pipeline: Pipeline) => {
    const found: string[] = [];
    const report = ({ code, at }: Problem) => code === "unrelated-axes" && found.push(at);
    compile(pipeline, { registry, subgraphs: new Map(), report });
    return found;
  };
  expect(unrelated(lists)).toEqual([]);
  const ports = drawn.nodes.flatMap((node) =>
    portsOf(node).map(({ name, side }): PortAt => ({ node: node.id, side, port: name })),
  );
  let refused = 0;
  for (const from of ports.filter(({ side, port }) => side === "out" && port !== "$new")) {
    for (const to of ports.filter(({ side, node }) => side === "in" && !node.startsWith("$"))) {
      const verdict = judge(drawn, from, to);
      if (!verdict.ok && verdict.why !== "axes") continue;
      const add = verdict.ok && verdict.adds;
      const { pipeline } = connect(lists, to.node, to.port, referenceAt(from), { add });
      expect([from, to, unrelated(pipeline).length > 0]).toEqual([from, to, !verdict.ok]);
      if (!verdict.ok) refused++;
    }
  }
  expect(refused).toBeGreaterThan(5);
});
