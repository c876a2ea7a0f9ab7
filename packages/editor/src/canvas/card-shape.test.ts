import type { NodeInfo, Nodes } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { cardShape } from "./card-shape.ts";
import { mappedNodes } from "./mapped.ts";

const info = (more: Partial<NodeInfo>): NodeInfo => ({
  type: "t",
  version: 1,
  title: "T",
  doc: "",
  category: "video",
  purity: "pure",
  inputs: {},
  outputs: {},
  params: {},
  required: [],
  conditions: [],
  takes: false,
  keeps: true,
  folds: false,
  priced: false,
  ...more,
});
const types = new Map([
  ["list", info({ outputs: { items: { kind: "text", list: true, doc: "" } } })],
  [
    "clip",
    info({
      inputs: { prompt: { accepts: "text", arity: "one", doc: "" } },
      outputs: { video: { kind: "video", list: false, doc: "" } },
      params: { seconds: { type: "number", label: "Length", unit: "s" } },
    }),
  ],
  [
    "cut",
    info({
      inputs: { clips: { accepts: "video", arity: "list", doc: "" } },
      outputs: { video: { kind: "video", list: false, doc: "" } },
    }),
  ],
]);

test("nodes behind a list run for each item, until a port takes the whole list", () => {
  const nodes: Nodes = {
    all: { use: "list" },
    one: { use: "clip", with: { prompt: "$all.items" } },
    next: { use: "clip@1", with: { prompt: "$one.video" } },
    cut: { use: "cut", with: { clips: "$next.video" } },
  };
  expect([...mappedNodes(nodes, ({ use }) => types.get(use))]).toEqual(["one", "next"]);
});

test("a cycle in the file doesn't hang it", () => {
  const nodes: Nodes = {
    a: { use: "clip", with: { prompt: "$b.video" } },
    b: { use: "clip", with: { prompt: "$a.video" } },
  };
  expect(mappedNodes(nodes, ({ use }) => types.get(use)).size).toBe(0);
});

test("a card's height and ports are known from the file alone", () => {
  const spec = { use: "clip", with: { prompt: "a boat", seconds: 4 } };
  const shape = cardShape(spec, types.get("clip"), false);
  expect(shape.facts).toEqual([{ name: "seconds", label: "Length", value: 4, unit: "s" }]);
  expect(shape.ports.map(({ name, side, literal }) => [name, side, literal])).toEqual([
    ["prompt", "in", "a boat"],
    ["video", "out", undefined],
  ]);
  expect(cardShape(spec, types.get("clip"), true).height).toBeGreaterThan(shape.height);
  const wired = cardShape({ use: "clip", with: { seconds: "$all.items" } }, types.get("clip"), false);
  expect(wired.ports.map(({ name }) => name)).toContain("seconds");
  expect(cardShape({ use: "gone", with: { x: "$a.b" } }, undefined, false).ports).toMatchObject([
    { name: "x", kind: "any" },
  ]);
});
