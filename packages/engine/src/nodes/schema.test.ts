import { readFileSync } from "node:fs";
import { findNodeAtOffset, getNodePath, parseTree } from "jsonc-parser";
import { describe, expect, test } from "vitest";
// oxlint-disable-next-line import/default -- Node gives what CommonJS exports as the default
import json from "vscode-json-languageservice";
import { z } from "zod";
import { toPointer } from "../pipeline/pointer.ts";
import { parseReference } from "../pipeline/references.ts";
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
// The service writes into the schemas that it is given.
const schemaText = JSON.stringify(schema);

// What VS Code completes and checks JSON with.
const service = json.getLanguageService({ clientCapabilities: json.ClientCapabilities.LATEST });
service.configure({ validate: true, schemas: [{ uri: "schema://pipeline", fileMatch: ["*"], schema }] });

function opened(text: string) {
  const document = json.TextDocument.create("file:///pipeline.json", "json", 1, text);
  return { document, parsed: service.parseJSONDocument(document) };
}

/** Pointers to what VS Code underlines; behind those to an object that lacks something, its name. */
async function misfits(value: unknown): Promise<readonly string[]> {
  const text = JSON.stringify(value);
  const { document, parsed } = opened(text);
  const found = await service.doValidation(document, parsed, undefined, schema);
  const root = parseTree(text);
  return found.map(({ range, message }) => {
    const underlined = root && findNodeAtOffset(root, document.offsetAt(range.start));
    const at = underlined ? toPointer(getNodePath(underlined)) : "nowhere";
    const missing = /^Missing property "(.*)"/.exec(String(message))?.[1];
    return missing === undefined ? at : `${at} ${missing}`;
  });
}

/** What VS Code offers where the mark stands, and what stands there when it is taken. */
async function offered(marked: string): Promise<ReadonlyMap<string, { text: string; doc: string }>> {
  const { document, parsed } = opened(marked.replace("‸", ""));
  const list = await service.doComplete(document, document.positionAt(marked.indexOf("‸")), parsed);
  return new Map(
    list?.items.map(({ label, insertText = "", documentation = "" }) => [
      label,
      {
        text: insertText.replaceAll(/\$\{\d+:([^}]*)\}/g, "$1").replaceAll("\\$", "$"),
        doc: typeof documentation === "string" ? documentation : documentation.value,
      },
    ]),
  );
}

async function hovered(marked: string): Promise<string> {
  const { document, parsed } = opened(marked.replace("‸", ""));
  return JSON.stringify(await service.doHover(document, document.positionAt(marked.indexOf("‸")), parsed));
}

const file = (node: object) => ({ reelgraph: 1, nodes: { a: node } });

test("values inside carry no marks of our own, which strict readers refuse", () => {
  const marked = defineNode({
    ...stub("marked"),
    params: z.object({
      size: z.union([z.number().meta({ label: "Width", unit: "px" }), z.object({ unit: z.string() })]).default(1),
    }),
  });
  const text = JSON.stringify(pipelineSchema([nodeInfo(marked)], { models: [] }));
  expect(text).not.toMatch(/"Width"|"px"/);
  expect(text).toContain('"properties":{"unit":{"type":"string"}}');
});

test("the sample fits", async () => {
  const sample = readFileSync(new URL("../pipeline/fixtures/v1-mug-teaser.json", import.meta.url), "utf8");
  expect(await misfits(JSON.parse(sample))).toEqual([]);
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
  ])("%j", async (node) => {
    expect(await misfits(file(node))).toEqual([]);
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
  ])("%j", async (node, at) => {
    expect(await misfits(file(node))).toContain(at);
  });

  test.each([
    [{ nodes: {} }, " reelgraph"],
    [{ reelgraph: 2, nodes: {} }, "/reelgraph"],
    [{ reelgraph: 1, nodes: { "a b": { use: "trim" } } }, "/nodes/a b"],
    [{ reelgraph: 1, nodes: {}, outputs: { x: "film" } }, "/outputs/x"],
    [{ reelgraph: 1, nodes: {}, inputs: { x: { type: "txt" } } }, "/inputs/x/type"],
    [{ reelgraph: 1, nodes: {}, ui: { x: [1] } }, "/ui/x"],
  ])("%j", async (data, at) => {
    expect(await misfits(data)).toContain(at);
  });
});

describe("VS Code", () => {
  const inside = (node: string) => `{"reelgraph":1,"nodes":{"a":${node}}}`;

  test("offers each node type once, with its page", async () => {
    const found = await offered(inside('{"use":"‸"}'));
    expect([...found.keys()]).toEqual(types.map(({ type }) => `"${type}"`));
    expect(found.get('"generate"')?.doc).toContain("**Generate a clip**");
  });

  test("offers the arguments of the node's type, with what they are for and their defaults", async () => {
    const found = await offered(inside('{"use":"generate","with":{‸}}'));
    expect([...found.keys()]).toEqual([...Object.keys(generate.inputs), ...Object.keys(generate.params.shape)]);
    expect(found.get("seconds")).toEqual({ text: '"seconds": 4', doc: "Length (s)" });
  });

  test("offers a loop's settings beside its body, and nodes within it", async () => {
    expect([...(await offered(inside('{"use":"refine",‸}'))).keys()]).toEqual(
      expect.arrayContaining(["until", "max", "body", "yield"]),
    );
    expect([...(await offered(inside('{"use":"refine","body":{"v":{"use":"‸"}}}'))).keys()]).toContain('"trim"');
  });

  test("offers the configured models by name", async () => {
    const found = await offered(inside('{"use":"generate","with":{"model":"‸"}}'));
    expect([...found.keys()]).toEqual(expect.arrayContaining(['"sketch"', '"studio/wan-3"']));
  });

  test("offers references wherever one may stand, and what it inserts is one", async () => {
    for (const argument of ['"image":"‸"', '"prompt":‸', '"references":["‸"]']) {
      const found = await offered(inside(`{"use":"generate","with":{${argument}}}`));
      const texts = ["$node.port", "$inputs.name", "$state.name", "$iteration"].map((name) => found.get(name)?.text);
      expect(texts.map((text) => parseReference(JSON.parse(text ?? "null")))).toEqual([
        { node: "node", port: "port" },
        { node: "inputs", port: "name" },
        { node: "state", port: "name" },
        { node: "iteration", port: "" },
      ]);
    }
  });

  test("finds the schema that a file names, beside it", async () => {
    const asked: string[] = [];
    const reading = json.getLanguageService({
      workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
      schemaRequestService: async (uri) => (asked.push(uri), schemaText),
    });
    const { document, parsed } = opened(
      '{"$schema":"./pipeline.schema.json","reelgraph":1,"nodes":{"a":{"use":"trin"}}}',
    );
    const found = await reading.doValidation(document, parsed, undefined);
    expect(asked).toEqual(["file:///pipeline.schema.json"]);
    expect(found.map(({ range }) => document.getText(range))).toEqual(['"trin"']);
  });

  test("shows what a type and an argument are when one points at them", async () => {
    expect(await hovered(inside('{"use":"gener‸ate"}'))).toContain("**Generate a clip**");
    expect(await hovered(inside('{"use":"generate","with":{"ima‸ge":"$b.image"}}'))).toContain("The first frame");
  });
});
