import type { Language } from "../language.ts";

/** The instructions with their `{{names}}` replaced. Only values that the engine itself wrote go in here, never a person's text. */
export function filled(prompt: string, values: Readonly<Record<string, string>>): string {
  return prompt.replace(/\{\{(\w+)\}\}/gu, (whole, name: string) => values[name] ?? whole);
}

/** The language as the instructions name it. */
export function languageName(language: Language | "auto"): string {
  return { auto: "the language of the material", en: "English", zh: "Chinese (简体中文)" }[language];
}
