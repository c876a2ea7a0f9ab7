import { subjectsIn, type Figure, type Subject } from "../figures.ts";
import type { Language } from "../language.ts";
import { first } from "../lexicon.ts";
import type { Reading } from "../reading.ts";
import { settings } from "../settings.ts";

/** What a shot is about and how to speak of it. */
export interface Main {
  /** How it moves and is filmed; absent when the idea is about a place or a mood. */
  readonly figure?: Figure;
  /** Row of the subject tables. */
  readonly id?: string;
  /** As the idea names it: "lighthouse", "灯塔". */
  readonly name?: string;
  /** How sentences refer to it: "the lighthouse", "灯塔"; "the subject" where there is no name. */
  readonly it: string;
  readonly plural: boolean;
}

/** The first thing shown that isn't mere light or weather, else the noun that the idea opens with. */
export function mainSubject(reading: Reading, language: Language): Main {
  const shown = subjectsIn(reading).filter(({ negated, at, end }) => !negated && !isMeasure(reading.text, at, end));
  const heads = shown.filter((subject, index) => !isModifier(reading.text, subject.end, shown[index + 1]?.at));
  const seen = heads.filter(({ figure }) => figure !== "sight");
  const found = seen.find((subject) => !isWhere(reading.text, subject)) ?? seen[0] ?? heads[0];
  // In "a river under the moon" the place is what it is about.
  const place = first(settings, reading) !== undefined;
  if (found && !(found.figure === "sight" && place)) {
    const { figure, id, text, at } = found;
    return { figure, id, ...named(meant[text.toLowerCase()] ?? text, reading.text.slice(0, at), language) };
  }
  const noun = openingNoun(reading.text);
  if (noun !== undefined && first(settings, noun) === undefined) return named(noun, reading.text, language);
  return { it: language === "zh" ? "主体" : "the subject", plural: false };
}

/** What pronouns and the like stand for. Chinese needs none. */
const meant: Readonly<Record<string, string>> = { she: "woman", he: "man", someone: "figure", character: "figure" };

/** "一杯咖啡" shows coffee, no cup: the single character after a number only counts. */
function isMeasure(text: string, at: number, end: number): boolean {
  return (
    end - at === 1 &&
    /[一两三四五六七八九十几半这那每]$/u.test(text.slice(0, at)) &&
    /^\p{Script=Han}/u.test(text.slice(end))
  );
}

/** In "茶馆里，一位老人" and "on a bridge" the house and the bridge only say where. */
function isWhere(text: string, { figure, at, end }: Subject): boolean {
  if (figure !== "building" && figure !== "plant" && figure !== "object") return false;
  const before =
    /\b(?:in|inside|on|at|near|by|over|under|behind|across|through|past|beside|outside|from|into|onto|of) (?:\p{L}+ ){0,3}$/iu;
  return /^[里上中内前旁边下外]/u.test(text.slice(end)) || before.test(text.slice(Math.max(0, at - 40), at));
}

/** In "撑红伞的女人" the umbrella only says which woman. */
function isModifier(text: string, end: number, next: number | undefined): boolean {
  return next !== undefined && /^的[^，。；！？,.]{0,6}$/u.test(text.slice(end, next));
}

function named(name: string, before: string, language: Language): Pick<Main, "name" | "it" | "plural"> {
  const chinese = /\p{Script=Han}/u.test(name);
  // The idea may be in one language and the prompt in the other: then there is no word for it.
  if (chinese !== (language === "zh")) return { name, it: language === "zh" ? "主体" : "the subject", plural: false };
  if (chinese) return { name, it: name, plural: false };
  const bare = name.replace(/['’]s$/u, "");
  const word = /^\p{Lu}{2}/u.test(bare) ? bare : bare.toLowerCase();
  const plural = /(?:[^s]s|people|men|children|geese|sheep)$/u.test(word) && !/(?:ness|us|is|bus|chess)$/u.test(word);
  const several =
    /(?:two|three|four|five|several|many|some|dozens|hundreds|group|flock|pack|herd)(?: of)?(?: \w+)? $/iu;
  return { name, it: `the ${word}`, plural: plural || several.test(before.slice(-30)) };
}

const openingEn =
  /^(?:an?|the|one|two|three|some|several) ((?:\p{L}+[ -]){0,3}?)(\p{L}{3,})(?= (?:in|on|at|over|under|by|near|with|from|through|across|along|inside|beside|behind|between|into|as|who|that|which|is|are|\p{L}+ing)\b|[,.;:!?]|$)/iu;
const openingZh =
  /(?:一|两|三|几|那)(?:只|个|位|名|条|头|匹|辆|艘|座|朵|棵|株|把|盏|张|本|架|群|对|颗|块|件|台|栋)(\p{Script=Han}{1,10}?)(?=在|正|从|向|，|。|$)/u;

/** The noun of a text that opens with one: "A quokka eating a leaf" → "quokka". */
function openingNoun(text: string): string | undefined {
  const english = openingEn.exec(text)?.[2];
  if (english !== undefined && !/ing$/iu.test(english)) return english;
  const chinese = openingZh.exec(text)?.[1]?.split("的").at(-1);
  return chinese !== undefined && chinese.length > 0 && chinese.length <= 5 ? chinese : undefined;
}
