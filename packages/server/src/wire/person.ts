import { z } from "zod";

const item = z.object({ key: z.string(), value: z.unknown() });
const asked = { ask: z.string(), items: z.array(item).readonly(), timeout: z.number().exactOptional() };

/** What a unit asks a person. */
export const question = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("approve"), ...asked }),
    z.object({
      kind: z.literal("rate"),
      ...asked,
      keys: z.array(z.string()).readonly(),
      least: z.number(),
      most: z.number(),
      pick: z.number().describe("How many of the keys to pick; 0: none."),
    }),
  ])
  .meta({ id: "Question" });
export type Question = z.infer<typeof question>;

const said = { by: z.string(), at: z.number(), note: z.string().exactOptional() };

/** What a person answered. */
export const answer = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("approve"), approved: z.boolean(), ...said }),
    z.object({
      kind: z.literal("rate"),
      scores: z.record(z.string(), z.number()),
      picked: z.array(z.string()).readonly(),
      ...said,
    }),
  ])
  .meta({ id: "Answer" });
export type Answer = z.infer<typeof answer>;
