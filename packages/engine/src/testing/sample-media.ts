import { z } from "zod";
import type { Host, MediaTools } from "../host.ts";
import { defineNode, type NodeType } from "../nodes/define-node.ts";
import { gives, givesList } from "../ports/port.ts";
import type { Audio, Image, Media, Video } from "../ports/values.ts";
import { memoryHost } from "./memory-host.ts";

const content = { sha256: "0".repeat(64), bytes: 1 };

/** A clip of 2 s at 320x180 that has no file. */
export const sampleVideo: Video = {
  ...content,
  media: "video",
  type: "video/mp4",
  width: 320,
  height: 180,
  seconds: 2,
  fps: 12,
  frames: 24,
  codec: "h264",
  audio: null,
};

/** A picture that has no file. */
export const sampleImage: Image = { ...content, media: "image", type: "image/png", width: 320, height: 180 };

/** A sound of 2 s that has no file. */
export const sampleAudio: Audio = {
  ...content,
  media: "audio",
  type: "audio/wav",
  seconds: 2,
  codec: "pcm_s16le",
  channels: 2,
  sampleRate: 48_000,
};

const common = { version: 1, title: "", doc: "", category: "source", purity: "pure", inputs: {} } as const;

/** Node types that give sample media: `a-video`, `an-image`, `a-sound`, and `videos` (keyed a, b, c by `count`). */
export const sampleTypes: readonly NodeType[] = [
  defineNode({
    ...common,
    type: "a-video",
    params: z.object({}),
    outputs: { video: gives("video", { doc: "" }) },
    run: () => ({ video: sampleVideo }),
  }),
  defineNode({
    ...common,
    type: "an-image",
    params: z.object({}),
    outputs: { image: gives("image", { doc: "" }) },
    run: () => ({ image: sampleImage }),
  }),
  defineNode({
    ...common,
    type: "a-sound",
    params: z.object({}),
    outputs: { audio: gives("audio", { doc: "" }) },
    run: () => ({ audio: sampleAudio }),
  }),
  defineNode({
    ...common,
    type: "videos",
    params: z.object({ count: z.int().default(2) }),
    outputs: { videos: givesList("video", { doc: "" }) },
    run: ({ params }) => ({
      videos: Array.from({ length: params.count }, (_, i) => ({
        key: String.fromCodePoint(97 + i),
        value: sampleVideo,
      })),
    }),
  }),
];

/** A host whose media tools and files do nothing but write down what they were asked. */
export function recordingHost(answer: Media = sampleVideo): Host & { readonly calls: readonly unknown[][] } {
  const calls: unknown[][] = [];
  const record =
    (name: string, result: unknown) =>
    (...given: unknown[]) => {
      // The last argument is the job.
      calls.push([name, ...given.slice(0, -1)]);
      return Promise.resolve(result);
    };
  const media = new Proxy({} as MediaTools, { get: (_, name) => record(String(name), answer) });
  const files = { load: record("load", answer), save: record("save", "/out/file") } as unknown as Host["files"];
  return Object.assign(memoryHost({ media, files }), { calls });
}
