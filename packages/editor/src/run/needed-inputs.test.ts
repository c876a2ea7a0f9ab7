import { expect, test } from "vitest";
import { missingInputs, neededInputs, readTexts } from "./needed-inputs.ts";

const pipeline = {
  reelgraph: 1,
  inputs: {
    idea: { type: "text" },
    takes: { type: "number" },
    styles: { type: "list<text>" },
    known: { type: "text", default: "a boat" },
    perhaps: { type: "text", optional: true },
    picture: { type: "image" },
  },
  nodes: {},
} as const;

test("a run asks for inputs that the file gives no value for, as far as they can be typed", () => {
  expect(neededInputs(pipeline).map(([name]) => name)).toEqual(["idea", "takes", "styles"]);
  expect(missingInputs(pipeline, { idea: " ", takes: "two", styles: "noir" })).toEqual(["idea", "takes"]);
});

test("what is typed becomes values of the inputs' types, a list line by line", () => {
  const texts = { idea: "a boat", takes: "2", styles: "noir\n\n anime ", known: "not asked" };
  expect(readTexts(pipeline, texts)).toEqual({ idea: "a boat", takes: 2, styles: ["noir", "anime"] });
  expect(readTexts({ reelgraph: 1, nodes: {} }, {})).toBeUndefined();
});
