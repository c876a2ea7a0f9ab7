import type { Language, Words } from "../language.ts";
import type { Main } from "./main-subject.ts";

/**
 * A phrase in both languages. `{it}` stands for the subject; `{turns|turn}` is the English verb for one and for several;
 * `{on}` is the Chinese 上, or 身上 of what lives.
 * Phrases name no thing that the idea might not have: they speak of light, space and movement.
 */
export interface Phrase extends Words {
  /** Ideas that the phrase would contradict. */
  readonly unless?: RegExp;
}

/** The phrase in one language, about this subject. */
export function say(phrase: Words, language: Language, { figure, it, plural }: Main): string {
  const alive = figure === "person" || figure === "animal" || figure === "bird" || figure === "swimmer";
  return phrase[language]
    .replace(/\{([^{}|]*)\|([^{}|]*)\}/gu, (_, one: string, several: string) => (plural ? several : one))
    .replaceAll("{on}", alive ? "身上" : "上")
    .replaceAll("{it}", it);
}
