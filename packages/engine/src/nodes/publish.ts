import { z } from "zod";
import { kinds } from "../ports/kinds.ts";
import { gives, one } from "../ports/port.ts";
import type { Media, Value } from "../ports/values.ts";
import { defineNode } from "./define-node.ts";

export const publish = defineNode({
  type: "publish",
  version: 1,
  title: "Publish",
  doc: "Puts a result into a folder or a bucket that the configuration names, under a name of your choice; the ending follows from what it is. It is done once in a run, also when the run goes on after a stop. Nothing is overwritten: where another content has the name, a number is added, and the same content is left as it is.",
  category: "output",
  purity: "effect",
  inputs: { value: one("any", { doc: "A clip, a picture, a sound, a text or any other value." }) },
  params: z.object({
    to: z
      .string()
      .min(1)
      .meta({ label: "To", description: "A name under `folders` or `buckets` in the configuration." }),
    name: z.string().min(1).max(200).default("result").meta({ label: "Name", description: "Without folders." }),
  }),
  outputs: { receipt: gives("json", { doc: "Where it was put, and its SHA-256." }) },
  async run({ inputs: { value }, params: { to, name } }, { destinations, signal }) {
    if (isMedia(value) || typeof value === "string")
      return { receipt: await destinations.publish(to, name, value, { signal }) };
    const text = `${JSON.stringify(value, null, 2)}\n`;
    return { receipt: await destinations.publish(to, `${name}.json`, text, { signal }) };
  },
});

function isMedia(value: Value): value is Media {
  return kinds.image(value) || kinds.video(value) || kinds.audio(value);
}
