/**
 * A prompt cut into words, with the stretches that a negation governs ("no people", "没有行人").
 * Made once for a text and shared by all tables.
 */
export interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  /** Stretches [from, to) of the text whose content is said to be absent. */
  readonly denied: readonly (readonly [from: number, to: number])[];
}

/** A Latin word or number in lower case, or one Chinese character. */
export interface Word {
  readonly word: string;
  readonly at: number;
  readonly end: number;
}

/** Longest stretch of a text that is read, in characters, so that no text takes long. */
export const readable = 20_000;

/** Reads a text, at most the first 20,000 characters. */
export function read(whole: string): Reading {
  const text = whole.slice(0, readable);
  const words = wordsOf(text);
  return { text, words, denied: deniedIn(text, words) };
}

/** Words of a text in order. Apostrophes stay inside a word; hyphens part words. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/\p{Script=Han}|[\p{Script=Latin}\p{N}]+(?:['’]\p{Script=Latin}+)*/gu))
    words.push({
      word: match[0].toLowerCase().replaceAll("’", "'"),
      at: match.index,
      end: match.index + match[0].length,
    });
  return words;
}

/** Whether the stretch holds a match that starts at `at`. */
export function isDenied(reading: Reading, at: number): boolean {
  return reading.denied.some(([from, to]) => at >= from && at < to);
}

const english = new Set(
  "no not without never avoid avoiding exclude excluding lacking except neither nor don't doesn't isn't aren't won't can't minus".split(
    " ",
  ),
);
/** After these a "no" or "not" denies nothing: "not only", "no longer than", "no matter where". */
const harmless = new Set(["only", "just", "matter", "longer", "less", "doubt", "sooner", "far"]);
/** Words at which an English negation ends: what follows is the place or another thought. */
const ends = new Set(
  "but then while with as on in at under over along through by across beside near above into onto from behind beneath until when where which only just instead".split(
    " ",
  ),
);
const chinese =
  /(?:没有|不要|不含|不带|不出现|不能有|不得有|不是|避免|禁止|排除|去除|切勿|无需)([^，。；！？,.;!?\n的在但而]{0,24})/gu;
/** 无 denies only the word that follows at once; 无尽, 无边, 无人机 … are words of their own. */
const without = /无(?![尽边垠限数比声论须需疑意缝线情穷畏敌言助]|人机)(\p{Script=Han})/gu;

function deniedIn(text: string, words: readonly Word[]): [number, number][] {
  const denied: [number, number][] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const next = words[i + 1];
    if (word === undefined || next === undefined) break;
    // "people-free": the thing stands before the word.
    if (next.word === "free" && text.slice(word.end, next.at) === "-") denied.push([word.at, word.end]);
    if (!english.has(word.word) || harmless.has(next.word)) continue;
    const to = scopeEnd(text, words, i + 1);
    denied.push([next.at, to]);
  }
  for (const match of text.matchAll(chinese)) denied.push([match.index, match.index + match[0].length]);
  for (const match of text.matchAll(without)) denied.push([match.index + 1, match.index + 2]);
  return denied;
}

/** Where the negation that starts with the word at `start` ends: at most eight words on, at a stop, or at the end of a list with "or". */
function scopeEnd(text: string, words: readonly Word[], start: number): number {
  let to = words[start]?.at ?? text.length;
  for (let i = start; i < words.length && i < start + 8; i++) {
    const word = words[i];
    if (word === undefined) break;
    const gap = i === start ? "" : text.slice(to, word.at);
    if (/[^\s,/'"-]/u.test(gap) || gap.includes("\n")) break;
    if (i > start && ends.has(word.word)) break;
    if (gap.includes(",") && !listGoesOn(text, words, i)) break;
    to = word.end;
  }
  return to;
}

/** After a comma a denied list goes on only when an "or" follows within three words: "no people, cars, or text". */
function listGoesOn(text: string, words: readonly Word[], from: number): boolean {
  for (let i = from; i < from + 4; i++) {
    const word = words[i];
    if (word === undefined) return false;
    if (i > from && /[.;:!?\n]/u.test(text.slice(words[i - 1]?.end ?? 0, word.at))) return false;
    if (word.word === "or" || word.word === "nor") return true;
  }
  return false;
}
