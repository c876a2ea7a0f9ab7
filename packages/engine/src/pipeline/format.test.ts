import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatPipeline, formatText } from "./format.ts";
import { parseJsonc } from "./jsonc.ts";
import { readPipeline } from "./read.ts";

const sample = readFileSync(new URL("fixtures/v1-mug-teaser.json", import.meta.url), "utf8");

test("keys stand in their order, unknown ones last; what is short stands on one line", () => {
  const text = `{"zeta": 1, "ui": {"a": [0,20]}, "outputs": {"film": "$a.video"}, "nodes": {"a": {
    "color": "red", "yield": {}, "body": {"v": {"with": {"b": 1, "a": 2}, "use": "text"}},
    "with": {"prompt": "A long prompt with a lot of detail, about a seed that grows to be a flower", "also": "in spring"},
    "use": "refine"}}, "name": "x", "reelgraph": 1, "inputs": {"i": {"default": 1.50, "type": "number"}}}`;
  expect(formatText(text)).toBe(`{
  "reelgraph": 1,
  "name": "x",
  "inputs": { "i": { "type": "number", "default": 1.50 } },
  "nodes": {
    "a": {
      "use": "refine",
      "with": {
        "prompt": "A long prompt with a lot of detail, about a seed that grows to be a flower",
        "also": "in spring"
      },
      "body": {
        "v": { "use": "text", "with": { "b": 1, "a": 2 } }
      },
      "yield": {},
      "color": "red"
    }
  },
  "outputs": { "film": "$a.video" },
  "ui": { "a": [0, 20] },
  "zeta": 1
}
`);
});

test("comments stay with what they are about", () => {
  const text = `// head
{ // about the nodes
  "nodes": {"a": {"with": {"x": /* of x */ 1, /* of y */ "y": 2 // behind y
    // of z
    , "z": [1, // one
    2 /* two */ ] // last in with
  }, "use":"text"}}, "reelgraph": 1, // the version
} // tail`;
  expect(formatText(text)).toBe(`// head
{
  "reelgraph": 1, // the version
  // about the nodes
  "nodes": {
    "a": {
      "use": "text",
      "with": {
        /* of x */
        "x": 1,
        /* of y */
        "y": 2, // behind y // of z
        "z": [
          1, // one
          2 /* two */
        ] // last in with
      }
    }
  }
}
// tail
`);
});

test("line ends and byte order mark stay", () => {
  expect(formatText('\uFEFF{ "nodes": {},\r\n /* a\r\nb */ "reelgraph": 1 }')).toBe(
    '\uFEFF{\r\n  /* a\r\nb */\r\n  "reelgraph": 1,\r\n  "nodes": {}\r\n}\r\n',
  );
});

test.each(["", "nonsense", '{ "a": }', "[".repeat(100_000)])("what can't be read comes back: %.10s", (text) => {
  expect(formatText(text)).toBe(text);
});

test("a pipeline without a file gets the same text as one with", () => {
  const { pipeline } = readPipeline(sample);
  expect(pipeline && formatPipeline(pipeline)).toBe(formatText(sample));
});

test("formatting changes no data, and nothing the second time", () => {
  const comment = fc.constantFrom(" ", "\n", "\r\n", " // c\n", "/* c */", " /* c\n d */ ", "\n// c\n// d\n");
  // Any JSON with odd space and comments between its tokens, some of it where a pipeline has its parts.
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record({ reelgraph: fc.constant(1), nodes: fc.jsonValue(), x: fc.jsonValue() }),
  );
  const text = fc.tuple(value, fc.array(comment, { minLength: 1, maxLength: 10 })).map(([value, gaps]) => {
    let count = 0;
    const tokens = JSON.stringify(value).match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^{}[\],:"]+/g) ?? [];
    return tokens.map((token) => token + gaps[count++ % gaps.length]).join("");
  });
  fc.assert(
    fc.property(text, (text) => {
      const once = formatText(text);
      expect(parseJsonc(once)).toEqual(parseJsonc(text));
      expect(once.match(/\b[cd]\b/g)?.length).toBe(text.match(/\b[cd]\b/g)?.length);
      expect(formatText(once)).toBe(once);
    }),
    { seed: 5, numRuns: 500 },
  );
  expect(formatText(formatText(sample))).toBe(formatText(sample));
});
