import type { Pipeline } from "@reelgraph/engine";
import { expect, test } from "vitest";
import { placeInFile } from "./place-in-file.ts";

const film: Pipeline = {
  reelgraph: 1,
  pipelines: {
    look: { nodes: { slow: { use: "trim" }, more: { use: "each", body: { cut: { use: "#fine" } } } } },
    fine: { nodes: { size: { use: "resize" } } },
  },
  nodes: { clip: { use: "refine", body: { look: { use: "#look" } } }, end: { use: "#look" } },
};

test.each([
  ["end", "end"],
  ["end/slow", "#look/slow"],
  ["clip/look", "clip/look"],
  ["clip/look/more/cut", "#look/more/cut"],
  ["end/more/cut/size", "#fine/size"],
  ["end/gone", "end/gone"],
  ["clip/look/slow/x", "clip/look/slow/x"],
])("%s of a run is %s of the file", (run, file) => {
  expect(placeInFile(film, run)).toBe(file);
});
