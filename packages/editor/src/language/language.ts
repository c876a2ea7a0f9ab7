import { createStore, useStore } from "zustand";
import { preferred, stored, type Language } from "./preferred.ts";

export { type Language } from "./preferred.ts";

/** The language of the interface. */
export const language = createStore<Language>(preferred);

export function setLanguage(to: Language): void {
  localStorage.setItem(stored, to);
  document.documentElement.lang = to === "zh" ? "zh-CN" : "en";
  language.setState(to, true);
}

export const useLanguage = (): Language => useStore(language);

/** A phrase or, where it holds values, a function that makes the whole sentence: sentences are never glued together. */
type Phrases = Readonly<Record<string, string | ((...values: never[]) => string)>>;

/** The other language has the same phrases, with the same values. */
type Same<P extends Phrases> = {
  readonly [K in keyof P]: P[K] extends (...values: infer V) => string ? (...values: V) => string : string;
};

/**
 * The words of one part of the interface, in every language; a phrase that one lacks does not compile.
 * Each folder keeps its own in `words.ts`.
 * @example const useWords = defineWords({ save: "Save" }, { save: "保存" });
 */
export function defineWords<const P extends Phrases>(en: P, zh: Same<P>): { use(): Same<P>; now(): Same<P> } {
  const of = (one: Language): Same<P> => (one === "zh" ? zh : (en as unknown as Same<P>));
  return { use: () => of(useLanguage()), now: () => of(language.getState()) };
}
