import { readPipeline, type NodeInfo, type Pipeline } from "@reelgraph/engine";
import { beforeAll, expect, test } from "vitest";
import { derive, noMemory } from "../derive.ts";
import { nodeOfRun, portsOf } from "../graph/model.ts";
import { scopeAt, type Scope } from "../scope.ts";
import type { PortAt } from "../stage.ts";
import { judge } from "./judge.ts";
import { connectPorts } from "./wire-edits.ts";
import { nodeTypes } from "../../testing/node-types.ts";

let types: ReadonlyMap<string, NodeInfo>;
beforeAll(async () => {
  types = await nodeTypes();
});

const film: Pipeline = {
  reelgraph: 1,
  inputs: { idea: { type: "text" }, still: { type: "image" } },
  pipelines: {
    look: {
      inputs: { text: { type: "text" } },
      nodes: { words: { use: "expand", with: { idea: "$inputs.text" } }, shot: { use: "generate" } },
      outputs: { prompt: "$words.prompt" },
    },
  },
  nodes: {
    words: { use: "#look", with: { text: "$inputs.idea" } },
    clip: {
      use: "refine",
      with: { prompt: "$words.prompt" },
      max: 2,
      body: { video: { use: "generate", with: { prompt: "$state.prompt", seconds: 4 } }, cut: { use: "trim" } },
      yield: { result: "$video.video" },
    },
    end: { use: "trim", with: { video: "$clip.result" } },
  },
  outputs: { film: "$end.video" },
};
const root = scopeAt(film, "") as Scope;

function unfolded(pipeline = film, grows = true) {
  const drawn = derive(pipeline, root, types, noMemory(), new Set(["words", "clip"]), grows);
  return { drawn, scope: root, types };
}
const out = (node: string, port: string): PortAt => ({ node, side: "out", port });
const into = (node: string, port: string): PortAt => ({ node, side: "in", port });
const lead = (from: PortAt, to: PortAt) => {
  const { pipeline } = connectPorts(film, unfolded(), from, to);
  expect(readPipeline(JSON.stringify(pipeline)).problems).toEqual([]);
  return pipeline;
};

test("a wire into the body of a loop gives the loop a state, or reads the one that it has for this", () => {
  const led = lead(out("$inputs", "still"), into("clip/video", "image")).nodes["clip"];
  expect(led?.with).toEqual({ prompt: "$words.prompt", image: "$inputs.still" });
  expect(led?.body?.["video"]?.with).toMatchObject({ image: "$state.image" });
  const again = lead(out("words", "prompt"), into("clip/video", "negative")).nodes["clip"];
  expect(again?.with).toEqual({ prompt: "$words.prompt" });
  expect(again?.body?.["video"]?.with).toMatchObject({ negative: "$state.prompt" });
});

test("a wire into a sub-pipeline gives it an input, and one out of it an output", () => {
  const inwards = lead(out("$inputs", "still"), into("#look/shot", "image"));
  expect(inwards.pipelines?.["look"]?.inputs).toMatchObject({ image: { type: "image" } });
  expect(inwards.nodes["words"]?.with).toMatchObject({ image: "$inputs.still" });
  const outwards = lead(out("#look/shot", "video"), into("end", "video"));
  expect(outwards.pipelines?.["look"]?.outputs).toMatchObject({ video: "$shot.video" });
  expect(outwards.nodes["end"]?.with).toEqual({ video: "$words.video" });
  const again = lead(out("#look/words", "prompt"), into("clip", "negative"));
  expect(again.pipelines?.["look"]?.outputs).toEqual({ prompt: "$words.prompt" });
  expect(again.nodes["clip"]?.with).toMatchObject({ negative: "$words.prompt" });
});

test("from one frame to another a wire leaves the one and enters the other", () => {
  const led = lead(out("#look/shot", "video"), into("clip/cut", "video"));
  expect(led.nodes["clip"]?.with).toMatchObject({ video: "$words.video" });
  expect(led.nodes["clip"]?.body?.["cut"]?.with).toEqual({ video: "$state.video" });
});

test.each([
  [out("clip/video", "video"), into("end", "video"), "leaves-loop"],
  [out("end", "video"), into("clip/cut", "video"), "circle"],
  [out("clip", "result"), into("clip/cut", "video"), "circle"],
  [out("$inputs", "still"), into("clip/cut", "video"), "kind"],
  [out("clip/$state", "$new"), into("clip/cut", "video"), "no-beginning"],
] as const)("%j to %j is refused: %s", (from, to, why) => {
  expect(judge(unfolded().drawn, from, to)).toMatchObject({ ok: false, why });
});

test("a new state begins with what the port had, or else with nothing", () => {
  const seconds = lead(out("clip/$state", "$new"), into("clip/video", "seconds")).nodes["clip"];
  expect(seconds?.with).toMatchObject({ seconds: 4 });
  expect(seconds?.body?.["video"]?.with).toMatchObject({ seconds: "$state.seconds" });
  const words = lead(out("clip/$state", "$new"), into("clip/video", "negative")).nodes["clip"];
  expect(words?.with).toMatchObject({ negative: "" });
});

test("wires and nodes of a sub-pipeline are known to the run by their use", () => {
  const { drawn } = unfolded();
  expect(drawn.edges.find(({ target }) => target === "#look/words")?.data?.run).toBe("words/");
  expect(nodeOfRun(drawn, "words/shot")?.id).toBe("#look/shot");
  expect(nodeOfRun(drawn, "clip/video")?.id).toBe("clip/video");
});

test("what can only be looked at has no ports for anything new", () => {
  const news = (grows: boolean) =>
    unfolded(film, grows).drawn.nodes.flatMap((node) => portsOf(node).filter(({ name }) => name === "$new")).length;
  expect(news(true)).toBeGreaterThan(3);
  expect(news(false)).toBe(0);
});
