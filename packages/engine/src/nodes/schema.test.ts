import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { one } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";
import { generate } from "./generate.ts";
import { nodeInfo } from "./node-info.ts";
import { refine } from "./refine.ts";
import { pipelineSchema } from "./schema.ts";
import { trim } from "./trim.ts";

/** Stands for the types of the sample that this test has no need to know. */
const stub = (type: string) =>
  defineNode({
    type,
    version: 1,
    title: type,
    doc: `Does ${type}.`,
    category: "flow",
    purity: "pure",
    inputs: {},
    rest: one("any", { doc: "" }),
    params: z.object({}),
    outputs: {},
    run: () => ({}),
  });

const types = [generate, refine, trim, ...["expand", "styles", "evaluate", "revise", "concat"].map(stub)];
const schema = pipelineSchema(types.map(nodeInfo), { models: ["sketch", "studio/wan-3"] });

/** Pointers to the values that don't fit: the part of JSON Schema that our schema uses. */
function misfits(part: unknown, value: unknown, at = ""): string[] {
  if (typeof part === "boolean") return part ? [] : [at];
  // oxlint-disable-next-line typescript/no-explicit-any -- what a keyword holds depends on the keyword
  const rules = part as Record<string, any>;
  const found = Object.entries(rules).flatMap(([rule, given]): string[] => {
    const object = typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
    const entries = Object.entries(object ?? {});
    switch (rule) {
      case "$ref":
        return misfits((schema["definitions"] as Record<string, unknown>)[given.split("/").at(-1)], value, at);
      case "type":
        return [given].flat().some((type: string) => hasType(type, value)) ? [] : [at];
      case "const":
        return given === value ? [] : [at];
      case "enum":
        return given.includes(value) ? [] : [at];
      case "pattern":
        return typeof value !== "string" || new RegExp(given, "u").test(value) ? [] : [at];
      case "minimum":
        return typeof value !== "number" || value >= given ? [] : [at];
      case "maximum":
        return typeof value !== "number" || value <= given ? [] : [at];
      case "exclusiveMinimum":
        return typeof value !== "number" || value > given ? [] : [at];
      case "minLength":
        return typeof value !== "string" || value.length >= given ? [] : [at];
      case "minItems":
        return !Array.isArray(value) || value.length >= given ? [] : [at];
      case "maxItems":
        return !Array.isArray(value) || value.length <= given ? [] : [at];
      case "required":
        return object
          ? given.filter((key: string) => !Object.hasOwn(object, key)).map((key: string) => `${at} ${key}`)
          : [];
      case "properties":
        return entries.flatMap(([key, inner]) =>
          Object.hasOwn(given, key) ? misfits(given[key], inner, `${at}/${key}`) : [],
        );
      case "propertyNames":
        return entries.flatMap(([key]) => misfits(given, key, `${at}/${key}`));
      case "additionalProperties": {
        const others = entries.filter(([key]) => !Object.hasOwn(rules["properties"] ?? {}, key));
        return others.flatMap(([key, inner]) => misfits(given, inner, `${at}/${key}`));
      }
      case "items":
        return Array.isArray(value) ? value.flatMap((inner, index) => misfits(given, inner, `${at}/${index}`)) : [];
      case "anyOf":
        return given.some((option: unknown) => misfits(option, value).length === 0) ? [] : [at];
      case "allOf":
        return given.flatMap((option: unknown) => misfits(option, value, at));
      case "if":
        return misfits(given, value).length === 0 ? misfits(rules["then"], value, at) : [];
      default:
        // Everything else must be there for people alone.
        expect(annotations).toContain(rule);
        return [];
    }
  });
  return [...new Set(found)];
}

const annotations =
  "$schema title description default definitions then label unit widget examples markdownEnumDescriptions patternErrorMessage defaultSnippets".split(
    " ",
  );

function hasType(type: string, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

const file = (node: object) => ({ reelgraph: 1, nodes: { a: node } });

test("the sample fits", () => {
  const sample = readFileSync(new URL("../pipeline/fixtures/v1-mug-teaser.json", import.meta.url), "utf8");
  expect(misfits(schema, JSON.parse(sample))).toEqual([]);
});

describe("fits:", () => {
  test.each([
    { use: "generate", with: { prompt: "a mug", seconds: 8, model: "sketch", seed: "auto" }, color: "red" },
    {
      use: "generate@1",
      with: { prompt: "$b.text", seconds: "$inputs.seconds", references: ["$c.image", "$d.image"] },
    },
    { use: "generate", with: { prompt: "$$5 notes", model: "other/model", references: "$c.image" } },
    { use: "trim", with: { video: "$b.video" }, note: "x", take: 2, onItemError: "hole", map: { cross: ["video"] } },
    { use: "generate@2", with: { anything: [1, { deep: null }] } },
    { use: "./other.json", with: { x: 1 } },
    { use: "../up/other.json" },
    { use: "#teaser", later: { any: ["thing"] } },
    {
      use: "refine",
      with: { p: "$b.text" },
      until: "score > 1",
      max: 3,
      body: { v: { use: "trim", with: { video: "$state.v" } } },
    },
  ])("%j", (node) => {
    expect(misfits(schema, file(node))).toEqual([]);
  });
});

describe("does not fit:", () => {
  test.each([
    [{ use: "genrate" }, "/nodes/a/use"],
    [{}, "/nodes/a use"],
    [{ use: "generate" }, "/nodes/a with"],
    [{ use: "generate", with: {} }, "/nodes/a/with prompt"],
    [{ use: "generate", with: { prompt: "x", second: 8 } }, "/nodes/a/with/second"],
    [{ use: "generate", with: { prompt: "x", seconds: "8" } }, "/nodes/a/with/seconds"],
    [{ use: "generate", with: { prompt: "x", format: "avi" } }, "/nodes/a/with/format"],
    [{ use: "generate", with: { prompt: "$5 notes" } }, "/nodes/a/with/prompt"],
    [{ use: "generate", with: { prompt: "x", image: "a.png" } }, "/nodes/a/with/image"],
    [{ use: "generate", with: { prompt: "x", seconds: 4000 } }, "/nodes/a/with/seconds"],
    [{ use: "trim", with: { video: "$b" } }, "/nodes/a/with/video"],
    [{ use: "refine", max: 99 }, "/nodes/a/max"],
    [{ use: "refine", yield: { r: "b.video" } }, "/nodes/a/yield/r"],
    [{ use: "refine", body: { inputs: { use: "trim" } } }, "/nodes/a/body/inputs"],
    [{ use: "#teaser", onError: "ignore" }, "/nodes/a/onError"],
  ])("%j", (node, at) => {
    expect(misfits(schema, file(node))).toContain(at);
  });

  test.each([
    [{ nodes: {} }, " reelgraph"],
    [{ reelgraph: 2, nodes: {} }, "/reelgraph"],
    [{ reelgraph: 1, nodes: { "a b": { use: "trim" } } }, "/nodes/a b"],
    [{ reelgraph: 1, nodes: {}, outputs: { x: "film" } }, "/outputs/x"],
    [{ reelgraph: 1, nodes: {}, inputs: { x: { type: "txt" } } }, "/inputs/x/type"],
    [{ reelgraph: 1, nodes: {}, ui: { x: [1] } }, "/ui/x"],
  ])("%j", (data, at) => {
    expect(misfits(schema, data)).toContain(at);
  });
});

test("parameters are offered with their labels, units and defaults, and models by name", () => {
  const text = JSON.stringify(schema);
  expect(text).toContain(
    `{"description":"Length (s)","default":4,"anyOf":[{"type":"number","minimum":1,"maximum":600},`,
  );
  expect(text).toContain(`{"enum":["sketch","studio/wan-3"]}`);
  expect(text).toContain("**Generate a clip**");
});
