import type { Pipeline } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { findIn, placesOf } from "./places.ts";

const film: Pipeline = {
  reelgraph: 1,
  nodes: {
    words: { use: "text", with: { text: "A red boat leaves the harbour at dawn" } },
    clip: {
      use: "refine",
      with: { prompt: "$words.text" },
      until: "score >= 8",
      body: { video: { use: "generate", with: { prompt: "$state.prompt", seconds: 12 }, note: "keep it slow" } },
    },
  },
  pipelines: { shot: { nodes: { cut: { use: "trim" } } } },
};
const names = (use: string) => (use === "generate" ? ["Generate a clip", "生成片段"] : []);
const found = (words: string) => findIn(film, words, names).map(({ place, name }) => [place.path, name]);

test("all nodes of a file are told: those of bodies behind their loops, those of sub-pipelines last", () => {
  expect(placesOf(film).map(({ path, depth }) => [path, depth])).toEqual([
    ["words", 0],
    ["clip", 0],
    ["clip/video", 1],
    ["#shot/cut", 0],
  ]);
});

test.each([
  ["words", ["words", undefined]],
  ["trim", ["#shot/cut", undefined]],
  ["生成", ["clip/video", undefined]],
  ["RED harbour", ["words", "text"]],
  ["slow", ["clip/video", "note"]],
  ["score", ["clip", "until"]],
  ["seconds 12", ["clip/video", "seconds"]],
])("%s is found", (typed, place) => {
  expect(found(typed)).toContainEqual(place);
});

test("what is nowhere isn't found, and nothing typed finds nothing", () => {
  expect(found("submarine")).toEqual([]);
  expect(found("  ")).toEqual([]);
});
