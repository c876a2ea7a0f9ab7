import { z } from "zod";
import { factsSchema } from "./facts.ts";

const text = z.string().max(10_000);

/**
 * What comes back. It is parsed, since the process that speaks had untrusted bytes in its hands. `facts` were measured
 * from the file at `out`, where there is one.
 */
export const Answer = z.union([
  z.object({ progress: z.number() }),
  z.object({ done: z.object({ result: z.unknown().optional(), facts: factsSchema().exactOptional() }) }),
  z.object({
    problem: z.object({
      code: text,
      at: text,
      message: text,
      expected: text.exactOptional(),
      hint: text.exactOptional(),
    }),
  }),
]);
export type Answer = z.output<typeof Answer>;
