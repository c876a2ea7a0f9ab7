import { languageOf } from "../language.ts";
import { read } from "../reading.ts";
import { complexity } from "./complexity.ts";
import { contradictions } from "./contradiction.ts";
import { crowding } from "./crowding.ts";
import { applied } from "./edit.ts";
import { pitfalls, type Edit, type Pitfall, type Rule } from "./finding.ts";
import { physics } from "./physics.ts";
import { vagueness } from "./vagueness.ts";

/** One pitfall in a prompt. Offsets count UTF-16 units of the prompt as given. */
export type Issue = {
  readonly pitfall: Pitfall;
  /** What contradicts itself or physics can't be filmed; the rest only makes a worse film. */
  readonly severity: "error" | "warning";
  readonly start: number;
  readonly end: number;
  /** The words as they stand in the prompt. */
  readonly text: string;
  readonly why: string;
  /** The change that puts it right, or null where only a person can say. */
  readonly fix: { readonly start: number; readonly end: number; readonly text: string } | null;
  /** `rules`, or the language model's id. */
  readonly by: string;
};

const rules: Record<Pitfall, Rule> = { contradiction: contradictions, complexity, vagueness, crowding, physics };

/** What stands in the way of a good clip, in order of place, told in the language. Total: any text is read. */
export function lint(prompt: string, only: readonly Pitfall[] = pitfalls, language = languageOf(prompt)): Issue[] {
  const reading = read(prompt);
  return pitfalls
    .filter((pitfall) => only.includes(pitfall))
    .flatMap((pitfall) =>
      rules[pitfall](reading).map(({ from, to, why, fix }): Issue => {
        const severity = pitfall === "contradiction" || pitfall === "physics" ? "error" : "warning";
        const change = fix ? { start: fix.from, end: fix.to, text: fix.text } : null;
        const text = reading.text.slice(from, to);
        return { pitfall, severity, start: from, end: to, text, why: why[language], fix: change, by: "rules" };
      }),
    )
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Rounds of repair; each needs fewer than this, because a repair brings in no new pitfall of its own kind. */
const mostRounds = 8;

/** The prompt with everything mended that rules can mend. Mending it again changes nothing. */
export function mend(prompt: string, only: readonly Pitfall[] = pitfalls): string {
  let text = prompt;
  for (let round = 0; round < mostRounds; round++) {
    const mended = withFixes(text, lint(text, only));
    if (mended === text) break;
    text = mended;
  }
  return text;
}

/** The prompt with the fixes of its issues made; of two that touch, the first. */
export function withFixes(prompt: string, issues: readonly Issue[]): string {
  const edits: Edit[] = issues.flatMap(({ fix }) => (fix ? [{ from: fix.start, to: fix.end, text: fix.text }] : []));
  return applied(prompt, edits);
}
