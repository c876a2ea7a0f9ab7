import { expect, test } from "vitest";
import { placeOfProblem } from "./problem-place.ts";

const at = (pointer: string, node?: string) => placeOfProblem({ at: pointer, ...(node === undefined ? {} : { node }) });

test("a JSON pointer leads to a node and its field, also in bodies and sub-pipelines", () => {
  expect(at("/nodes/clip/with/seconds")).toEqual({ node: "clip", field: "seconds" });
  expect(at("/nodes/clip/body/video/with/prompt")).toEqual({ node: "clip/video", field: "prompt" });
  expect(at("/pipelines/part/nodes/a~1b")).toEqual({ node: "#part/a/b" });
  expect(at("/nodes/clip/until")).toEqual({ node: "clip", field: "until" });
});

test("what is about the file leads nowhere, and a named node goes before the pointer", () => {
  expect(at("/outputs/film")).toBeUndefined();
  expect(at("")).toBeUndefined();
  expect(at("", "clip/video")).toEqual({ node: "clip/video" });
});
