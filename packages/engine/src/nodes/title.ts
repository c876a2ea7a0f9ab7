import { z } from "zod";
import { gives, optional } from "../ports/port.ts";
import { readSize, SizeText } from "./clip-params.ts";
import { defineNode } from "./define-node.ts";

export const title = defineNode({
  type: "title",
  version: 2,
  title: "Title",
  doc: "Sets a text as a film title: a card of its own, or over the beginning of a clip when one is wired. The first line is the title; lines below it are set smaller. English and Chinese are set in bundled typefaces, alike on every machine; emoji are left out.",
  category: "editing",
  purity: "pure",
  inputs: { video: optional("video", { doc: "The clip to lay it over. Without one, a card is made." }) },
  params: z.object({
    text: z.string().min(1).max(300).meta({ label: "Text", widget: "multiline" }),
    seconds: z
      .number()
      .min(0.2)
      .max(60)
      .default(2)
      .meta({ label: "Length", unit: "s", description: "Of the card, or how long the title stays on the clip." }),
    position: z.enum(["center", "top", "bottom", "lower-third"]).default("center").meta({ label: "Position" }),
    size: SizeText.default("960x540").meta({
      label: "Size of a card",
      unit: "px",
      description: "That of the clips it is joined to.",
    }),
    fps: z.number().min(1).max(60).default(24).meta({ label: "Frames of a card", unit: "1/s" }),
  }),
  outputs: { video: gives("video", { doc: "The card, or the clip with its title." }) },
  async run({ inputs, params }, { media, ...job }) {
    return { video: await media.title(inputs.video, { ...params, size: readSize(params.size) }, job) };
  },
});
