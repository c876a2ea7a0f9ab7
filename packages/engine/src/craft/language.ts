/** The languages in which rules can read and write. */
export type Language = "en" | "zh";

/** The same words in both languages. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** The language that a text is mostly written in. Texts in a third language count as English. */
export function languageOf(text: string): Language {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return "en";
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[\p{Script=Latin}]+/gu)?.length ?? 0;
  return chinese > latin ? "zh" : "en";
}
