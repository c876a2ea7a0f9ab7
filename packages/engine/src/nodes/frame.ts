import { z } from "zod";
import { gives, one } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";

export const frame = defineNode({
  type: "frame",
  version: 1,
  title: "Frame",
  doc: "Takes one picture out of a clip: the first, the last, or the one on the screen at a time. The last frame is what the next clip can start from.",
  category: "editing",
  purity: "pure",
  inputs: { video: one("video", { doc: "The clip." }) },
  params: z.object({
    at: z
      .union([z.enum(["first", "last"]), z.number().min(0)])
      .default("first")
      .meta({ label: "At", unit: "s", description: "`first`, `last`, or seconds from the start." }),
  }),
  outputs: { image: gives("image", { doc: "The picture, as PNG." }) },
  async run({ inputs, params }, { media, ...job }) {
    return { image: await media.frame(inputs.video, params.at, job) };
  },
});
