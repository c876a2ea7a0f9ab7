import type { Pipeline } from "@reelgraph/engine";
import { z } from "zod";

type Specs = NonNullable<Pipeline["inputs"]>;

const media = z.strictObject({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("The name of an artifact of this server."),
});
const score = z.looseObject({ score: z.number().nullable(), reasons: z.array(z.string()) });

const kinds: Readonly<Record<string, z.ZodType>> = {
  text: z.string(),
  number: z.number(),
  boolean: z.boolean(),
  json: z.json(),
  image: media.describe("A picture."),
  video: media.describe("A clip."),
  audio: media.describe("A sound."),
  score,
};

/** What a pipeline takes, as a schema: one field for each input, with its words and its default. */
export function inputsSchema(specs: Specs): z.ZodObject {
  const fields = Object.entries(specs).map(([name, { type, label, note, optional, default: usual }]) => {
    const [, kind = type] = /^list<(\w+)>$/.exec(type) ?? [];
    const one = kinds[kind] ?? z.json();
    const field = kind === type ? one : z.array(one);
    const words = [label, note].filter((word) => word !== undefined).join(". ");
    const told = field.meta({
      ...(words === "" ? {} : { description: words }),
      ...(usual === undefined ? {} : { default: usual }),
    });
    return [name, optional === true || usual !== undefined ? told.exactOptional() : told] as const;
  });
  return z.strictObject(Object.fromEntries(fields));
}
