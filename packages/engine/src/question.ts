import { z } from "zod";
import type { Value } from "./ports/values.ts";

const item = z.object({ key: z.string(), value: z.custom<Value>((value) => value !== undefined) });

/** What a unit asks a person. */
export const Question = z.discriminatedUnion("kind", [
  z
    .object({
      kind: z.literal("approve"),
      ask: z.string(),
      items: z.array(item).readonly(),
      timeout: z.number().exactOptional(),
    })
    .describe("Yes or no."),
  z
    .object({
      kind: z.literal("rate"),
      ask: z.string(),
      /** What is to be looked at. */
      items: z.array(item).readonly(),
      /** What gets a score; any may be left out, and is not judged then. */
      keys: z.array(z.string()).readonly(),
      least: z.number(),
      most: z.number(),
      /** How many of the keys to pick; 0: none. */
      pick: z.number(),
      timeout: z.number().exactOptional(),
    })
    .describe("A score for each key, and perhaps a choice among them."),
]);

/** What a person answered: who, and when (ms since the epoch). A fact of the run, never a cached result. */
export const Answer = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("approve"),
    approved: z.boolean(),
    by: z.string(),
    at: z.number(),
    note: z.string().exactOptional(),
  }),
  z.object({
    kind: z.literal("rate"),
    scores: z.record(z.string(), z.number()),
    picked: z.array(z.string()).readonly(),
    by: z.string(),
    at: z.number(),
    note: z.string().exactOptional(),
  }),
]);

/** `timeout`: seconds from when it was first asked; after them no answer is the answer. */
export type Question = z.infer<typeof Question>;
export type Answer = z.infer<typeof Answer>;
