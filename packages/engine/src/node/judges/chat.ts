import { z } from "zod";
import { answerJsonSchema, readAnswer } from "./answer.ts";
import { again, bearer, declined, type Backend, type Reading } from "./backend.ts";
import { askedFor, framesOf, instructionsFor, referencesOf, type Pictures } from "./material.ts";

const Reply = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});
const Usage = z.looseObject({ usage: z.looseObject({ prompt_tokens: z.number(), completion_tokens: z.number() }) });

/** Frames and a strict schema through Chat Completions, which every compatible server speaks. */
export const chat: Backend = {
  async prepare(request, { model, key, frames }, sight, job) {
    const { criteria } = request;
    const pictures = [
      await framesOf(request.video, frames, sight, job),
      await referencesOf(request.references, sight, job),
    ];
    const schema = answerJsonSchema(criteria.length);
    // Servers that know no schema find it here.
    const system = `${instructionsFor(criteria)}\n\nThe JSON follows this JSON Schema:\n${JSON.stringify(schema)}`;
    return {
      path: "/chat/completions",
      headers: bearer(key),
      body: (wrong) => ({
        model,
        messages: [
          { role: "system", content: wrong === undefined ? system : `${system}\n\n${again(wrong)}` },
          { role: "user", content: [text(askedFor(request)), ...pictures.flatMap(parts)] },
        ],
        response_format: { type: "json_schema", json_schema: { name: "judgement", strict: true, schema } },
      }),
      read: (reply) => readReply(reply, criteria.length),
      usage(reply) {
        const { data } = Usage.safeParse(reply);
        return data && { input: data.usage.prompt_tokens, output: data.usage.completion_tokens };
      },
    };
  },
};

function readReply(reply: unknown, criteria: number): Reading {
  const choice = Reply.safeParse(reply).data?.choices[0];
  if (!choice) return { wrong: "it is no answer of Chat Completions" };
  if (choice.message.refusal || choice.finish_reason === "content_filter")
    return declined(criteria, "The model declined to judge this clip");
  if (choice.finish_reason === "length") return { wrong: "it was cut off" };
  return readAnswer(choice.message.content ?? "", criteria);
}

function text(says: string) {
  return { type: "text", text: says };
}

function parts(pictures: Pictures | undefined) {
  if (!pictures) return [];
  return [
    text(pictures.says),
    ...pictures.urls.map((url) => ({ type: "image_url", image_url: { url, detail: "low" } })),
  ];
}
