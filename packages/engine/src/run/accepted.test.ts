import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineNode, type NodeType } from "../nodes/define-node.ts";
import { refine } from "../nodes/refine.ts";
import type { Graph } from "../pipeline/pipeline.ts";
import { gives, list, one } from "../ports/port.ts";
import type { Video } from "../ports/values.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { sampleVideo } from "../testing/sample-media.ts";

const shared = { version: 1, title: "", doc: "", category: "video" } as const;

function clip(name: string, seconds = 2): Video {
  return { ...sampleVideo, sha256: name, seconds };
}

/** A clip of two seconds for a dollar. */
const film = defineNode({
  ...shared,
  type: "film",
  purity: "sampled",
  inputs: { text: one("text", { doc: "" }) },
  params: z.object({ usd: z.number().default(1), takes: z.number().default(1) }),
  takes: true,
  price: ({ params: { usd } }) => ({ min: usd, max: usd }),
  outputs: { video: gives("video", { doc: "" }), text: gives("text", { doc: "" }) },
  run: ({ inputs: { text } }, { take }) => ({ video: clip(`${text} ${take}`), text: `${text}!` }),
});
const first = defineNode({
  ...shared,
  type: "first",
  purity: "pure",
  instant: true,
  inputs: { clips: list("video", { doc: "" }) },
  params: z.object({}),
  outputs: { video: gives("video", { doc: "" }) },
  run: ({ inputs: { clips } }) => ({ video: clips[0]?.value ?? clip("none", 0) }),
});
const types = [film, first, refine] as readonly NodeType[];
const accepted = async (spec: Graph) => (await runPipeline(spec, { types })).accepted;

describe("the cost of an accepted second", () => {
  it("is what was spent by the seconds of film that are delivered, the same film once", async () => {
    const nodes = { a: { use: "film", with: { text: "a" } }, b: { use: "film", with: { text: "b" } } };
    expect(await accepted({ nodes, outputs: { one: "$a.video", two: "$b.video", again: "$a.video" } })).toEqual({
      seconds: 4,
      usdPerSecond: 0.5,
    });
  });

  it("counts takes that nobody picked as cost alone", async () => {
    const nodes = {
      a: { use: "film", with: { text: "a", takes: 4 } },
      best: { use: "first", with: { clips: "$a.video" } },
    };
    const outputs = { best: "$best.video", takes: "$a.video" };
    expect(await accepted({ nodes, outputs })).toEqual({ seconds: 2, usdPerSecond: 2 });
    expect(await accepted({ nodes, outputs: { takes: "$a.video" } })).toBeUndefined();
  });

  it("counts a loop's kept attempt as film, and all attempts as cost", async () => {
    const loop = {
      use: "refine",
      with: { text: "x" },
      max: 3,
      body: { f: { use: "film", with: { text: "$state.text" } } },
      yield: { result: "$f.video", text: "$f.text" },
    };
    const outputs = { best: "$r.result", all: "$r.attempts" };
    expect(await accepted({ nodes: { r: loop }, outputs })).toEqual({ seconds: 2, usdPerSecond: 1.5 });
  });

  it("is told only where money was spent", async () => {
    const nodes = { a: { use: "film", with: { text: "a", usd: 0 } } };
    expect(await accepted({ nodes, outputs: { one: "$a.video" } })).toBeUndefined();
  });
});
