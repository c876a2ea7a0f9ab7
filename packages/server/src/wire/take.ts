import { z } from "zod";

/** A remark about a moment of a clip, or a point of its picture. */
const comment = z
  .object({
    id: z.int(),
    by: z.string(),
    at: z.number().describe("Milliseconds since the epoch."),
    text: z.string(),
    seconds: z.number().describe("From the clip's beginning.").exactOptional(),
    x: z.number().describe("0 the left edge, 1 the right.").exactOptional(),
    y: z.number().describe("0 the upper edge, 1 the lower.").exactOptional(),
  })
  .meta({ id: "Comment" });
export type Comment = z.infer<typeof comment>;

const rating = z.object({ by: z.string(), at: z.number(), mark: z.number(), most: z.number() });
export type Rating = z.infer<typeof rating>;

export const choice = z.enum(["picked", "rejected"]);
export type Choice = z.infer<typeof choice>;

/** What people said of a clip. The newest word of each of them counts. */
export const takeMarks = z
  .object({
    sha256: z.string(),
    ratings: z.array(rating),
    choices: z.array(z.object({ by: z.string(), at: z.number(), choice })),
    comments: z.array(comment),
  })
  .meta({ id: "TakeMarks" });
export type TakeMarks = z.infer<typeof takeMarks>;

/** Somebody liked one clip better than another. */
export const preference = z
  .object({
    at: z.number(),
    by: z.string(),
    better: z.string().describe("SHA-256 of a clip."),
    worse: z.string(),
    criterion: z.string().exactOptional(),
    run: z.string().exactOptional(),
  })
  .meta({ id: "Preference" });
export type Preference = z.infer<typeof preference>;

/** How far a judge puts clips into the order into which people put them. */
export const agreement = z
  .object({
    judge: z.string(),
    criterion: z.string(),
    rank: z.number().describe("Spearman's rank correlation; absent for fewer than three clips.").exactOptional(),
    clips: z.int(),
    pairs: z
      .object({ count: z.int(), same: z.int() })
      .describe(
        "Of how many pairs people said which is better where the judge sees a difference, and how often it agrees.",
      )
      .exactOptional(),
  })
  .meta({ id: "Agreement" });
export type Agreement = z.infer<typeof agreement>;
