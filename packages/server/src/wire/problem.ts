import { z } from "zod";

export const problem = z
  .object({
    code: z.string(),
    at: z.string(),
    message: z.string(),
    expected: z.string().exactOptional(),
    hint: z.string().exactOptional(),
    line: z.int().exactOptional(),
    column: z.int().exactOptional(),
    file: z.string().exactOptional(),
    node: z.string().exactOptional(),
    item: z.array(z.string()).readonly().exactOptional(),
    mend: z
      .object({ parameter: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) })
      .describe("A value of a parameter that would put it right.")
      .exactOptional(),
    severity: z.literal("warning").exactOptional(),
  })
  .meta({ id: "Problem", description: "What is wrong, where (a JSON pointer), what was expected and what to do." });
export type Problem = z.infer<typeof problem>;

export const problemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    problems: z.array(problem),
  })
  .meta({ id: "ProblemDetails", description: "A refusal after RFC 9457, with all problems and their codes." });
export type ProblemDetails = z.infer<typeof problemDocument>;
