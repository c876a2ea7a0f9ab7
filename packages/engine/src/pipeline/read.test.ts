import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAgain, readPipeline } from "./read.ts";

const sample = readFileSync(new URL("fixtures/v1-mug-teaser.json", import.meta.url), "utf8");

/** Problems of a text in one line each: code, place, hint. */
function problems(text: string): string[] {
  return readPipeline(text).problems.map(({ code, at, line, column, hint = "", severity = "" }) =>
    `${severity}${code} ${at} ${line}:${column} ${hint}`.trim(),
  );
}

/** Problems of a pipeline with one node. */
function problemsOfNode(node: object): string[] {
  return readPipeline(JSON.stringify({ reelgraph: 1, nodes: { a: node } })).problems.map(
    ({ code, at, message, hint = "" }) => `${code} ${at.replace("/nodes/a", "")}: ${message}${hint && ` (${hint})`}`,
  );
}

test("a well-formed file has no problems and is read as it stands", () => {
  const { pipeline, problems, text } = readPipeline(sample);
  expect(problems).toEqual([]);
  expect(text).toBe(sample);
  expect(pipeline).toEqual(JSON.parse(sample));
});

test("comments, trailing commas, a byte order mark and Windows line ends are accepted", () => {
  const jsonc = `\uFEFF// A film\r\n${sample.replaceAll("\n", "\r\n").replace('"max": 3,', '/* enough */ "max": 3,')}`;
  const commas = jsonc.replace('"reel": [860, 0] }', '"reel": [860, 0,], }');
  const { pipeline, problems } = readPipeline(commas);
  expect(problems).toEqual([]);
  expect(pipeline).toEqual(JSON.parse(sample));
});

test("unknown keys and unknown node types are kept", () => {
  const file = {
    reelgraph: 1,
    nodes: { a: { use: "not-invented-yet@7", color: "red", with: { x: { deep: [1, null] } } } },
    plugin: { state: [1, 2, 3] },
  };
  expect(readPipeline(JSON.stringify(file))).toMatchObject({ pipeline: file, problems: [] });
});

test("all problems are told at once, each with its place", () => {
  const text = `{
  "reelgraph": 1,
  "nodes": {
    "clip": {
      "use": "generate",
      "with": { "prompt": "$5 a day", "seconds": "$idea" },
      "onItemError": "dropp",
      "take": 0,
      "take": 1.5
    },
    "bad id": { "use": "text" },
    "inputs": { "use": "text" },
    "loop": {
      "use": "refine", "body": { "v": { "use": "generate", "max": "3" } }, "yield": { "r": "v.video" }
    }
  },
  "inputs": { "idea": { "type": "txt" } },
  "outputs": { "film": "clip.video" },
  "budget": { "onExceed": "stop" },
  "ui": { "clip": [1] },
  "nods": {}
}`;
  expect(problems(text)).toEqual([
    "duplicate-key /nodes/clip/take 9:7 keep one of them",
    'bad-reference /nodes/clip/with/prompt 6:27 write "$node.port", or "$$…" for text that starts with a dollar',
    'bad-reference /nodes/clip/with/seconds 6:50 write "$node.port", or "$$…" for text that starts with a dollar',
    'wrong-value /nodes/clip/onItemError 7:22 did you mean "drop"?',
    "wrong-type /nodes/clip/take 9:15",
    "bad-id /nodes/bad id 11:5 names start with a letter; letters, digits, - and _ follow, 64 at most",
    'bad-id /nodes/inputs 12:5 references such as "$inputs.x" mean something else',
    "wrong-type /nodes/loop/body/v/max 14:67",
    "bad-reference /nodes/loop/yield/r 14:92",
    'wrong-value /inputs/idea/type 17:33 did you mean "text"?',
    "bad-reference /outputs/film 18:24",
    "missing-key /budget 19:13",
    "wrong-value /budget/onExceed 19:27",
    "warningwrong-type /ui/clip 20:19",
    'warningunknown-key /nods 21:3 did you mean "nodes"?',
  ]);
});

test("what could be read is given for further checks, without what is wrong", () => {
  const text = `{ "reelgraph": 1, "nodes": { "a": { "use": "x y", "take": "1", "x": 1 } }, "outputs": { "o": 3 } }`;
  expect(readPipeline(text).pipeline).toEqual({ reelgraph: 1, nodes: { a: { use: "x y", x: 1 } }, outputs: {} });
});

test("a problem names the node it is in", () => {
  const text = JSON.stringify({
    reelgraph: 1,
    nodes: { clip: { use: "refine", body: { video: { use: 3 } } } },
    pipelines: { teaser: { nodes: { reel: { use: "concat", max: 0 } } } },
  });
  expect(readPipeline(text).problems.map(({ node }) => node)).toEqual(["clip/video", "#teaser/reel"]);
});

test.each([
  [{ use: "text", note: 1 }, "wrong-type /note: Expected a text, got 1"],
  [{}, 'missing-key : "use" is missing'],
  [{ use: 3 }, "wrong-type /use: Expected a text, got 3"],
  [{ use: "" }, 'bad-use /use: "" names nothing that can be used'],
  [{ use: "generate@0" }, 'bad-use /use: "generate@0" names nothing that can be used'],
  [{ use: "x", with: [] }, "wrong-type /with: Expected an object, got a list"],
  [{ use: "x", with: { "a b": 1 } }, 'bad-name /with/a b: "a b" can\'t be a name (names start with'],
  [{ use: "x", map: { cross: "a" } }, 'wrong-type /map/cross: Expected a list, got "a"'],
  [{ use: "x", map: { zip: [1] } }, "wrong-type /map/zip/0: Expected a text, got 1"],
  [{ use: "x", maxItems: -1 }, "wrong-type /maxItems: Expected a whole number from 1, got -1"],
  [
    { use: "x", onError: "ports" },
    'wrong-value /onError: Expected "fail" or "port", got "ports" (did you mean "port"?)',
  ],
  [{ use: "x", over: 3 }, "wrong-type /over: Expected a text, got 3"],
  [{ use: "x", over: ["a", null] }, "wrong-type /over/1: Expected a text, got null"],
  [{ use: "x", budget: { usd: -1 } }, "wrong-type /budget/usd: Expected a number from 0, got -1"],
  [{ use: "x", body: 3 }, "wrong-type /body: Expected an object, got 3"],
  [{ use: "x", wiht: {} }, 'unknown-key /wiht: The key "wiht" has no meaning here (did you mean "with"?)'],
])("a node %o is refused: %s", (node, problem) => {
  expect(problemsOfNode(node)).toEqual([expect.stringContaining(problem)]);
});

describe("no pipeline at all:", () => {
  test.each([
    ["", "bad-json  1:1"],
    ["null", "wrong-type  1:1"],
    ["[]", "wrong-type  1:1"],
    ["{}", "no-version  1:1"],
    ['{ "nodes": {} }', "no-version  1:1"],
    ['{ "reelgraph": "1", "nodes": {} }', "bad-version /reelgraph 1:16"],
    ['{ "reelgraph": 0, "nodes": {} }', "bad-version /reelgraph 1:16"],
    ['{ "reelgraph": 2, "nodes": 3 }', "newer-version /reelgraph 1:16 update reelgraph"],
    ['{ "reelgraph": 1 }', "missing-key  1:1"],
    ['{ "reelgraph": 1, "nodes": [] }', "wrong-type /nodes 1:28"],
    ['{ "reelgraph": 1, "nodes": { "a": 3 } }', "wrong-type /nodes/a 1:35"],
    ['{ "reelgraph": 1, "nodes": { "a": {} } }', "missing-key /nodes/a 1:35"],
    ['{ "reelgraph": 1, "nodes": {}, "pipelines": { "p": {} } }', "missing-key /pipelines/p 1:52"],
    ['{ "reelgraph": NaN, "nodes": {} }', "bad-json  1:16"],
    ['{ "reelgraph": 1, "nodes": { "a": }', "bad-json  1:35"],
  ])("%s", (text, first) => {
    expect(problems(text)[0]).toBe(first);
    expect(readPipeline(text).pipeline).toBeUndefined();
  });
});

test("a text that breaks off lacks its end once, however many brackets are open", () => {
  expect(problems('{ "reelgraph": 1, "nodes": { "a": { "use": "text"')).toEqual([expect.stringContaining("bad-json")]);
});

test("every mistake in the text is told, in words", () => {
  const { problems } = readPipeline(`{\n  'a': 1\n  "b": tru,\n  "c": "x\n}`);
  expect(problems.map(({ message, line, column }) => `${line}:${column} ${message}`)).toEqual([
    `2:3 Expected a JSON value, got "'a'"`,
    '2:6 Expected a key in double quotes, got ":"',
    '3:8 Expected a JSON value, got "tru"',
    '3:11 Expected a value, got ","',
    '4:8 A text has no closing quote on its line, got "\\"x"',
  ]);
});

describe("hostile files are refused, and nothing is polluted:", () => {
  test.each(["__proto__", "constructor", "prototype"])("%s as a key anywhere", (name) => {
    const at = [
      `{ "reelgraph": 1, "nodes": { "${name}": { "use": "text", "x": 1 } } }`,
      `{ "reelgraph": 1, "nodes": { "a": { "use": "text", "with": { "${name}": { "x": 1 } } } } }`,
      `{ "reelgraph": 1, "nodes": { "a": { "use": "text", "with": { "v": [{ "${name}": { "x": 1 } }] } } } }`,
      `// JSONC\n{ "reelgraph": 1, "nodes": {}, "${name}": { "x": 1 } }`,
    ];
    for (const text of at) {
      const { pipeline, problems } = readPipeline(text);
      expect(problems.map(({ code }) => code)).toContain("bad-name");
      expect(JSON.stringify(pipeline)).not.toContain(name);
    }
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  const many = (count: number, node: string): string =>
    `{${Array.from({ length: count }, (_, at) => `"n${at}":${node}`).join()}}`;
  const nodes = (count: number, node: string): string => `{ "reelgraph": 1, "nodes": ${many(count, node)} }`;
  const loop = `{"use":"each","body":${many(300, '{"use":"text"}')}}`;

  test.each([
    ["100,000 lists deep", "[".repeat(100_000), "too-deep"],
    ["100,000 objects deep", `{"a":`.repeat(100_000), "too-deep"],
    ["deep behind wrong brackets", "[}".repeat(100_000), "too-deep"],
    ["deep behind closing brackets", `${"]".repeat(100_000)}${"[".repeat(100_000)}`, "too-deep"],
    ["deep behind an unfinished text", `["\n${"[".repeat(100_000)}`, "too-deep"],
    ["deep behind an unfinished comment", `[/\n${"[".repeat(100_000)}`, "too-deep"],
    ["a million nodes", nodes(1_000_000, "{}"), "too-large"],
    ["30,000 nodes", nodes(30_000, `{"use":"text"}`), "too-large"],
    ["30,000 nodes in bodies", nodes(100, loop), "too-large"],
    ["17 million characters", `"${"x".repeat(17 * 1024 * 1024)}"`, "too-large"],
    ["a long text", `{ "reelgraph": 1, "nodes": {}, "name": "${"x".repeat(70_000)}" }`, "too-large"],
    ["a number beyond doubles", `{ "reelgraph": 1, "nodes": {}, "x": 1e999 }`, "not-finite"],
  ])("%s", (_, text, code) => {
    const { problems } = readPipeline(text);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  test("thousands of problems are counted, not listed", () => {
    const { problems } = readPipeline(nodes(5000, "3"));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatchObject({ code: "more-problems", message: "There are 4900 more problems" });
  });
});

test("10,000 nodes are read", () => {
  const nodes = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`n${at}`, { use: "text" }]));
  expect(readPipeline(JSON.stringify({ reelgraph: 1, nodes })).problems).toEqual([]);
});

test("no text makes reading throw, and every problem has a code, a sentence and a place", () => {
  const fragments = [...`{}[],:"\\/*$ \n`, ...sample.match(/"[^"]*"|\S/g)!, "1e999", "null", "//", "/*", "__proto__"];
  const cut = fc.tuple(fc.nat(sample.length), fc.nat(40), fc.constantFrom(...fragments)).map(([at, length, put]) => {
    return sample.slice(0, at) + put + sample.slice(at + length);
  });
  const soup = fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((parts) => parts.join(""));
  const shapeless = fc.jsonValue().map((value) => JSON.stringify({ reelgraph: 1, nodes: { a: value }, ui: value }));
  fc.assert(
    fc.property(fc.oneof(cut, soup, shapeless, fc.string()), (text) => {
      const document = readPipeline(text);
      expect(document.text).toBe(text);
      for (const { code, message, at, line } of document.problems) {
        expect([code, message, at, line].every((part) => part !== undefined)).toBe(true);
      }
      if (document.problems.length > 0) return;
      expect(document.pipeline).toBeDefined();
      expect(readAgain(text)).toEqual(document);
    }),
    { numRuns: 1000, seed: 3 },
  );
});
