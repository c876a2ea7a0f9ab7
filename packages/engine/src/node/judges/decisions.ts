import { z } from "zod";
import { judgeLevels, judgePrompt, questionFor } from "../../craft/prompts/judge.ts";
import type { Judgement } from "../../host.ts";
import { faultsOf } from "./answer.ts";
import { bearer, type Backend, type Reading } from "./backend.ts";
import { inputParts } from "./input-parts.ts";

const share = z.number().min(0).max(1);
const Score = z.strictObject({
  type: z.literal("score"),
  name: z.string().nullish(),
  score: z.number(),
  confidence: share,
  probabilities: z.array(z.strictObject({ label: z.string(), value: z.number(), probability: share })),
});
const Refusal = z.strictObject({ type: z.literal("refusal"), name: z.string().nullish() });
const Reply = z.looseObject({ answers: z.array(z.discriminatedUnion("type", [Score, Refusal])) });
const Usage = z.looseObject({ usage: z.looseObject({ input_tokens: z.number(), output_tokens: z.number() }) });

/** How far probabilities may be from a sum of one. */
const slack = 0.05;

/**
 * OpenAI's Decisions API: a question with levels for each criterion, answered by probabilities and nothing else, so that
 * no word of a prompt or a frame can come back. The score is the mean of the levels' points.
 */
export const decisions: Backend = {
  async prepare(request, { model, key, frames }, sight, job) {
    const { criteria } = request;
    const body = {
      model,
      input: [
        { role: "developer", content: judgePrompt },
        { role: "user", content: await inputParts(request, frames, sight, job) },
      ],
      questions: criteria.map((criterion, index) => ({
        type: "score",
        name: `c${index + 1}`,
        instructions: questionFor(criterion),
        levels: judgeLevels.map(({ label, description }) => ({ label, description })),
      })),
    };
    return {
      path: "/decisions",
      headers: bearer(key),
      body: () => body,
      read: (reply) => readReply(reply, criteria.length),
      usage(reply) {
        const { data } = Usage.safeParse(reply);
        return data && { input: data.usage.input_tokens, output: data.usage.output_tokens };
      },
    };
  },
};

function readReply(reply: unknown, criteria: number): Reading {
  const read = Reply.safeParse(reply);
  if (!read.success) return { wrong: faultsOf(read.error) };
  const { answers } = read.data;
  if (answers.length !== criteria) return { wrong: `it has ${answers.length} answers to ${criteria} questions` };
  const judgements: Judgement[] = [];
  for (const [index, answer] of answers.entries()) {
    if (answer.name != null && answer.name !== `c${index + 1}`) return { wrong: "its answers are in another order" };
    const judgement = answer.type === "refusal" ? refused : judgementOf(answer);
    if (!judgement) return { wrong: "its probabilities are not those of the levels" };
    judgements.push(judgement);
  }
  return { value: judgements };
}

const refused: Judgement = { score: null, confidence: 0, reason: "The model declined to judge this" };

/** The mean of the points by the probabilities; undefined when they are not the levels that were asked for. */
function judgementOf({ probabilities, confidence }: z.output<typeof Score>): Judgement | undefined {
  const by = new Map(probabilities.map(({ label, probability }) => [label, probability]));
  if (by.size !== judgeLevels.length || probabilities.length !== judgeLevels.length) return undefined;
  let [sum, points] = [0, 0];
  let likely: (typeof judgeLevels)[number] = judgeLevels[0];
  for (const level of judgeLevels) {
    const probability = by.get(level.label);
    if (probability === undefined) return undefined;
    sum += probability;
    points += probability * level.points;
    if (probability > (by.get(likely.label) ?? 0)) likely = level;
  }
  if (Math.abs(sum - 1) > slack) return undefined;
  const percent = Math.round((by.get(likely.label) ?? 0) * 100);
  const reason = `${likely.label} with ${percent} %: ${likely.description}`;
  return { score: Math.min(10, Math.round((points / sum) * 100) / 100), confidence, reason };
}
