import { z } from "zod";
import { gives, one } from "../ports/port.ts";
import type { Media, Value } from "../ports/values.ts";
import { kinds } from "../ports/kinds.ts";
import { defineNode } from "./define-node.ts";

export const save = defineNode({
  type: "save",
  version: 1,
  title: "Save",
  doc: "Writes a result into the output folder under a name of your choice; the ending follows from what it is. Nothing is overwritten: where another content has the name, a number is added.",
  category: "output",
  purity: "effect",
  inputs: { value: one("any", { doc: "A clip, a picture, a sound, a text or any other value." }) },
  params: z.object({
    name: z
      .string()
      .min(1)
      .max(200)
      .default("result")
      .meta({ label: "Name", description: "Without folders; the ending is added." }),
  }),
  outputs: { file: gives("text", { doc: "Where it was written." }) },
  async run({ inputs: { value }, params: { name } }, { files, ...job }) {
    if (isMedia(value) || typeof value === "string") return { file: await files.save(name, value, job) };
    return { file: await files.save(`${name}.json`, `${JSON.stringify(value, null, 2)}\n`, job) };
  },
});

function isMedia(value: Value): value is Media {
  return kinds.image(value) || kinds.video(value) || kinds.audio(value);
}
