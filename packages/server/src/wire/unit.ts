import { z } from "zod";
import { linkedMedia } from "./media.ts";
import { unitProgress } from "./run.ts";
import { takeMarks } from "./take.ts";

/** One value that a unit gave. The items of a list have their keys in `item`. */
const unitOutput = z
  .object({
    port: z.string(),
    item: z.array(z.string()).readonly(),
    value: z.unknown().describe("Absent for media.").exactOptional(),
    file: linkedMedia.exactOptional(),
  })
  .meta({ id: "UnitOutput" });
export type UnitOutput = z.infer<typeof unitOutput>;

/** What somebody says of a clip by one criterion. */
const criterionScore = z
  .object({
    criterion: z.string(),
    score: z.number().nullable().describe("0 to 10; null: not judged."),
    reason: z.string(),
    judge: z.string().nullable(),
    confidence: z.number().describe("0 to 1: how sure the judge is.").exactOptional(),
    /** The unit that judged. */
    by: z.string(),
  })
  .meta({ id: "CriterionScore" });
export type CriterionScore = z.infer<typeof criterionScore>;

const adjustment = z
  .object({
    field: z.string(),
    asked: z.union([z.string(), z.number(), z.boolean()]),
    used: z.union([z.string(), z.number(), z.boolean()]),
    why: z.string(),
  })
  .meta({ id: "Adjustment" });
export type Adjustment = z.infer<typeof adjustment>;

/** A unit of a run with all that is known of it. Times in ms since the epoch, money in USD. */
export const runUnit = unitProgress
  .extend({
    use: z.string().describe("The node type.").exactOptional(),
    model: z.string().exactOptional(),
    take: z.int().exactOptional(),
    seed: z.int().exactOptional(),
    seconds: z.number().describe("How long it worked.").exactOptional(),
    why: z.string().describe("Why it ran, in one line.").exactOptional(),
    adjustments: z.array(adjustment),
    outputs: z.array(unitOutput),
    scores: z.array(criterionScore).describe("What was said of the clip that it gave, in this run."),
    marks: takeMarks.describe("What people said of the clip that it gave, in any run.").exactOptional(),
  })
  .meta({ id: "RunUnit" });
export type RunUnit = z.infer<typeof runUnit>;

/** A clip that a node made, in the newest run that had it. */
export const take = z
  .object({ run: z.string(), created: z.number(), unit: runUnit, file: linkedMedia })
  .meta({ id: "Take" });
export type Take = z.infer<typeof take>;
