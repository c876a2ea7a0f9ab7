import { z } from "zod";

const size = z.object({ width: z.int(), height: z.int() });
const lengths = z.union([
  z.array(z.number()).readonly(),
  z.object({ min: z.number(), max: z.number(), step: z.number() }),
]);
/** Of the clip that is worked on. */
const limits = z.object({
  from: z.object({ min: z.number(), max: z.number() }).exactOptional(),
  maxSide: z.number().exactOptional(),
});

/** What a model can do, as far as requests must be fitted to it. Lengths in seconds, sizes in pixels. */
const capabilities = z
  .object({
    seconds: lengths,
    sizes: z.union([z.array(size).readonly(), z.object({ min: z.number(), max: z.number() })]),
    defaultSize: size,
    audio: z.enum(["always", "optional", "none"]),
    negative: z.enum(["native", "suffix"]),
    style: z.enum(["native", "prefix"]),
    image: z.object({ first: z.boolean(), last: z.boolean(), references: z.int() }),
    seed: z.boolean(),
    video: z
      .object({
        extend: limits.extend({ seconds: lengths }).exactOptional(),
        edit: limits.exactOptional(),
        remix: limits.exactOptional(),
      })
      .describe("What can be done with a clip that is there already.")
      .exactOptional(),
    makes: z.literal(false).describe("It works on clips, and makes none.").exactOptional(),
    cancel: z.enum(["running", "queued", "never"]).exactOptional(),
    progress: z.boolean().exactOptional(),
    webhook: z.boolean().exactOptional(),
  })
  .meta({ id: "Capabilities" });
export type Capabilities = z.infer<typeof capabilities>;

const priceRule = z.object({
  per: z.enum(["second", "clip", "image", "token", "credit"]),
  usd: z.number(),
  perSecond: z.number().exactOptional(),
  when: z
    .object({
      audio: z.boolean().exactOptional(),
      minSide: z.number().exactOptional(),
      maxSide: z.number().exactOptional(),
    })
    .exactOptional(),
});

export const model = z
  .object({
    id: z.string().describe("What stands in a pipeline."),
    title: z.string(),
    version: z.string(),
    provider: z.string().describe("Absent: it works on this machine.").exactOptional(),
    capabilities,
    prices: z.array(priceRule).readonly().describe("Absent: for nothing. Empty: nobody knows.").exactOptional(),
    usdPerSecond: z.number().nullable().describe("Of a usual clip; null: nobody knows."),
    facts: z.object({ source: z.string(), asOf: z.string() }).exactOptional(),
    default: z.boolean().describe("Used where a pipeline names none."),
    ready: z.boolean().describe("It is open, and its key is set, or it needs none."),
    retired: z
      .object({
        on: z.string(),
        over: z.boolean(),
        instead: z.string().exactOptional(),
        usdPerSecond: z.number().exactOptional(),
      })
      .describe("When it closes or closed, and a model that may take its place.")
      .exactOptional(),
  })
  .meta({ id: "Model" });
export type Model = z.infer<typeof model>;
