import { describe, expect, test } from "vitest";
import type { Pipeline } from "../pipeline.ts";
import { formatReference } from "../references.ts";
import { applyEdit } from "./change.ts";
import { groupNodes } from "./group.ts";
import { ungroupNode } from "./ungroup.ts";

const film: Pipeline = {
  reelgraph: 1,
  inputs: { idea: { type: "text" } },
  nodes: {
    expand: { use: "expand", with: { idea: "$inputs.idea" } },
    clip: {
      use: "refine",
      with: { prompt: "$expand.prompt" },
      body: {
        video: { use: "generate", with: { prompt: "$state.prompt", negative: "$inputs.idea" } },
        judge: { use: "evaluate", with: { video: "$video.video" } },
      },
      yield: { result: "$video.video", score: "$judge.overall" },
    },
    title: { use: "title", with: { text: "$inputs.idea", seconds: 2 } },
    reel: { use: "concat", with: { clips: ["$title.video", "$clip.result"] } },
    sheet: { use: "contact-sheet", with: { videos: ["$clip.attempts", "$clip.result"] } },
  },
  outputs: { film: "$reel.video", best: "$clip.result" },
  ui: { expand: [0, 0], clip: [200, 0], "clip/video": [0, 40], title: [200, 200], reel: [400, 100] },
};

const typeOf = (reference: Parameters<typeof formatReference>[0]): string =>
  reference.node === "inputs" ? "text" : `type of ${formatReference(reference)}`;
const options = { name: "shot", id: "shot", typeOf };

describe("nodes become a sub-pipeline:", () => {
  const grouped = groupNodes(film, ["clip", "title"], options);

  test("what they read becomes its inputs, what is read from them its outputs", () => {
    const { clip, title } = film.nodes;
    expect(grouped.pipeline).toEqual({
      ...film,
      nodes: {
        expand: film.nodes["expand"],
        shot: { use: "#shot", with: { prompt: "$expand.prompt", idea: "$inputs.idea" } },
        reel: { use: "concat", with: { clips: ["$shot.video", "$shot.result"] } },
        sheet: { use: "contact-sheet", with: { videos: ["$shot.attempts", "$shot.result"] } },
      },
      pipelines: {
        shot: {
          inputs: { prompt: { type: "type of $expand.prompt" }, idea: { type: "text" } },
          nodes: { clip: { ...clip, with: { prompt: "$inputs.prompt" } }, title },
          outputs: { video: "$title.video", result: "$clip.result", attempts: "$clip.attempts" },
        },
      },
      outputs: { film: "$reel.video", best: "$shot.result" },
      ui: {
        expand: [0, 0],
        shot: [200, 0],
        reel: [400, 100],
        "#shot/clip": [200, 0],
        "#shot/clip/video": [0, 40],
        "#shot/title": [200, 200],
      },
    });
    expect(Object.keys(grouped.pipeline.nodes)).toEqual(["expand", "shot", "reel", "sheet"]);
  });

  test("it can be undone, and taken apart again", () => {
    expect(applyEdit(grouped.pipeline, grouped.inverse)).toEqual(film);
    const apart = ungroupNode(grouped.pipeline, "shot");
    expect(apart.pipeline).toEqual(film);
    expect(Object.keys(apart.pipeline.nodes)).toEqual(Object.keys(film.nodes));
    expect(applyEdit(apart.pipeline, apart.inverse)).toEqual(grouped.pipeline);
  });

  test("in a body, the state becomes an input", () => {
    const { pipeline } = groupNodes(film, ["clip/video"], { ...options, id: "make" });
    expect(pipeline.nodes["clip"]).toEqual({
      ...film.nodes["clip"],
      body: {
        make: { use: "#shot", with: { prompt: "$state.prompt", idea: "$inputs.idea" } },
        judge: { use: "evaluate", with: { video: "$make.video" } },
      },
      yield: { result: "$make.video", score: "$judge.overall" },
    });
    expect(ungroupNode(pipeline, "clip/make").pipeline.nodes).toEqual(film.nodes);
  });

  test("inputs of one name are told apart, and the id of a grouped node may be used again", () => {
    const pipeline: Pipeline = {
      reelgraph: 1,
      nodes: { a: { use: "x" }, b: { use: "x" }, c: { use: "y", with: { one: "$a.out", two: "$b.out" } } },
    };
    expect(groupNodes(pipeline, ["c"], { ...options, id: "c" }).pipeline.nodes["c"]).toEqual({
      use: "#shot",
      with: { out: "$a.out", "out-2": "$b.out" },
    });
  });

  test.each([
    [["clip", "clip/video"], options, "not in one place"],
    [[], options, "not in one place"],
    [["clap"], options, 'no node "clap"'],
    [["clip"], { ...options, id: "reel" }, 'a node "reel" already'],
    [["clip"], { ...options, name: "a b" }, "can't be a name"],
  ])("%j is refused", (paths, options, message) => {
    expect(() => groupNodes(film, paths, options)).toThrow(message);
  });

  test("a name that is taken is refused", () => {
    expect(() => groupNodes(grouped.pipeline, ["reel"], { ...options, id: "x" })).toThrow('a "#shot" already');
  });
});

describe("a sub-pipeline taken apart:", () => {
  const shot = (node: object, outputs: Record<string, string> = { out: "$a.out" }): Pipeline => ({
    reelgraph: 1,
    nodes: { a: { use: "x" }, g: { use: "#s", ...node }, z: { use: "y", with: { in: "$g.out", gone: "$g.nothing" } } },
    pipelines: {
      s: {
        inputs: { t: { type: "text", default: "$5" }, l: { type: "list<text>" } },
        nodes: {
          a: {
            use: "x",
            with: { text: "$inputs.t", list: ["one", "$inputs.l", "$inputs.none"], none: "$inputs.none" },
          },
        },
        outputs,
      },
    },
  });

  test("ids that are taken change, arguments and defaults are put in, absent ones go", () => {
    expect(ungroupNode(shot({ with: { l: ["two", "$a.out"] } }), "g").pipeline).toEqual({
      reelgraph: 1,
      nodes: {
        a: { use: "x" },
        "a-2": { use: "x", with: { text: "$$5", list: ["one", "two", "$a.out"] } },
        z: { use: "y", with: { in: "$a-2.out" } },
      },
    });
  });

  test("an output that passes an input on is what was put in", () => {
    const { pipeline } = ungroupNode(shot({ with: { t: "$a.out" } }, { out: "$inputs.t" }), "g");
    expect(pipeline.nodes["z"]).toEqual({ use: "y", with: { in: "$a.out" } });
  });

  test("it stays while another node uses it", () => {
    const twice = shot({});
    const { pipeline } = ungroupNode({ ...twice, nodes: { ...twice.nodes, h: { use: "#s" } } }, "g");
    expect(pipeline.pipelines).toEqual(twice.pipelines);
  });

  test.each([
    [shot({ map: { cross: ["t"] } }), "g", 'its "map" is about all'],
    [shot({ with: { t: "plain" } }, { out: "$inputs.t" }), "g", 'its input "t" brings'],
    [shot({}), "a", "uses no sub-pipeline"],
  ])("what the nodes can't say is refused", (pipeline, path, message) => {
    expect(() => ungroupNode(pipeline, path)).toThrow(message);
  });

  test("a body can't read what is outside of it", () => {
    const grouped = groupNodes(film, ["clip"], options).pipeline;
    const { shot: node, ...others } = grouped.nodes;
    const wired = {
      ...grouped,
      nodes: { ...others, shot: { ...node!, with: { prompt: "x", idea: "$expand.prompt" } } },
    };
    expect(() => ungroupNode(wired, "shot")).toThrow('its input "idea" brings');
  });
});
