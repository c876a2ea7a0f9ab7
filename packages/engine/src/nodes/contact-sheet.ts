import { z } from "zod";
import { failure } from "../errors.ts";
import { gives, list } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";

export const contactSheet = defineNode({
  type: "contact-sheet",
  version: 2,
  title: "Contact sheet",
  doc: "Shows clips side by side as one picture, each with its key under it: styles, takes or scenes to choose from at a glance. A single clip is shown at several moments instead.",
  category: "editing",
  purity: "pure",
  inputs: { videos: list("video", { doc: "The clips." }) },
  params: z.object({
    columns: z
      .int()
      .min(1)
      .max(12)
      .optional()
      .meta({ label: "Columns", description: "Default: about as many as rows, at most five." }),
    labels: z.boolean().default(true).meta({ label: "Labels" }),
  }),
  outputs: { image: gives("image", { doc: "The sheet, as PNG." }) },
  async run({ inputs, params }, { media, ...job }) {
    const clips = inputs.videos.map(({ key, value }) => ({ video: value, label: key }));
    if (clips.length === 0)
      throw failure("nothing-to-show", "There is no clip for the sheet", {
        hint: "look at why the clips before were dropped",
      });
    const columns = params.columns ?? usualColumns(clips.length);
    return { image: await media.contactSheet(clips, { columns, labels: params.labels }, job) };
  },
});

/** Up to three stand in one row; more make about as many rows as columns. */
function usualColumns(count: number): number {
  if (count === 1) return 3;
  return count <= 3 ? count : Math.min(5, Math.ceil(Math.sqrt(count)));
}
