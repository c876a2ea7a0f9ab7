import { expect, test } from "vitest";
import type { Pipeline } from "../pipeline.ts";
import { applyEdit } from "./change.ts";
import { copyNodes, pasteNodes } from "./clipboard.ts";

const film: Pipeline = {
  reelgraph: 1,
  inputs: { idea: { type: "text" } },
  nodes: {
    expand: { use: "expand", with: { idea: "$inputs.idea" } },
    clip: {
      use: "refine",
      with: { prompt: "$expand.prompt" },
      body: { video: { use: "#shot", with: { prompt: "$state.prompt" } } },
      yield: { result: "$video.video" },
    },
    reel: { use: "concat", with: { clips: ["$clip.result", "$expand.none"] } },
  },
  pipelines: {
    shot: {
      inputs: { prompt: { type: "text" } },
      nodes: { video: { use: "generate", with: { prompt: "$inputs.prompt" } } },
      outputs: { video: "$video.video" },
    },
  },
  ui: { clip: [200, 100], "clip/video": [0, 40], reel: [500, 140], "#shot/video": [20, 20] },
};

test("copied nodes are a pipeline: with their bodies, places and the sub-pipelines that they use", () => {
  expect(copyNodes(film, ["clip", "clip/video", "reel"])).toEqual({
    reelgraph: 1,
    pipelines: film.pipelines,
    nodes: { clip: film.nodes["clip"], reel: film.nodes["reel"] },
    ui: film.ui,
  });
  expect(() => copyNodes(film, ["gone"])).toThrow('no node "gone"');
});

test("pasted nodes get free ids, keep the wires among them, and lie where they are put", () => {
  const edit = pasteNodes(film, copyNodes(film, ["clip", "reel"]), { scope: "", at: [1000, 1000] });
  const { pipeline, added } = edit;
  expect(added).toEqual(["clip-2", "reel-2"]);
  expect(pipeline.nodes["clip-2"]?.with).toBeUndefined();
  expect(pipeline.nodes["reel-2"]?.with).toEqual({ clips: ["$clip-2.result"] });
  expect(pipeline.pipelines).toEqual(film.pipelines);
  expect(pipeline.ui).toMatchObject({ "clip-2": [1000, 1000], "clip-2/video": [0, 40], "reel-2": [1300, 1040] });
  expect(applyEdit(pipeline, edit.inverse)).toEqual(film);
});

test("wires from what is there are kept when that is wanted", () => {
  const { pipeline } = pasteNodes(film, copyNodes(film, ["clip"]), { scope: "", at: [0, 0], keepWires: true });
  expect(pipeline.nodes["clip-2"]?.with).toEqual({ prompt: "$expand.prompt" });
});

test("in another file, sub-pipelines come along, under another name where theirs is taken", () => {
  const other: Pipeline = { reelgraph: 1, nodes: {}, pipelines: { shot: { nodes: {} } } };
  const { pipeline } = pasteNodes(other, copyNodes(film, ["clip"]), { scope: "", at: [0, 0] });
  expect(Object.keys(pipeline.pipelines ?? {})).toEqual(["shot", "shot-2"]);
  expect(pipeline.nodes["clip"]?.body?.["video"]?.use).toBe("#shot-2");
  expect(pipeline.ui).toMatchObject({ "#shot-2/video": [20, 20] });
});

test("nodes can be pasted into a body", () => {
  const { pipeline, added } = pasteNodes(film, copyNodes(film, ["expand"]), {
    scope: "clip",
    at: [0, 0],
    keepWires: true,
  });
  expect(added).toEqual(["clip/expand"]);
  expect(pipeline.nodes["clip"]?.body?.["expand"]).toEqual(film.nodes["expand"]);
});
