import { z } from "zod";
import type { Judgement } from "../../host.ts";

const One = z.strictObject({
  score: z.number().min(0).max(10).nullable(),
  confidence: z.number().min(0).max(1),
  reason: z.string().min(1).max(2000),
});

/**
 * The shape of a judge's answer: `c1`, `c2` … for the criteria in their order, so that no name of a criterion is a key.
 * Strict: what isn't asked for makes the answer void, because it would be somebody else's words.
 */
function answerSchema(criteria: number) {
  return z.strictObject(Object.fromEntries(Array.from({ length: criteria }, (_, index) => [`c${index + 1}`, One])));
}

/** The same as JSON Schema, without what vendors refuse in it. */
export function answerJsonSchema(criteria: number): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(answerSchema(criteria));
  return schema;
}

/** Judgements in the criteria's order, or what is wrong with the answer. */
export function readAnswer(text: string, criteria: number): { value: readonly Judgement[] } | { wrong: string } {
  let json: unknown;
  try {
    json = JSON.parse(text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/u, "$1"));
  } catch {
    return { wrong: "it is not JSON" };
  }
  const read = answerSchema(criteria).safeParse(json);
  if (!read.success) return { wrong: faultsOf(read.error) };
  return { value: Array.from({ length: criteria }, (_, index) => read.data[`c${index + 1}`] as Judgement) };
}

/** What is wrong, by place and kind. Not in the answer's own words: they are told to the judge again. */
export function faultsOf({ issues }: z.ZodError): string {
  return issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.join(".") || "the answer"}: ${code.replaceAll("_", " ")}`)
    .join("; ");
}
