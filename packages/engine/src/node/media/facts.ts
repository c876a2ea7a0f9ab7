import { z } from "zod";

function makeSchema() {
  const audio = z.object({ codec: z.string().max(64), channels: z.int().min(0).max(64), sampleRate: z.int().min(0) });
  const pixels = z.int().min(1).max(65_535);
  const seconds = z.number().min(0);
  return z.discriminatedUnion("media", [
    z.object({ media: z.literal("image"), type: z.string(), width: pixels, height: pixels }),
    z.object({
      media: z.literal("video"),
      type: z.string(),
      width: pixels,
      height: pixels,
      seconds,
      fps: z.number().min(0),
      frames: z.int().min(1),
      codec: z.string().max(64),
      audio: audio.nullable(),
    }),
    z.object({ media: z.literal("audio"), type: z.string(), seconds, ...audio.shape }),
  ]);
}

let schema: ReturnType<typeof makeSchema> | undefined;

/**
 * What can be said about a media file by looking inside; its hash and size are the store's to say. Parsed again on this
 * side of the border: the process that looked had untrusted bytes in its hands. Made at the first film.
 */
export function factsSchema(): ReturnType<typeof makeSchema> {
  return (schema ??= makeSchema());
}
export type Facts = z.output<ReturnType<typeof makeSchema>>;
