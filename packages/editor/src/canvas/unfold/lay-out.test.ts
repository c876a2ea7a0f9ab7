import type { NodeInfo, Pipeline } from "@reelgraph/engine";
import { beforeAll, expect, test } from "vitest";
import { derive, noMemory } from "../derive.ts";
import type { CanvasNode, Drawn } from "../graph/model.ts";
import { scopeAt, type Scope } from "../scope.ts";
import { layerAt, layerOf } from "./layers.ts";
import { nodeTypes } from "../../testing/node-types.ts";

let types: ReadonlyMap<string, NodeInfo>;
beforeAll(async () => {
  types = await nodeTypes();
});

const film: Pipeline = {
  reelgraph: 1,
  inputs: { idea: { type: "text" } },
  pipelines: {
    look: {
      inputs: { text: { type: "text" } },
      nodes: { words: { use: "expand", with: { idea: "$inputs.text" } } },
      outputs: { prompt: "$words.prompt" },
    },
  },
  nodes: {
    words: { use: "#look", with: { text: "$inputs.idea" } },
    clip: {
      use: "refine",
      with: { prompt: "$words.prompt" },
      body: {
        video: { use: "generate", with: { prompt: "$state.prompt" } },
        more: {
          use: "each",
          with: { x: "$video.video" },
          body: { cut: { use: "trim", with: { video: "$state.x" } } },
          yield: { x: "$cut.video" },
        },
      },
      yield: { result: "$video.video" },
    },
    cut: { use: "trim", with: { video: "$clip.result" } },
    below: { use: "trim" },
  },
  outputs: { film: "$cut.video" },
  board: { frames: { f1: { at: [380, -60], size: [360, 500] }, "clip/f1": { at: [-20, -20], size: [200, 100] } } },
  ui: {
    words: [0, 0],
    clip: [400, 0],
    cut: [800, 20],
    below: [400, 600],
    "clip/video": [100, 100],
    "clip/more": [500, 100],
  },
};
const root = scopeAt(film, "") as Scope;
const show = (open: readonly string[], memory = noMemory(), pipeline = film) =>
  derive(pipeline, scopeAt(pipeline, "") as Scope, types, memory, new Set(open));
const at = (drawn: Drawn, id: string) => {
  const { x, y } = drawn.byId.get(id)!.position;
  return [x, y];
};
const touching = (drawn: Drawn) => {
  const boxes = drawn.nodes.filter(({ type }) => type === "card");
  const isOver = (one: CanvasNode, other: CanvasNode) =>
    one.position.x < other.position.x + (other.width ?? 0) &&
    other.position.x < one.position.x + (one.width ?? 0) &&
    one.position.y < other.position.y + (other.height ?? 0) &&
    other.position.y < one.position.y + (one.height ?? 0);
  return boxes.flatMap((one) =>
    boxes.filter((other) => one.id < other.id && isOver(one, other)).map((other) => `${one.id} ${other.id}`),
  );
};

test("what is inside a card is drawn in a frame where it stands, and what was beside it makes room", () => {
  const folded = show([]);
  const drawn = show(["clip"]);
  expect(at(drawn, "clip")).toEqual([400, 0]);
  expect(at(drawn, "words")).toEqual([0, 0]);
  const clip = drawn.byId.get("clip")!;
  const wider = (clip.width ?? 0) - (folded.byId.get("clip")?.width ?? 0);
  const higher = (clip.height ?? 0) - (folded.byId.get("clip")?.height ?? 0);
  expect(at(drawn, "cut")).toEqual([800 + wider, 20]);
  expect(at(drawn, "below")).toEqual([400, 600 + higher]);
  expect([wider % 20, higher % 20]).toEqual([0, 0]);
  // A frame on the board grows around it.
  expect(drawn.byId.get(":f1")).toMatchObject({ width: 360 + wider, height: 500 + higher });
  // Places inside stand to each other as in the file, and lie in the frame; what frames them does, too.
  const [video = [], more = []] = ["clip/video", "clip/more"].map((id) => at(drawn, id));
  expect([more[0]! - video[0]!, more[1]! - video[1]!]).toEqual([400, 0]);
  expect(layerAt(drawn, [video[0]!, video[1]!])?.scope.path).toBe("clip");
  expect(drawn.byId.get("clip/:f1")?.position).toEqual({ x: video[0]! - 120, y: video[1]! - 120 });
  expect(touching(drawn).filter((pair) => !pair.includes("clip/"))).toEqual([]);
});

test("the names inside stand beside the ports that they are, and wires lead from there", () => {
  const drawn = show(["clip"]);
  const [clip, state, given] = ["clip", "clip/$state", "clip/$yield"].map((id) => drawn.byId.get(id)!);
  const y = (node: CanvasNode | undefined, name: string) =>
    (node?.position.y ?? 0) + (node?.handles?.find(({ id }) => id === name)?.y ?? Number.NaN);
  expect(y(state, "prompt")).toBe(y(clip, "prompt"));
  expect(y(given, "result")).toBe(y(clip, "result"));
  expect(state?.position.x).toBe(clip?.position.x);
  expect((given?.position.x ?? 0) + (given?.width ?? 0)).toBe((clip?.position.x ?? 0) + (clip?.width ?? 0));
  expect(drawn.edges.map(({ id }) => id)).toContain("clip/state.prompt>video.prompt");
});

test("frames stand in frames, each scope once, and a run knows the nodes by their use", () => {
  const drawn = show(["clip", "clip/more", "words"]);
  expect([...drawn.layers.keys()].toSorted()).toEqual(["", "#look", "clip", "clip/more"]);
  expect(drawn.byId.get("clip/more/cut")?.type).toBe("card");
  expect(drawn.byId.get("#look/words")?.data).toMatchObject({ run: "words/words" });
  expect(touching(drawn).filter((pair) => pair.includes("cut") && !pair.includes("clip"))).toEqual([]);
  const two = { ...film, nodes: { ...film.nodes, again: { use: "#look" } } };
  expect(show(["words", "again"], noMemory(), two).nodes.filter(({ id }) => id === "#look/words")).toHaveLength(1);
});

test("what is put somewhere on the canvas is shown just there, also in the columns that unfolding brought in", () => {
  const memory = noMemory();
  const drawn = show(["clip"], memory);
  for (const point of [
    [1600, 100],
    [900, 1000],
    [700, 820],
    [20, 40],
    [-400, 900],
  ] as const) {
    const ui = { ...film.ui, below: layerOf(drawn, "below")!.toFile("below", point) };
    expect(at(show(["clip"], memory, { ...film, ui }), "below")).toEqual(point);
  }
  const { toFile, toCanvas } = layerOf(drawn, "clip/video")!;
  expect(toFile("clip/video", toCanvas("clip/video", [140, 220]))).toEqual([140, 220]);
});

test("one node inside moves alone, also the first; beyond the edge the frame grows", () => {
  const memory = noMemory();
  const before = show(["clip"], memory);
  const moved = { ...film, ui: { ...film.ui, "clip/video": [240, 180] as const } };
  const after = show(["clip"], memory, moved);
  expect(at(after, "clip/more")).toEqual(at(before, "clip/more"));
  const wide = show(["clip"], memory, { ...film, ui: { ...film.ui, "clip/more": [1500, 100] } });
  expect(wide.byId.get("clip")?.width).toBeGreaterThan(before.byId.get("clip")?.width ?? 0);
});

test("what stays the same keeps its object: nothing is drawn twice", () => {
  const memory = noMemory();
  const one = show(["clip"], memory);
  const other = show(["clip"], memory);
  for (const node of one.nodes) if (node.type === "card") expect(other.byId.get(node.id)).toBe(node);
  expect(show([]).nodes.filter(({ type }) => type === "card")).toEqual(
    derive(film, root, types).nodes.filter(({ type }) => type === "card"),
  );
});
