import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineNode, type NodeType } from "../nodes/define-node.ts";
import { refine } from "../nodes/refine.ts";
import type { Graph } from "../pipeline/pipeline.ts";
import { gives, list, many, one } from "../ports/port.ts";
import type { Video } from "../ports/values.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { sampleImage, sampleVideo } from "../testing/sample-media.ts";

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
const still = defineNode({
  ...shared,
  type: "still",
  purity: "pure",
  instant: true,
  inputs: { video: one("video", { doc: "" }) },
  params: z.object({}),
  outputs: { image: gives("image", { doc: "" }) },
  run: () => ({ image: sampleImage }),
});
/** A clip of two seconds from a picture. */
const animate = defineNode({
  ...shared,
  type: "animate",
  purity: "pure",
  inputs: { image: one("image", { doc: "" }) },
  params: z.object({}),
  outputs: { video: gives("video", { doc: "" }) },
  run: () => ({ video: clip("animated") }),
});
const join = defineNode({
  ...shared,
  type: "join",
  purity: "pure",
  inputs: { clips: many("video", { doc: "" }) },
  params: z.object({ more: z.number().default(0) }),
  outputs: { video: gives("video", { doc: "" }) },
  run({ inputs: { clips }, params: { more } }) {
    const seconds = clips.reduce((sum, { value }) => sum + value.seconds, more);
    return { video: clip(clips.map(({ value }) => value.sha256).join("+"), seconds) };
  },
});
const cut = defineNode({
  ...shared,
  type: "cut",
  purity: "pure",
  inputs: { video: one("video", { doc: "" }) },
  params: z.object({}),
  outputs: { video: gives("video", { doc: "" }) },
  run: ({ inputs: { video } }) => ({ video: clip(`${video.sha256} cut`, 0.5) }),
});
/** Two more seconds, alone and with what was before. */
const goOn = defineNode({
  ...shared,
  type: "go-on",
  purity: "pure",
  inputs: { video: one("video", { doc: "" }) },
  params: z.object({}),
  outputs: { video: gives("video", { doc: "", fresh: true }), joined: gives("video", { doc: "" }) },
  run: ({ inputs: { video } }) => ({ video: clip("more"), joined: clip("joined", video.seconds + 2) }),
});
const types = [film, first, refine, still, animate, join, cut, goOn] as readonly NodeType[];
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

  describe("counts material once", () => {
    const bought = { a: { use: "film", with: { text: "a" } }, b: { use: "film", with: { text: "b" } } };
    const whole = { use: "join", with: { clips: ["$a.video", "$b.video"], more: 1 } };
    const clips = { a: "$a.video", b: "$b.video" };

    it("where clips are delivered beside the film that holds them", async () => {
      const nodes = { ...bought, whole };
      const ofFive = { seconds: 5, usdPerSecond: 0.4 };
      expect(await accepted({ nodes, outputs: { whole: "$whole.video" } })).toEqual(ofFive);
      expect(await accepted({ nodes, outputs: { whole: "$whole.video", ...clips } })).toEqual(ofFive);
      expect(await accepted({ nodes, outputs: { whole: "$whole.video", a: "$a.video" } })).toEqual(ofFive);
    });

    it("through steps that nobody delivers, and again of what a film is cut into", async () => {
      const nodes = {
        ...bought,
        whole,
        teaser: { use: "cut", with: { video: "$whole.video" } },
        longer: { use: "join", with: { clips: ["$whole.video"], more: 2 } },
      };
      const outputs = { ...clips, longer: "$longer.video", teaser: "$teaser.video" };
      expect(await accepted({ nodes, outputs })).toMatchObject({ seconds: 7 });
      expect(await accepted({ nodes, outputs: { whole: "$whole.video", teaser: "$teaser.video" } })).toMatchObject({
        seconds: 5,
      });
    });

    it("inside of a sub-pipeline, where its own nodes tell", async () => {
      const inner = { nodes: { ...bought, whole }, outputs: { whole: "$whole.video", a: "$a.video" } };
      const nodes = { part: { use: "./part.json" } };
      const outputs = { whole: "$part.whole", a: "$part.a" };
      const subgraphs = new Map([["./part.json", inner]]);
      expect((await runPipeline({ nodes, outputs }, { types, subgraphs })).accepted).toMatchObject({ seconds: 5 });
    });

    it("and all of what only follows from another clip", async () => {
      const nodes = {
        ...bought,
        still: { use: "still", with: { video: "$a.video" } },
        animated: { use: "animate", with: { image: "$still.image" } },
        more: { use: "go-on", with: { video: "$a.video" } },
        best: { use: "first", with: { clips: ["$a.video", "$b.video"] } },
      };
      expect(await accepted({ nodes, outputs: { a: "$a.video", next: "$animated.video" } })).toMatchObject({
        seconds: 4,
      });
      expect(await accepted({ nodes, outputs: { a: "$a.video", next: "$more.video" } })).toMatchObject({ seconds: 4 });
      const all = { a: "$a.video", next: "$more.video", both: "$more.joined" };
      expect(await accepted({ nodes, outputs: all })).toMatchObject({ seconds: 4 });
      expect(await accepted({ nodes, outputs: { ...clips, best: "$best.video" } })).toMatchObject({ seconds: 4 });
    });
  });

  it("is told only where money was spent", async () => {
    const nodes = { a: { use: "film", with: { text: "a", usd: 0 } } };
    expect(await accepted({ nodes, outputs: { one: "$a.video" } })).toBeUndefined();
  });
});
