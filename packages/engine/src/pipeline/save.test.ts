import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { produce, type Draft } from "immer";
import { describe, expect, test } from "vitest";
import type { Pipeline } from "./pipeline.ts";
import { readPipeline } from "./read.ts";
import { saveText } from "./save.ts";

const sample = readFileSync(new URL("fixtures/v1-mug-teaser.json", import.meta.url), "utf8");

/** The lines that an edit of the data changes in a text: `-` for old ones, `+` for new ones. */
function changedLines(text: string, edit: (draft: Draft<Pipeline>) => void): string[] {
  const document = readPipeline(text);
  const edited = produce(document.pipeline!, edit);
  const saved = saveText(document, edited);
  expect(readPipeline(saved).pipeline).toEqual(edited);
  const [old, young] = [text.split("\n"), saved.split("\n")];
  const same = old.findIndex((line, at) => line !== young[at]);
  const end = old.toReversed().findIndex((line, at) => line !== young.at(-1 - at));
  const most = Math.min(old.length, young.length) - same;
  const tail = Math.min(end, most);
  return [
    ...old.slice(same, old.length - tail).map((line) => `-${line}`),
    ...young.slice(same, young.length - tail).map((line) => `+${line}`),
  ];
}

test("an unchanged pipeline gives the same bytes", () => {
  const odd = `\uFEFF// c\r\n${sample.replaceAll("\n", "\r\n").replace('"name"', '\t "name" ')}\n\n`;
  for (const text of [sample, odd]) {
    const document = readPipeline(text);
    expect(saveText(document, structuredClone(document.pipeline!))).toBe(text);
  }
});

describe("only what changed is written anew:", () => {
  test("a parameter", () => {
    expect(changedLines(sample, ({ inputs }) => void (inputs!["idea"]!.default = "a red mug"))).toEqual([
      '-    "idea":   { "type": "text", "default": "a ceramic mug on a window sill at dawn" },',
      '+    "idea":   { "type": "text", "default": "a red mug" },',
    ]);
  });

  test("a setting beside others on one line", () => {
    expect(changedLines(sample, ({ nodes }) => void (nodes["clip"]!.max = 5))).toEqual([
      '-      "until": "score >= 8", "max": 3, "keep": "best",',
      '+      "until": "score >= 8", "max": 5, "keep": "best",',
    ]);
    expect(changedLines(sample, ({ nodes }) => void delete nodes["clip"]!.max)).toEqual([
      '-      "until": "score >= 8", "max": 3, "keep": "best",',
      '+      "until": "score >= 8", "keep": "best",',
    ]);
  });

  test("a key with its place among the known ones", () => {
    expect(changedLines(sample, ({ nodes }) => void (nodes["reel"]!.note = "the end"))).toEqual([
      '-    "reel": { "use": "concat", "with": { "clips": "$clip.result" } }',
      '+    "reel": { "use": "concat", "with": { "clips": "$clip.result" }, "note": "the end" }',
    ]);
    expect(changedLines(sample, (draft) => void (draft.note = "a film"))).toEqual(['+  "note": "a film",']);
    expect(changedLines(sample, ({ nodes }) => void Object.assign(nodes["clip"]!, { color: "red" }))).toEqual([
      '-      "yield": { "result": "$video.video", "score": "$judge.overall", "prompt": "$revise.prompt" }',
      '+      "yield": { "result": "$video.video", "score": "$judge.overall", "prompt": "$revise.prompt" },',
      '+      "color": "red"',
    ]);
  });

  test("what no longer fits on its line", () => {
    const note = "a long remark about the reel, which is put together at the very end of it all";
    expect(changedLines(sample, ({ nodes }) => void (nodes["reel"]!.note = note))).toEqual([
      '-    "reel": { "use": "concat", "with": { "clips": "$clip.result" } }',
      '+    "reel": {',
      '+      "use": "concat",',
      '+      "with": { "clips": "$clip.result" },',
      `+      "note": "${note}"`,
      "+    }",
    ]);
  });

  test("a new node, first, or behind a last one without a comma", () => {
    expect(
      changedLines(sample, ({ nodes }) => void (nodes["out"] = { use: "save", with: { value: "$reel.video" } })),
    ).toEqual([
      '-    "reel": { "use": "concat", "with": { "clips": "$clip.result" } }',
      '+    "reel": { "use": "concat", "with": { "clips": "$clip.result" } },',
      '+    "out": { "use": "save", "with": { "value": "$reel.video" } }',
    ]);
    expect(
      changedLines('{\n  "reelgraph": 1,\n  "nodes": {}\n}', ({ nodes }) => void (nodes["a"] = { use: "text" })),
    ).toEqual(['-  "nodes": {}', '+  "nodes": {', '+    "a": { "use": "text" }', "+  }"]);
  });

  test("a node with its comments that goes, also as the last", () => {
    const text = `{
  "reelgraph": 1,
  "nodes": {
    "a": { "use": "text" }, // about a

    // about b
    "b": { "use": "text" }, // more about b
    // about c
    "c": { "use": "text" } // more about c
    // the end
  }
}`;
    expect(changedLines(text, ({ nodes }) => void delete nodes["b"])).toEqual([
      "-",
      "-    // about b",
      '-    "b": { "use": "text" }, // more about b',
    ]);
    expect(changedLines(text, ({ nodes }) => void delete nodes["c"])).toEqual([
      '-    "b": { "use": "text" }, // more about b',
      "-    // about c",
      '-    "c": { "use": "text" } // more about c',
      '+    "b": { "use": "text" } // more about b',
    ]);
  });

  test("a new name, at its place and with its comments", () => {
    const text = sample.replace('"reel":', '/* the film */ "reel":');
    const rename = (draft: Draft<Pipeline>): void => {
      const { expand, style, clip, reel } = draft.nodes;
      draft.nodes = { wide: expand!, style: style!, take: clip!, reel: reel!, more: { use: "text" } };
    };
    expect(changedLines(text, rename).filter((line) => /wide|take|reel|more/.test(line))).toEqual([
      '-    /* the film */ "reel": { "use": "concat", "with": { "clips": "$clip.result" } }',
      '+    "wide": { "use": "expand", "with": { "idea": "$inputs.idea" } },',
      '+    "take": {',
      '+    /* the film */ "reel": { "use": "concat", "with": { "clips": "$clip.result" } },',
      '+    "more": { "use": "text" }',
    ]);
  });

  test("with the file's line ends, mixed as they may be", () => {
    const text = '{\r\n "reelgraph": 1,\n "nodes": {\r\n   "a": { "use": "text" }\n }\r\n}\n';
    const document = readPipeline(text);
    const edited = { ...document.pipeline!, nodes: { ...document.pipeline!.nodes, b: { use: "text" } } };
    expect(saveText(document, edited)).toBe(
      '{\r\n "reelgraph": 1,\n "nodes": {\r\n   "a": { "use": "text" },\r\n   "b": { "use": "text" }\n }\r\n}\n',
    );
  });
});

test("what could not be read stays as it is", () => {
  const text = '{ "reelgraph": 1, "nodes": { "a": { "use": "x", "take": "one" } }, "ui": { "a": [1] }, "x": [1,  2] }';
  const document = readPipeline(text);
  expect(document.problems).toHaveLength(2);
  const { nodes } = document.pipeline!;
  expect(saveText(document, { ...document.pipeline!, nodes: { ...nodes, b: { use: "y" } } })).toBe(`{
  "reelgraph": 1,
  "nodes": {
    "a": { "use": "x", "take": "one" },
    "b": { "use": "y" }
  },
  "ui": { "a": [1] },
  "x": [1, 2]
}`);
  expect(saveText(document, { ...document.pipeline!, nodes: { a: { use: "x", take: 2 } } })).toContain('"take": 2');
});

test("whatever is edited, the text says it, and going back gives the data that was", () => {
  const name = fc.constantFrom("a", "b", "c", "x", "y", "note", "toString", "with", "1");
  const tree = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<unknown>(1, -0.5, "", 'a, {b} // "c" \\ \n', "x".repeat(50), null, true),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(name, tie("value"), { maxKeys: 4 }),
    ),
  })).value;
  const nodes = fc.dictionary(
    name,
    fc.record({ use: fc.constantFrom("text", "save"), later: tree }, { requiredKeys: ["use"] }),
  );
  const pipeline = fc.record(
    { reelgraph: fc.constant(1 as const), nodes, extra: tree },
    { requiredKeys: ["reelgraph", "nodes"] },
  );
  const gap = fc.constantFrom("", " ", "\n", "\r\n  ", " // c\n", "/* c */", " /* c\n d */ ", "\n\n// c\n");
  fc.assert(
    fc.property(pipeline, pipeline, fc.array(gap, { minLength: 1, maxLength: 12 }), (before, after, gaps) => {
      let count = 0;
      const tokens = JSON.stringify(before).match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^{}[\],:"]+/g) ?? [];
      const text = tokens.map((token) => token + gaps[count++ % gaps.length]).join("");
      const document = readPipeline(text);
      expect(document.pipeline).toEqual(JSON.parse(JSON.stringify(before)));
      const saved = saveText(document, after as unknown as Pipeline);
      expect(readPipeline(saved).pipeline).toEqual(JSON.parse(JSON.stringify(after)));
      expect(readPipeline(saveText(readPipeline(saved), document.pipeline!)).pipeline).toEqual(document.pipeline);
    }),
    { seed: 4, numRuns: 500 },
  );
});
