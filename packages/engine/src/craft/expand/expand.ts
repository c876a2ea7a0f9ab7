import { languageOf, type Language } from "../language.ts";
import { lint, mend, type Issue } from "../lint/lint.ts";
import { compose } from "./compose.ts";
import type { Detail } from "./details.ts";
import { fillSlots, type Filled } from "./fill.ts";
import { readIdea } from "./idea.ts";

/** A prompt that the rules wrote. */
export interface Expansion extends Pick<Filled, "slots" | "given"> {
  readonly prompt: string;
  readonly language: Language;
  /** Pitfalls in the idea itself, put right before anything was added. */
  readonly mended: readonly Issue[];
}

/**
 * Writes a rich prompt from an idea, by rules. The idea stays in its own words, except where it contradicts itself; a
 * different `take` makes other choices. Total, deterministic, and the prompt is free of the pitfalls that rules can mend.
 */
export function expandByRules(
  text: string,
  options: { detail: Detail; language?: Language; take?: number },
): Expansion {
  const language = options.language ?? languageOf(text);
  const mended = lint(text).filter(({ fix }) => fix !== null);
  const idea = readIdea(mend(text), language);
  const filled = fillSlots(
    idea,
    options.take === undefined || options.take === 1 ? idea.text : `${idea.text}#${options.take}`,
  );
  const prompt = compose(idea, filled, options.detail);
  return { prompt, slots: filled.slots, given: filled.given, language, mended };
}
