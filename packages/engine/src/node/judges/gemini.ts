import { z } from "zod";
import { failure } from "../../errors.ts";
import type { Video } from "../../ports/values.ts";
import { answerJsonSchema, readAnswer } from "./answer.ts";
import { again, declined, type Backend, type Reading } from "./backend.ts";
import { askedFor, instructionsFor, referencesOf } from "./material.ts";

const Reply = z.looseObject({
  candidates: z
    .array(
      z.looseObject({
        finishReason: z.string().optional(),
        content: z.looseObject({ parts: z.array(z.looseObject({ text: z.string().optional() })) }).optional(),
      }),
    )
    .optional(),
});
const Usage = z.looseObject({
  usageMetadata: z.looseObject({
    promptTokenCount: z.number(),
    candidatesTokenCount: z.number().default(0),
    thoughtsTokenCount: z.number().default(0),
  }),
});

/** Bytes of a clip that go into a request as they are; the vendor's limit for the whole is 20 MB in base64. */
const mostBytes = 14_000_000;
const declines = new Set(["SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "RECITATION"]);

/** The clip itself, with its sound, to a Gemini model through `generateContent`. */
export const gemini: Backend = {
  async prepare(request, { model, key }, sight, job) {
    const { criteria, video } = request;
    const references = await referencesOf(request.references, sight, job);
    const data = Buffer.from(await clipOf(video, sight.read)).toString("base64");
    const schema = answerJsonSchema(criteria.length);
    const material = [
      { text: askedFor(request) },
      { inlineData: { mimeType: video.type, data } },
      ...(references ? [{ text: references.says }, ...references.urls.map(inline)] : []),
    ];
    return {
      path: `/models/${encodeURIComponent(model)}:generateContent`,
      headers: key === undefined ? {} : { "x-goog-api-key": key },
      body: (wrong) => ({
        systemInstruction: { parts: [{ text: instructionsFor(criteria) }, ...(wrong ? [{ text: again(wrong) }] : [])] },
        contents: [{ role: "user", parts: material }],
        generationConfig: { responseMimeType: "application/json", responseJsonSchema: schema },
      }),
      read: (reply) => readReply(reply, criteria.length),
      usage(reply) {
        const usage = Usage.safeParse(reply).data?.usageMetadata;
        return (
          usage && { input: usage.promptTokenCount, output: usage.candidatesTokenCount + usage.thoughtsTokenCount }
        );
      },
    };
  },
};

function readReply(reply: unknown, criteria: number): Reading {
  const { data } = Reply.safeParse(reply);
  if (!data) return { wrong: "it is no answer of generateContent" };
  const candidate = data.candidates?.[0];
  if (!candidate || declines.has(candidate.finishReason ?? ""))
    return declined(criteria, "The model declined to judge this clip");
  if (candidate.finishReason === "MAX_TOKENS") return { wrong: "it was cut off" };
  return readAnswer((candidate.content?.parts ?? []).map((part) => part.text ?? "").join(""), criteria);
}

async function clipOf(video: Video, read: (file: Video) => Promise<Uint8Array>): Promise<Uint8Array> {
  if (video.bytes <= mostBytes) return read(video);
  throw failure("judge-request", `The clip has ${video.bytes} bytes, more than can be sent to this judge`, {
    expected: `at most ${mostBytes} bytes`,
    hint: "resize it before it is judged, or let a judge look at frames",
  });
}

function inline(url: string) {
  const [, mimeType = "", data = ""] = /^data:([^;]+);base64,(.*)$/su.exec(url) ?? [];
  return { inlineData: { mimeType, data } };
}
