import { builtin, loadBuiltin, nodeInfo, type NodeInfo, type Pipeline } from "@reelgraph/engine";
import { beforeAll, expect, test } from "vitest";
import { derive } from "../derive.ts";
import { scopeAt, type Scope } from "../scope.ts";
import type { PortAt } from "../stage.ts";
import { candidates, fittingPort } from "./candidates.ts";
import { judge } from "./judge.ts";
import { connectPorts } from "./wire-edits.ts";

let types: ReadonlyMap<string, NodeInfo>;
beforeAll(async () => {
  types = new Map((await loadBuiltin(Object.keys(builtin))).map((type) => [type.type, nodeInfo(type)]));
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
