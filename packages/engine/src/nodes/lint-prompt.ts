import { z } from "zod";
import { languageOf } from "../craft/language.ts";
import type { Issue } from "../craft/lint/lint.ts";
import { pitfalls } from "../craft/lint/finding.ts";
import { filled, languageName } from "../craft/prompts/filled.ts";
import { lintPromptPrompt } from "../craft/prompts/lint-prompt.ts";
import { gives, one } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";
import { chosenBy, languageFor, readable, writerFor, writing, writingParams } from "./writing.ts";

export const lintPrompt = defineNode({
  ...writing,
  type: "lint-prompt",
  version: 1,
  title: "Check a prompt",
  doc: "Finds the five pitfalls of a prompt: contradictions (“sunny, starry night sky”), sequences too long for one clip, vague terms (“nice”), too many subjects or actions, and what physics forbids (“waves crash upward in still water”). Each issue says where it stands and why it fails, and most propose a fix; `prompt` has the fixes made. Rules check offline; a configured language model adds what they miss.",
  inputs: { prompt: one("text", { doc: "The prompt to check." }) },
  params: z.object({
    rules: z
      .union([z.literal("all"), z.array(z.enum(pitfalls)).min(1)])
      .default("all")
      .meta({ label: "Rules", description: `"all", or a list of: ${pitfalls.join(", ")}.` }),
    ...writingParams,
  }),
  outputs: {
    issues: gives("json", { doc: "Each with pitfall, severity, start, end, text, why, fix and by." }),
    prompt: gives("text", { doc: "The prompt with the fixes made." }),
    clean: gives("boolean", { doc: "True when the prompt as it came had no issue." }),
  },
  async run({ inputs, params }, { llm, seed, signal }) {
    const prompt = readable(inputs.prompt, "prompt");
    const only = params.rules === "all" ? pitfalls : params.rules;
    const language = languageFor(params.language, prompt);
    // Loaded when first needed: to check a pipeline, the ports and parameters above suffice.
    const { lint, mend, withFixes } = await import("../craft/lint/lint.ts");
    const sure = lint(prompt, only, language);
    const writer = writerFor(params.model, llm);
    const issues = writer ? [...sure] : sure;
    if (writer) {
      const instructions = filled(lintPromptPrompt, {
        rules: only.join(", "),
        language: languageName(params.language),
      });
      const request = { instructions, text: prompt, schema: Found, name: "prompt_issues", ...chosenBy(params, seed) };
      const found = await writer.write(request, { signal });
      for (const find of found.issues) {
        const issue = placed(prompt, find, writer.id);
        const known = issue && issues.some(({ start, end }) => start < issue.end && issue.start < end);
        if (issue && !known && only.includes(issue.pitfall)) issues.push(issue);
      }
      issues.sort((a, b) => a.start - b.start);
    }
    return { issues: [...issues], prompt: mend(withFixes(prompt, issues), only), clean: issues.length === 0 };
  },
});

/** What a language model found. It quotes, because it can't count letters. */
const Found = z.object({
  issues: z.array(
    z.object({
      pitfall: z.enum(pitfalls),
      severity: z.enum(["error", "warning"]),
      quote: z.string().describe("The words at fault, copied exactly from the prompt"),
      why: z.string(),
      replacement: z.string().nullable().describe("What should stand there instead, or null"),
    }),
  ),
});
type Found = z.output<typeof Found>["issues"][number];

/** The find at its place in the prompt; none when the quote doesn't stand there: such a find is made up. */
function placed(prompt: string, { quote, replacement, ...rest }: Found, by: string): Issue | undefined {
  const start = quote.trim() === "" ? -1 : prompt.indexOf(quote);
  if (start < 0) return undefined;
  const end = start + quote.length;
  const fix =
    replacement === null || (languageOf(replacement) !== languageOf(prompt) && replacement !== "")
      ? null
      : { start, end, text: replacement };
  return { ...rest, start, end, text: quote, fix, by };
}
