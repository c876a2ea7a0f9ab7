import { z } from "zod";
import { failure } from "../errors.ts";
import { gives, list } from "../ports/port.ts";
import { readSize, SizeText } from "./clip-params.ts";
import { defineNode } from "./define-node.ts";

export const concat = defineNode({
  type: "concat",
  version: 1,
  title: "Join clips",
  doc: "Joins clips to one film, in their order: with cuts, crossfades, fades through black or wipes. Clips of other sizes and rates are fitted into the film's (black around them where the shape differs), and clips without sound are silent. Clips that are alike and only cut are joined without any loss.",
  category: "editing",
  purity: "pure",
  inputs: { clips: list("video", { doc: "The clips, in order." }) },
  params: z.object({
    transition: z.enum(["cut", "crossfade", "fade-black", "wipe"]).default("cut").meta({ label: "Transition" }),
    transitionSeconds: z
      .number()
      .min(0)
      .max(5)
      .default(0.5)
      .meta({ label: "Length of a transition", unit: "s", description: "At most half of the shorter clip." }),
    size: SizeText.optional().meta({ label: "Size", unit: "px", description: "Default: the first clip's." }),
    fps: z
      .number()
      .min(1)
      .max(60)
      .optional()
      .meta({ label: "Frames", unit: "1/s", description: "Default: the first clip's." }),
  }),
  outputs: { video: gives("video", { doc: "The film." }) },
  async run({ inputs, params: { transition, transitionSeconds, size, fps } }, { media, ...job }) {
    const clips = inputs.clips.map((item) => item.value);
    if (clips.length === 0)
      throw failure("nothing-to-join", "There is no clip to join", {
        hint: "look at why the clips before were dropped",
      });
    const options = {
      transition,
      transitionSeconds,
      ...(size === undefined ? {} : { size: readSize(size) }),
      ...(fps === undefined ? {} : { fps }),
    };
    return { video: await media.concat(clips, options, job) };
  },
});
