import { shuffled } from "../choose.ts";
import { languageOf, type Words } from "../language.ts";
import { find, type Match } from "../lexicon.ts";
import type { Reading } from "../reading.ts";
import { remove, replace } from "./edit.ts";
import type { Edit, Finding } from "./finding.ts";
import { anything, predicate, vagueWords, visible } from "./vague-words.ts";

/** Vague terms ("nice"): a model can't film praise, only what can be seen. */
export function vagueness(reading: Reading): Finding[] {
  return find(vagueWords, reading).flatMap((match) => {
    if (match.negated) return [];
    const found = { from: match.at, to: match.end, why: reasons[match.id](match.text) };
    if (match.id === "thing") return [found];
    if (match.id === "filler") return [{ ...found, fix: remove(reading.text, match.at, match.end) }];
    return [{ ...found, fix: shown(reading.text, match) }];
  });
}

/** The vague word replaced by something that can be seen, chosen by the noun that it praises. */
function shown(text: string, { at, end, text: word }: Match): Edit {
  const language = languageOf(word);
  const after = text.slice(end, end + 40);
  const before = text.slice(Math.max(0, at - 40), at);
  const noun = language === "zh" ? nounZh(before, word, after) : nounEn(before, after);
  const says = noun === undefined ? predicate : (saysOf(noun) ?? saysOf(noun.replace(/^\p{L}+,?\s+/u, "")) ?? anything);
  const words = shuffled(says, text)[0]?.[language] ?? "";
  // The Chinese words bring their 的; where the praise had none, or it stands after, it must not double.
  const bare = language === "zh" && !word.endsWith("的") && !(noun && noun === after);
  return replace(text, at, end, bare ? words.replace(/的$/u, "") : words);
}

/** From the noun on that the word praises, after it or before its verb; undefined where there is none. */
function nounEn(before: string, after: string): string | undefined {
  return (
    /^,?\s+(?!(?:and|but|with|in|on|at|as|when|while|over|because|so|to)\b)(\p{L}.*)/su.exec(after)?.[1] ??
    /(\p{L}+) (?:is|are|was|were|looks?|seems?|feels?) (?:so |very |really )?$/u.exec(before)?.[1]
  );
}

function nounZh(before: string, word: string, after: string): string | undefined {
  if (word.endsWith("的")) return after;
  if (after.startsWith("的")) return after.slice(1);
  return [after, before.slice(-2)].find((noun) => saysOf(noun));
}

function saysOf(noun: string): readonly Words[] | undefined {
  return visible.find((entry) => entry.noun.test(noun))?.says;
}

const reasons = {
  praise: (word: string) => ({
    en: `"${word}" praises but shows nothing. Say what can be seen: light, texture, colour, gesture.`,
    zh: `“${word}”只是评价，画不出来。请写看得见的：光线、质感、色彩、动作。`,
  }),
  filler: (word: string) => ({
    en: `"${word}" leaves the rest to chance. Name it or leave it out.`,
    zh: `“${word}”把其余部分交给了偶然。请写明，或去掉。`,
  }),
  thing: (word: string) => ({
    en: `"${word}" is nothing that can be filmed. Name the thing.`,
    zh: `“${word}”无法拍摄。请写明是什么。`,
  }),
};
