import { z } from "zod";
import { answerJsonSchema, readAnswer } from "./answer.ts";
import { again, bearer, declined, type Backend, type Reading } from "./backend.ts";
import { inputParts } from "./input-parts.ts";
import { instructionsFor } from "./material.ts";

const Reply = z.looseObject({
  status: z.string().optional(),
  output: z.array(
    z.looseObject({
      type: z.string(),
      content: z
        .array(z.looseObject({ type: z.string(), text: z.string().optional(), refusal: z.string().optional() }))
        .optional(),
    }),
  ),
});
const Usage = z.looseObject({ usage: z.looseObject({ input_tokens: z.number(), output_tokens: z.number() }) });

/** Frames and a strict schema through OpenAI's Responses API. */
export const responses: Backend = {
  async prepare(request, { model, key, frames }, sight, job) {
    const { criteria } = request;
    const content = await inputParts(request, frames, sight, job);
    const schema = answerJsonSchema(criteria.length);
    return {
      path: "/responses",
      headers: bearer(key),
      body: (wrong) => ({
        model,
        store: false,
        instructions:
          wrong === undefined ? instructionsFor(criteria) : `${instructionsFor(criteria)}\n\n${again(wrong)}`,
        input: [{ role: "user", content }],
        text: { format: { type: "json_schema", name: "judgement", strict: true, schema } },
      }),
      read: (reply) => readReply(reply, criteria.length),
      usage(reply) {
        const { data } = Usage.safeParse(reply);
        return data && { input: data.usage.input_tokens, output: data.usage.output_tokens };
      },
    };
  },
};

function readReply(reply: unknown, criteria: number): Reading {
  const { data } = Reply.safeParse(reply);
  if (!data) return { wrong: "it is no answer of the Responses API" };
  const content = data.output.flatMap((item) => (item.type === "message" ? (item.content ?? []) : []));
  const refusal = content.find(({ type }) => type === "refusal");
  if (refusal) return declined(criteria, "The model declined to judge this clip");
  if (data.status === "incomplete") return { wrong: "it was cut off" };
  return readAnswer(content.map((part) => (part.type === "output_text" ? (part.text ?? "") : "")).join(""), criteria);
}
