import { createStore, useStore } from "zustand";
import { language, useLanguage, type Language } from "../language.ts";
import { tellerOf, type Teller } from "./sentences.ts";

const tellers = createStore<Partial<Record<Language, Teller>>>(() => ({}));

/** Fetches what is needed to tell sentences of the engine in a language; English needs nothing. */
export async function readSentences(of: Language): Promise<void> {
  if (of === "en" || tellers.getState()[of]) return;
  const { sentences, joints } = await import("./zh.ts");
  tellers.setState({ [of]: tellerOf(sentences, joints) });
}

language.subscribe((to) => void readSentences(to));

/** A sentence that the engine or the server made, in the interface's language; what isn't known there stays English. */
export const said = (english: string): string => tellers.getState()[language.getState()]?.(english) ?? english;

/** `said`, for what is drawn: it is drawn anew in another language. */
export function useSaid(): (english: string) => string {
  const teller = useStore(tellers)[useLanguage()];
  return (english) => teller?.(english) ?? english;
}

/** What was thrown, as a sentence in the interface's language. */
export const messageOf = (thrown: unknown): string => said(thrown instanceof Error ? thrown.message : String(thrown));
