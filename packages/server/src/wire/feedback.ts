import { z } from "zod";
import { media, mediaLinks } from "./media.ts";

const mark = z.number().min(1).max(5);

/** What viewers are asked. */
export const opinion = {
  quality: mark.exactOptional(),
  realism: mark.exactOptional(),
  usefulness: mark.exactOptional(),
  text: z.string().max(5000).exactOptional(),
};

/** What one viewer said of one clip, and where the clip came from as far as that is known. */
export const feedback = z
  .object({
    at: z.number(),
    by: z.string(),
    clip: z.string(),
    ...opinion,
    run: z.string().exactOptional(),
    pipeline: z.string().exactOptional(),
    model: z.string().exactOptional(),
    style: z.string().exactOptional(),
    link: z.string().describe("The link by which it came.").exactOptional(),
  })
  .meta({ id: "Feedback" });
export type Feedback = z.infer<typeof feedback>;

const mean = z.object({
  mean: z.number(),
  count: z.int(),
  trend: z.number().describe("Mean of the newer half less that of the older.").exactOptional(),
});

export const trend = z
  .object({
    name: z.string(),
    count: z.int(),
    means: z.object({
      quality: mean.exactOptional(),
      realism: mean.exactOptional(),
      usefulness: mean.exactOptional(),
    }),
  })
  .meta({ id: "Trend" });
export type Trend = z.infer<typeof trend>;

/** A link that shows one film to whoever has it, and takes one feedback. */
export const watchLink = z
  .object({ path: z.string().describe("From the server's address."), until: z.number() })
  .meta({ id: "WatchLink" });
export type WatchLink = z.infer<typeof watchLink>;

/** What such a link shows. */
export const watched = z.object({ media, links: mediaLinks, given: z.boolean() }).meta({ id: "Watched" });
export type Watched = z.infer<typeof watched>;
