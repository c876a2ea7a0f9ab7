import { z } from "zod";
import { gives, one } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";

export const soundtrack = defineNode({
  type: "soundtrack",
  version: 1,
  title: "Soundtrack",
  doc: "Puts a sound under a clip: mixed with the clip's own, or in its place. The sound comes from a file or from another clip; it is cut, or followed by silence, to the length of the picture.",
  category: "editing",
  purity: "pure",
  inputs: {
    video: one("video", { doc: "The clip." }),
    audio: one(["audio", "video"], { doc: "The sound, or a clip whose sound is taken." }),
  },
  params: z.object({
    mode: z.enum(["mix", "replace"]).default("mix").meta({ label: "Mode" }),
    gain: z
      .number()
      .min(-60)
      .max(24)
      .default(0)
      .meta({ label: "Gain", unit: "dB", description: "Of the added sound; -6 is half as loud." }),
  }),
  outputs: { video: gives("video", { doc: "The clip with its sound." }) },
  async run({ inputs, params }, { media, ...job }) {
    return { video: await media.soundtrack(inputs.video, inputs.audio, params, job) };
  },
});
