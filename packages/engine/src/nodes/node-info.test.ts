import { expect, test } from "vitest";
import { builtin, loadBuiltin } from "./builtin.ts";
import { generate } from "./generate.ts";
import { nodeInfo } from "./node-info.ts";
import { refine } from "./refine.ts";
import { trim } from "./trim.ts";

test("a node type is described with its ports, parameters, labels and units", () => {
  expect(nodeInfo(trim)).toEqual({
    type: "trim",
    version: 1,
    title: "Trim",
    doc: expect.stringContaining("Keeps a range"),
    category: "editing",
    purity: "pure",
    inputs: { video: { accepts: "video", arity: "one", doc: "The clip to cut." } },
    outputs: { video: { kind: "video", list: false, doc: "The range." } },
    params: {
      start: { type: "number", minimum: 0, default: 0, label: "Start", unit: "s" },
      end: { type: "number", exclusiveMinimum: 0, label: "End", unit: "s" },
    },
    required: [],
    conditions: [],
    takes: false,
    folds: false,
    keeps: true,
    priced: false,
  });
});

test("what is special about a type is declared", () => {
  expect(nodeInfo(generate)).toMatchObject({ takes: true, priced: true, purity: "sampled" });
  expect(nodeInfo(refine)).toMatchObject({ yields: ["result"], conditions: ["until"], rest: { accepts: "any" } });
});

test("every built-in type is described as plain JSON, and listed under its own name", async () => {
  const types = await loadBuiltin();
  expect(types.map(({ type }) => type)).toEqual(Object.keys(builtin));
  for (const info of types.map(nodeInfo)) expect(JSON.parse(JSON.stringify(info))).toEqual(info);
});
