import { z } from "zod";
import { gives, one } from "../ports/port.ts";
import { defineNode, skip } from "./define-node.ts";

export const transcode = defineNode({
  type: "transcode",
  version: 1,
  title: "Transcode",
  doc: "Writes a clip in another format: MP4 (H.264) plays everywhere, WebM (VP9) is smaller, WebP and GIF are moving pictures without sound for pages and messages. WebP is a fifth of the size of GIF and looks better.",
  category: "output",
  purity: "pure",
  inputs: { video: one("video", { doc: "The clip." }) },
  params: z.object({
    format: z.enum(["mp4", "webm", "gif", "webp"]).default("mp4").meta({ label: "Format" }),
    quality: z
      .number()
      .min(0)
      .max(100)
      .default(75)
      .meta({ label: "Quality", unit: "%", description: "100 is the best picture, 0 the smallest file." }),
  }),
  outputs: {
    video: gives("video", { doc: "The clip, for MP4 and WebM." }),
    image: gives("image", { doc: "The moving picture, for WebP and GIF." }),
  },
  async run({ inputs, params }, { media, ...job }) {
    const result = await media.transcode(inputs.video, params, job);
    return result.media === "video"
      ? { video: result, image: skip(`${params.format} is a video`) }
      : { image: result, video: skip(`${params.format} is an image`) };
  },
});
