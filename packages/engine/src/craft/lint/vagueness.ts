import { shuffled } from "../choose.ts";
import { languageOf } from "../language.ts";
import { find, type Match } from "../lexicon.ts";
import type { Reading } from "../reading.ts";
import { remove, replace } from "./edit.ts";
import type { Edit, Finding } from "./finding.ts";
import { anything, predicate, vagueWords, visible } from "./vague-words.ts";

/** Vague terms ("nice"): a model can't film praise, only what can be seen. */
export function vagueness(reading: Reading): Finding[] {
  return find(vagueWords, reading).flatMap((match) => {
    if (match.id === "" || match.negated) return [];
    const found = { from: match.at, to: match.end, why: reasons[match.id](match.text) };
    if (match.id === "thing") return [found];
    if (match.id === "filler") return [{ ...found, fix: remove(reading.text, match.at, match.end) }];
    return [{ ...found, fix: shown(reading.text, match) }];
  });
}

/** The vague word replaced by something that can be seen, chosen by the noun that follows it. */
function shown(text: string, { at, end, text: word }: Match): Edit {
  const after = text.slice(end, end + 40);
  const language = languageOf(word);
  // "beautiful, quiet street" and "漂亮的小街": the noun follows, if not at once.
  const noun =
    language === "zh" ? after.replace(/^的/u, "") : after.replace(/^(?:,? (?!(?:and|but|with)\b)\w+(?= \w))?,? /u, "");
  const before = visible.find((entry) => entry.noun.test(after.trimStart()) || entry.noun.test(noun));
  const ends =
    language === "zh"
      ? !/^的?\p{Script=Han}/u.test(after) || !/的$/u.test(word + after.slice(0, 1))
      : !/^,? ?\p{L}/u.test(after) || /^ (?:and|but|with|in|on|at|as|when|while|over)\b/u.test(after);
  const says = before?.says ?? (ends ? predicate : anything);
  const words = shuffled(says, text)[0]?.[language] ?? "";
  // A Chinese word without 的 takes its place without one.
  const bare = language === "zh" && !word.endsWith("的") && (ends || after.startsWith("的"));
  return replace(text, at, end, bare ? words.replace(/的$/u, "") : words);
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
