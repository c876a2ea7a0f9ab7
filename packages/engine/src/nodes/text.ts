import { z } from "zod";
import { gives } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";

export const text = defineNode({
  type: "text",
  version: 1,
  title: "Text",
  doc: "A text that stands in the file: an idea, a prompt, a line for a title.",
  category: "source",
  purity: "pure",
  instant: true,
  inputs: {},
  params: z.object({
    text: z.string().meta({ label: "Text", widget: "multiline" }),
  }),
  outputs: { text: gives("text", { doc: "The text as it stands." }) },
  run: ({ params }) => ({ text: params.text }),
});
