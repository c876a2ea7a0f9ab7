import { describe, expect, it } from "vitest";
import type { MediaTools, VideoRequest } from "../host.ts";
import type { VideoModel } from "../models/model.ts";
import { createModels } from "../models/models.ts";
import type { Graph } from "../pipeline/pipeline.ts";
import type { Image, Video } from "../ports/values.ts";
import { memoryHost } from "../testing/memory-host.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { continueClip } from "./continue.ts";
import type { NodeType } from "./define-node.ts";
import { generate } from "./generate.ts";
import { trim } from "./trim.ts";

/** Media tools that write down what they were asked, and a model of two lengths that makes clips of nothing. */
function studio() {
  const asked: string[] = [];
  const requests: VideoRequest[] = [];
  let made = 0;
  const clip = (seconds: number, type = "video/mp4"): Video => ({
    media: "video",
    sha256: String((made += 1)).padStart(64, "0"),
    bytes: 1,
    type,
    width: 1280,
    height: 720,
    seconds,
    fps: 24,
    frames: seconds * 24,
    codec: "h264",
    audio: null,
  });
  const still: Image = {
    media: "image",
    sha256: "f".repeat(64),
    bytes: 1,
    type: "image/png",
    width: 1280,
    height: 720,
  };
  const media: Partial<MediaTools> = {
    frame: async (_, at) => (asked.push(`frame ${at}`), still),
    concat: async (clips) => (
      asked.push(`concat ${clips.length}`),
      clip(clips.reduce((sum, { seconds }) => sum + seconds, 0))
    ),
    trim: async (video, { start, end }) => (asked.push(`trim ${start}-${end}`), clip((end ?? video.seconds) - start)),
    transcode: async (video, { format }) => (asked.push(`transcode ${format}`), clip(video.seconds, `video/${format}`)),
  };
  const model: VideoModel = {
    id: "studio/one",
    title: "One",
    version: "3",
    capabilities: {
      seconds: [4, 8],
      sizes: [{ width: 1280, height: 720 }],
      defaultSize: { width: 1280, height: 720 },
      audio: "none",
      negative: "suffix",
      style: "prefix",
      image: { first: true, last: false, references: 0 },
      seed: true,
    },
    price: ({ seconds }) => ({ min: seconds / 10, max: seconds / 10 }),
    generate: async (request) => (requests.push(request), clip(request.seconds)),
  };
  const host = memoryHost({ media: media as MediaTools, models: createModels([model], model.id) });
  const types = [generate, continueClip, trim] as readonly NodeType[];
  return { asked, requests, run: (spec: Graph) => runPipeline(spec, { host, types }) };
}

describe("generate", () => {
  it("asks the model that is meant for what fits, shows what gave way, and records measured facts (S2, S3)", async () => {
    const { run, requests } = studio();
    const { outputs, events } = await run({
      nodes: { g: { use: "generate", with: { prompt: "a boat", seconds: 5, size: "1920x1080", negative: "people" } } },
      outputs: { video: "$g.video", facts: "$g.facts" },
    });
    expect(requests).toEqual([
      expect.objectContaining({ model: "studio/one", seconds: 4, prompt: "a boat. Avoid: people." }),
    ]);
    expect(outputs["facts"]).toMatchObject({ duration_ms: 4000, resolution: "1280x720", model: "studio/one" });
    const finished = events.find((event) => event.type === "unit.finished");
    expect(finished).toMatchObject({
      usd: 0.4,
      adjustments: [{ field: "seconds", asked: 5, used: 4 }, { field: "size" }, { field: "negative" }],
    });
  });

  it("makes a length beyond the limit in parts that go on from the last frame (S15)", async () => {
    const { run, requests, asked } = studio();
    const { outputs } = await run({
      nodes: { g: { use: "generate", with: { prompt: "a boat", seconds: 20 } } },
      outputs: { video: "$g.video" },
    });
    expect(requests.map(({ seconds, image }) => [seconds, image !== undefined])).toEqual([
      [8, false],
      [8, true],
      [4, true],
    ]);
    expect(asked).toEqual(["frame last", "frame last", "concat 3"]);
    expect(outputs["video"]).toMatchObject({ seconds: 20 });
  });

  it("derives the seed from the inputs, another for each take, unless one is given (rule 24)", async () => {
    const { run, requests } = studio();
    const takes: Graph = {
      nodes: { g: { use: "generate", with: { prompt: "a", takes: 2 } } },
      outputs: { v: "$g.video" },
    };
    await run(takes);
    await run({ nodes: { g: { use: "generate", with: { prompt: "b", seed: 7 } } }, outputs: { v: "$g.video" } });
    const seeds = requests.map(({ seed }) => seed);
    expect(new Set(seeds).size).toBe(3);
    expect(seeds[2]).toBe(7);
    const again = studio();
    await again.run(takes);
    expect(again.requests.map(({ seed }) => seed)).toEqual(seeds.slice(0, 2));
  });

  it("brings a clip into the format asked for, and says so", async () => {
    const { run, asked } = studio();
    const { outputs } = await run({
      nodes: { g: { use: "generate", with: { prompt: "a", format: "webm" } } },
      outputs: { facts: "$g.facts" },
    });
    expect(asked).toEqual(["transcode webm"]);
    expect(outputs["facts"]).toMatchObject({ format: "webm" });
  });

  it("refuses a blank prompt and a model that doesn't exist", async () => {
    const { run } = studio();
    const blank = await run({ nodes: { g: { use: "generate", with: { prompt: " " } } }, outputs: { v: "$g.video" } });
    expect(blank.problems[0]).toMatchObject({ code: "empty-prompt", node: "g" });
    const unknown = await run({
      nodes: { g: { use: "generate", with: { prompt: "a", model: "studio/won" } } },
      outputs: { v: "$g.video" },
    });
    expect(unknown.problems[0]).toMatchObject({ code: "model-unknown", hint: 'did you mean "studio/one"?' });
  });
});

describe("continue", () => {
  it("starts from the last frame and gives the new part and both joined (S8)", async () => {
    const { run, requests, asked } = studio();
    const { outputs } = await run({
      nodes: {
        g: { use: "generate", with: { prompt: "a" } },
        c: { use: "continue", with: { video: "$g.video", prompt: "and then", seconds: 8 } },
      },
      outputs: { video: "$c.video", joined: "$c.joined" },
    });
    expect(requests[1]).toMatchObject({ prompt: "and then", image: { media: "image" } });
    expect(asked).toEqual(["frame last", "concat 2"]);
    expect(outputs).toMatchObject({ video: { seconds: 8 }, joined: { seconds: 12 } });
  });

  it("says that a model can't extend a clip itself when that is asked for", async () => {
    const { run } = studio();
    const { problems } = await run({
      nodes: {
        g: { use: "generate", with: { prompt: "a" } },
        c: { use: "continue", with: { video: "$g.video", prompt: "and then", via: "extend" } },
      },
      outputs: { video: "$c.video" },
    });
    expect(problems[0]).toMatchObject({
      code: "unsupported-request",
      hint: expect.stringContaining('set "via" to "last-frame"'),
    });
  });
});

describe("trim", () => {
  it("keeps a range, to the end unless told otherwise", async () => {
    const { run, asked } = studio();
    await run({
      nodes: {
        g: { use: "generate", with: { prompt: "a" } },
        t: { use: "trim", with: { video: "$g.video", start: 1, end: 3 } },
        u: { use: "trim", with: { video: "$g.video", start: 2 } },
      },
      outputs: { t: "$t.video", u: "$u.video" },
    });
    expect(asked).toEqual(["trim 1-3", "trim 2-undefined"]);
  });
});
