import { z } from "zod";

const facts = { sha256: z.string(), bytes: z.int(), type: z.string() };
const sound = { codec: z.string(), channels: z.int(), sampleRate: z.int() };
const size = { width: z.int(), height: z.int() };

const image = z.object({ media: z.literal("image"), ...size, ...facts });
const audio = z.object({ media: z.literal("audio"), seconds: z.number(), ...sound, ...facts });
const video = z.object({
  media: z.literal("video"),
  ...size,
  seconds: z.number(),
  fps: z.number(),
  frames: z.int(),
  codec: z.string(),
  audio: z.object(sound).nullable(),
  ...facts,
});

export const media = z
  .discriminatedUnion("media", [image, video, audio])
  .meta({ id: "Media", description: "A media file, with facts measured from it." });
export type Media = z.infer<typeof media>;

/** Pictures of a clip in one file, from its beginning to its end, row by row. */
const spriteSheet = z
  .object({
    url: z.string(),
    columns: z.int(),
    rows: z.int(),
    count: z.int(),
    width: z.int().describe("Pixels of one picture."),
    height: z.int(),
    interval: z.number().describe("Seconds from one picture to the next; the first is at 0."),
  })
  .meta({ id: "SpriteSheet" });
export type SpriteSheet = z.infer<typeof spriteSheet>;

/** Addresses within this server that need no token until `until` (ms since the epoch). */
export const mediaLinks = z
  .object({
    url: z.string(),
    thumbnail: z.string().describe("A picture from the middle.").exactOptional(),
    frame: z.string().describe("The picture at a time; add `&at=` and seconds.").exactOptional(),
    sprites: spriteSheet.exactOptional(),
    save: z.string().describe("The file to keep: a film carries the pipeline that made it.").exactOptional(),
    until: z.number(),
  })
  .meta({ id: "MediaLinks" });
export type MediaLinks = z.infer<typeof mediaLinks>;

export const linkedMedia = z.object({ media, links: mediaLinks }).meta({ id: "LinkedMedia" });
export type LinkedMedia = z.infer<typeof linkedMedia>;
