import { z } from "zod";
import { details } from "../craft/expand/details.ts";
import { Slots } from "../craft/expand/slots.ts";
import { detailPrompts, expandPrompt } from "../craft/prompts/expand.ts";
import { filled, languageName } from "../craft/prompts/filled.ts";
import { gives, one } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";
import { chosenBy, languageFor, readable, rules, writerFor, writing, writingParams, Written } from "./writing.ts";

export const expand = defineNode({
  ...writing,
  type: "expand",
  version: 1,
  title: "Expand an idea",
  doc: "Turns an idea into a prompt that a video model can follow: subject, setting, action in order of time, camera, lens, light, mood, look, direction and speed of motion, ending, and what must not appear. What the idea says stays; only what it leaves open is chosen. Rules write offline; a language model writes when one is configured. `slots` shows every choice, which of them the idea made itself, and who wrote.",
  inputs: { idea: one("text", { doc: "A sentence or more about what is to be seen." }) },
  params: z.object({
    detail: z.enum(details).default("rich").meta({ label: "Detail" }),
    ...writingParams,
  }),
  outputs: {
    prompt: gives("text", { doc: "The prompt." }),
    slots: gives("json", { doc: "Every part of the shot; `given` names those that the idea filled, `by` who wrote." }),
    negative: gives("text", { doc: "What must not appear, parted by commas." }),
  },
  async run({ inputs, params }, { llm, seed, take, signal }) {
    const idea = readable(inputs.idea, "idea");
    const language = languageFor(params.language, idea);
    // Loaded when first needed: to check a pipeline, the ports and parameters above suffice.
    const { expandByRules } = await import("../craft/expand/expand.ts");
    const byRules = expandByRules(idea, { detail: params.detail, language, take });
    const { given, mended } = byRules;
    const common = { language, detail: params.detail, given };
    const writer = writerFor(params.model, llm);
    if (!writer) {
      const { prompt, slots } = byRules;
      return { prompt, negative: slots.negative, slots: { ...slots, ...common, mended, by: rules } };
    }
    const instructions = filled(expandPrompt, {
      detail: detailPrompts[params.detail],
      language: languageName(params.language),
    });
    const request = { instructions, text: idea, schema: Expanded, name: "expanded_prompt", ...chosenBy(params, seed) };
    const { prompt, ...slots } = await writer.write(request, { signal });
    return { prompt, negative: slots.negative, slots: { ...slots, ...common, mended: [], by: writer.id } };
  },
});

/** What a language model fills in. The slots come first, so that it thinks before it writes. */
const Expanded = Slots.extend({ prompt: Written.describe("The whole prompt, written from the slots") });
