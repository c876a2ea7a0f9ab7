import type { Words } from "../language.ts";
import type { Reading } from "../reading.ts";
import type { Span } from "../sentences.ts";

/** The guide's five pitfalls of a prompt. */
export const pitfalls = ["contradiction", "complexity", "vagueness", "crowding", "physics"] as const;
export type Pitfall = (typeof pitfalls)[number];

/** A change of the text: what stands at [from, to) becomes `text`. */
export interface Edit extends Span {
  readonly text: string;
}

/** What a rule found: where, why in both languages, and the change that puts it right where there is a sure one. */
export interface Finding extends Span {
  readonly why: Words;
  readonly fix?: Edit;
}

/** One of the five checks. Total: any text gives a list, perhaps empty. */
export type Rule = (reading: Reading) => Finding[];
