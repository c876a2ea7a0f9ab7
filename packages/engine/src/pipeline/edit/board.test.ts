import { describe, expect, test } from "vitest";
import { moveNodes, removeNodes, renameNode } from "../edit.ts";
import { formatText } from "../format.ts";
import type { Pipeline } from "../pipeline.ts";
import { readPipeline } from "../read.ts";
import { saveText } from "../save.ts";
import { applyEdit } from "./change.ts";
import { setFrame, setLocked, setNote, setRoute } from "./board.ts";
import { parseWireKey, wireKey } from "./board-paths.ts";
import { groupNodes } from "./group.ts";
import { ungroupNode } from "./ungroup.ts";
import { connect, disconnect } from "./wires.ts";

const film: Pipeline = {
  reelgraph: 1,
  inputs: { idea: { type: "text" } },
  nodes: {
    expand: { use: "expand", with: { idea: "$inputs.idea" } },
    clip: {
      use: "refine",
      with: { prompt: "$expand.prompt" },
      body: {
        video: { use: "generate", with: { prompt: "$state.prompt" } },
        judge: { use: "evaluate", with: { video: "$video.video" } },
      },
      yield: { result: "$video.video" },
    },
  },
  outputs: { film: "$clip.result" },
  ui: { $inputs: [-200, 0], "clip/$state": [0, 0] },
  board: {
    frames: { f1: { at: [0, 0], size: [400, 300], title: "One" }, "clip/f1": { at: [0, 0], size: [200, 200] } },
    notes: { "clip/n1": { at: [0, 20], size: [160, 80], text: "slow" } },
    routes: {
      "expand.prompt>clip.prompt": [[100, 40]],
      "inputs.idea>expand.idea": [[20, 20]],
      "clip/video.video>judge.video": [[60, 60]],
      "clip.result>$outputs.film": [[80, 80]],
    },
    locked: ["expand", "clip/video"],
  },
};

describe("the board:", () => {
  test("is read, kept by saving, and formatted last", () => {
    const text = formatText(JSON.stringify(film));
    const document = readPipeline(text);
    expect(document.problems).toEqual([]);
    expect(document.pipeline).toEqual(film);
    expect(saveText(document, film)).toBe(text);
    expect(text.indexOf('"board"')).toBeGreaterThan(text.indexOf('"ui"'));
  });

  test("what doesn't fit in it is said, and never costs the pipeline", () => {
    const { pipeline, problems } = readPipeline(
      JSON.stringify({ reelgraph: 1, nodes: {}, board: { frames: { f: { at: [0, 0] } }, locked: "x" } }),
    );
    expect(pipeline?.board).toEqual({ frames: {} });
    expect(problems.map(({ code, at }) => [code, at])).toEqual([
      ["missing-key", "/board/frames/f"],
      ["wrong-type", "/board/locked"],
    ]);
  });

  test("follows nodes that get another name", () => {
    const { pipeline, inverse } = renameNode(film, "clip", "shot");
    expect(pipeline.ui).toEqual({ $inputs: [-200, 0], "shot/$state": [0, 0] });
    expect(pipeline.board).toEqual({
      frames: { f1: film.board?.frames?.["f1"], "shot/f1": { at: [0, 0], size: [200, 200] } },
      notes: { "shot/n1": { at: [0, 20], size: [160, 80], text: "slow" } },
      routes: {
        "expand.prompt>shot.prompt": [[100, 40]],
        "inputs.idea>expand.idea": [[20, 20]],
        "shot/video.video>judge.video": [[60, 60]],
        "shot.result>$outputs.film": [[80, 80]],
      },
      locked: ["expand", "shot/video"],
    });
    expect(applyEdit(pipeline, inverse)).toEqual(film);
  });

  test("goes with nodes and wires that are taken out", () => {
    const { pipeline } = removeNodes(film, ["clip"]);
    expect(pipeline.board).toEqual({
      frames: { f1: film.board?.frames?.["f1"] },
      routes: { "inputs.idea>expand.idea": [[20, 20]] },
      locked: ["expand"],
    });
    const cut = disconnect(film, "clip", "prompt").pipeline.board?.routes;
    expect(Object.keys(cut ?? {})).not.toContain("expand.prompt>clip.prompt");
    const other = connect(film, "clip/judge", "video", { node: "state", port: "prompt" }).pipeline.board?.routes;
    expect(Object.keys(other ?? {})).not.toContain("clip/video.video>judge.video");
  });

  test("goes along into a sub-pipeline", () => {
    const { pipeline } = groupNodes(film, ["expand", "clip"], { name: "make", id: "make", typeOf: () => "text" });
    expect(Object.keys(pipeline.board?.routes ?? {})).toContain("#make/expand.prompt>clip.prompt");
    expect(pipeline.board?.locked).toEqual(["#make/expand", "#make/clip/video"]);
  });

  test("comes out of a sub-pipeline as it went in: frames, notes, locks, and the ways of wires also across its edge", () => {
    const options = { name: "make", id: "make", typeOf: () => "text", sheets: ["f1", "n1"] };
    const start: Pipeline = {
      ...film,
      ui: { ...film.ui, expand: [0, 0], clip: [400, 40] },
      board: { ...film.board, notes: { ...film.board?.notes, n1: { at: [20, 300], size: [160, 80], text: "warm" } } },
    };
    const grouped = groupNodes(start, ["expand", "clip"], options).pipeline;
    expect(Object.keys(grouped.board?.frames ?? {})).toEqual(["#make/f1", "#make/clip/f1"]);
    expect(grouped.board?.routes).toEqual({
      "#make/expand.prompt>clip.prompt": [[100, 40]],
      "#make/clip/video.video>judge.video": [[60, 60]],
      "inputs.idea>make.idea": [[20, 20]],
      "make.result>$outputs.film": [[80, 80]],
    });
    const apart = ungroupNode(grouped, "make").pipeline;
    expect(apart).toEqual(start);
    // Moved as a card, everything comes out there.
    const away = ungroupNode(moveNodes(grouped, { make: [100, 200] }).pipeline, "make").pipeline;
    expect(away.board?.frames?.["f1"]?.at).toEqual([100, 200]);
    expect(away.board?.notes?.["n1"]?.at).toEqual([120, 500]);
    expect(away.board?.routes?.["expand.prompt>clip.prompt"]).toEqual([[200, 240]]);
    expect(away.board?.routes?.["clip/video.video>judge.video"]).toEqual([[60, 60]]);
    const inner = setRoute(grouped, "#make/inputs.idea>expand.idea", [[-40, 20]]).pipeline;
    expect(ungroupNode(inner, "make").pipeline.board?.routes?.["inputs.idea>expand.idea"]).toEqual([
      [20, 20],
      [-40, 20],
    ]);
  });

  test("keeps its keys apart when a sub-pipeline is taken apart beside others", () => {
    const grouped = groupNodes(film, ["clip"], {
      name: "make",
      id: "make",
      typeOf: () => "text",
      sheets: ["f1"],
    }).pipeline;
    const drawn = setFrame(grouped, "f1", { at: [0, 0], size: [100, 100], title: "Two" }).pipeline;
    const { frames } = ungroupNode(drawn, "make").pipeline.board ?? {};
    expect([frames?.["f1"]?.title, frames?.["f1-2"]?.title]).toEqual(["Two", "One"]);
  });

  test("an edit and its reverse leave nothing behind", () => {
    const bare: Pipeline = { reelgraph: 1, nodes: { a: { use: "text" } } };
    const drawn = setFrame(bare, "f1", { at: [3, 12], size: [201, 99], title: "A" });
    expect(drawn.pipeline.board).toEqual({ frames: { f1: { at: [0, 20], size: [200, 100], title: "A" } } });
    expect(setFrame(drawn.pipeline, "f1", undefined).pipeline).toEqual(bare);
    const note = setNote(bare, "n1", { at: [0, 0], size: [160, 80], text: "slow" }).pipeline;
    expect(setNote(note, "n1", undefined).pipeline).toEqual(bare);
    const route = setRoute(bare, "a.text>b.text", [[11, 9]]).pipeline;
    expect(route.board?.routes).toEqual({ "a.text>b.text": [[20, 0]] });
    expect(setRoute(route, "a.text>b.text", []).pipeline).toEqual(bare);
    const locked = setLocked(bare, ["a"], true).pipeline;
    expect(setLocked(locked, ["a"], false).pipeline).toEqual(bare);
    expect(() => setLocked(bare, ["b"], true)).toThrow('no node "b"');
  });

  test("the cards of a scope's ends have places that no node can have", () => {
    expect(moveNodes(film, { $outputs: [99, 0], "clip/$yield": [1, 1] }).pipeline.ui).toMatchObject({
      $outputs: [100, 0],
      "clip/$yield": [0, 0],
    });
    expect(() => moveNodes(film, { "gone/$state": [0, 0] })).toThrow('no node "gone"');
  });

  test.each(["expand.prompt>clip.prompt", "#a/clip/x.y>z.w", "iteration.>a.text", "a.b>$outputs.c"])(
    "%s is a wire",
    (key) => {
      const ends = parseWireKey(key);
      expect(ends && wireKey(ends)).toBe(key);
    },
  );
});
