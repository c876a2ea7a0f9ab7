import { z } from "zod";
import { aims } from "../craft/revise/policy.ts";
import { weaknessesOf } from "../craft/revise/verdict.ts";
import { filled, languageName } from "../craft/prompts/filled.ts";
import { revisePrompt } from "../craft/prompts/revise.ts";
import { gives, one } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";
import { chosenBy, languageFor, readable, rules, writerFor, writing, writingParams, Written } from "./writing.ts";

export const revise = defineNode({
  ...writing,
  type: "revise",
  version: 2,
  title: "Revise a prompt",
  doc: "Improves a prompt by what the judges said of its clip. The weakest criterion decides: prompt adherence below 7 adds specificity, consistency strengthens the physical description, narrative improves the flow, visual quality cleans up the picture, and camera makes the move unmistakable. What answers the judge's reason (too dark, stutters, turns into something else) comes first. Nothing is said twice; when nothing is left to improve the prompt comes back unchanged, and `refine` stops.",
  inputs: {
    prompt: one("text", { doc: "The prompt that the clip was made from." }),
    verdict: one("json", { doc: "The verdict of `evaluate` on that clip." }),
  },
  params: z.object({
    policy: z.enum(["guide"]).default("guide").meta({ label: "Policy" }),
    below: z.number().min(0).max(10).default(7).meta({
      label: "Below",
      description: "Criteria with this score or more are left alone.",
    }),
    ...writingParams,
  }),
  outputs: {
    prompt: gives("text", { doc: "The revised prompt, or the same when nothing is left to change." }),
    changes: gives("json", { doc: "What was changed for which criterion and why, and who wrote (`by`)." }),
  },
  async run({ inputs, params }, { llm, seed, signal }) {
    const prompt = readable(inputs.prompt, "prompt");
    const weaknesses = weaknessesOf(inputs.verdict);
    const weakest = weaknesses[0];
    const writer = writerFor(params.model, llm);
    const by = writer?.id ?? rules;
    if (!weakest || weakest.score >= params.below) return { prompt, changes: { by, changes: [] } };
    if (!writer) {
      const language = languageFor(params.language, prompt);
      // Loaded when first needed: to check a pipeline, the ports and parameters above suffice.
      const { reviseByRules } = await import("../craft/revise/revise.ts");
      const revised = reviseByRules(prompt, weaknesses, { below: params.below, language });
      return { prompt: revised.prompt, changes: { by, changes: revised.changes } };
    }
    const { criterion, score } = weakest;
    const instructions = filled(revisePrompt, {
      criterion,
      score: String(score),
      aim: aims[criterion].en,
      language: languageName(params.language),
    });
    const text = JSON.stringify({ prompt, verdict: inputs.verdict }, null, 1);
    const revised = await writer.write(
      { instructions, text, schema: Revised, name: "revised_prompt", ...chosenBy(params, seed) },
      { signal },
    );
    const changes = revised.prompt === prompt ? [] : revised.changes.map((change) => ({ criterion, score, ...change }));
    return { prompt: revised.prompt, changes: { by, changes } };
  },
});

const Revised = z.object({
  changes: z.array(z.object({ what: z.string(), why: z.string() })),
  prompt: Written.describe("The whole revised prompt"),
});
