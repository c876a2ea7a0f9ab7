import { z } from "zod";
import { axes } from "../craft/vary/axes.ts";
import { filled, languageName } from "../craft/prompts/filled.ts";
import { variationsPrompt } from "../craft/prompts/variations.ts";
import { keyed } from "../ports/item-key.ts";
import { gives, givesList, one } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";
import { chosenBy, languageFor, readable, rules, writerFor, writing, writingParams, Written } from "./writing.ts";

const Axis = z.enum(axes);

export const variations = defineNode({
  ...writing,
  type: "variations",
  version: 1,
  title: "Variations",
  doc: "Writes a prompt in several ways that really differ: another camera move, another light, another staging of the action, other words. Each is keyed by what is different about it (“low glide”, “back light”). Rules write offline; a language model writes when one is configured.",
  inputs: { prompt: one("text", { doc: "The prompt to vary." }) },
  params: z.object({
    count: z.int().min(1).max(12).default(4).meta({ label: "How many" }),
    vary: z
      .union([Axis, z.array(Axis).min(1)])
      .default([...axes])
      .meta({ label: "What to vary", description: `One or more of: ${axes.join(", ")}.` }),
    ...writingParams,
  }),
  outputs: {
    prompts: givesList("text", { doc: "The variations; the prompt itself is not among them." }),
    made: gives("json", { doc: "Who wrote (`by`), and what each variation varies." }),
  },
  expects: ({ count }) => count,
  async run({ inputs, params }, { llm, seed, take, signal }) {
    const prompt = readable(inputs.prompt, "prompt");
    const vary = [...new Set([params.vary].flat())];
    const writer = writerFor(params.model, llm);
    if (!writer) {
      const language = languageFor(params.language, prompt);
      // Loaded when first needed: to check a pipeline, the ports and parameters above suffice.
      const { varyByRules } = await import("../craft/vary/vary.ts");
      const made = varyByRules(prompt, { count: params.count, vary, language, take });
      return { prompts: named(made), made: { by: rules, varied: made.map(({ name, axis }) => ({ name, axis })) } };
    }
    const instructions = filled(variationsPrompt, {
      count: String(params.count),
      vary: vary.join(", "),
      language: languageName(params.language),
    });
    const schema = setOf(params.count, prompt);
    const { variations } = await writer.write(
      { instructions, text: prompt, schema, name: "variations", ...chosenBy(params, seed) },
      { signal },
    );
    return {
      prompts: named(variations),
      made: { by: writer.id, varied: variations.map(({ name, axis }) => ({ name, axis })) },
    };
  },
});

/** So many variations, no two alike and none of them the prompt itself. */
function setOf(count: number, prompt: string) {
  const Variation = z.object({ axis: Axis, name: Written.describe("Two or three words"), prompt: Written });
  return z.object({
    variations: z
      .array(Variation)
      .refine((all) => all.length === count, `must hold exactly ${count} variations`)
      .refine(
        (all) => new Set([prompt.trim(), ...all.map((each) => each.prompt)]).size === count + 1,
        "must all differ",
      ),
  });
}

function named(made: readonly { name: string; prompt: string }[]) {
  const keys = keyed(made.map(({ name }) => name));
  return made.map(({ prompt }, index) => ({ key: keys[index]?.key ?? String(index + 1), value: prompt }));
}
