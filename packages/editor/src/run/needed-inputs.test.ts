import { expect, test } from "vitest";
import { neededInputs } from "./needed-inputs.ts";

test("a run asks for the inputs that it needs and the file gives no value for", () => {
  const inputs = {
    idea: { type: "text" },
    picture: { type: "image" },
    known: { type: "text", default: "a boat" },
    perhaps: { type: "text", optional: true },
  };
  expect(neededInputs({ reelgraph: 1, inputs, nodes: {} }).map(({ name }) => name)).toEqual(["idea", "picture"]);
  expect(neededInputs({ reelgraph: 1, inputs, nodes: {} }, { idea: "a boat" }).map(({ name }) => name)).toEqual([
    "picture",
  ]);
  expect(neededInputs({ reelgraph: 1, nodes: {} })).toEqual([]);
});
