import { shuffled } from "../choose.ts";
import { deedsIn } from "../deeds.ts";
import type { Idea } from "../expand/idea.ts";
import { say, type Phrase } from "../expand/phrase.ts";
import { subjectsIn } from "../figures.ts";
import { read } from "../reading.ts";
import { angles, being, changing, doing, place } from "./stages.ts";
import { changeIn, dealt, stepsOf } from "./steps.ts";

/** What each scene shows, for an idea that lists no scenes: its own steps, the change it names, or a short film's stations. */
export function leadsFor(idea: Idea, scenes: number, seed: string): string[] {
  if (scenes === 1) return [idea.text];
  const steps = stepsOf(idea.text).map((step, index) => (index === 0 ? step : withSubject(idea, step)));
  if (steps.length >= scenes)
    return dealt(steps, scenes).map((group) => group.join(idea.language === "zh" ? "，随后" : ", then "));
  if (steps.length > 1) return around(idea, steps, scenes, seed);
  const change = changeIn(idea.text);
  const phrases = change ? spread(changing, scenes) : stations(idea, scenes, seed);
  return phrases.map((phrase) =>
    say(phrase, idea.language, idea.subject)
      .replace("{idea}", () => bare(idea.text))
      .replaceAll("{from}", () => change?.from ?? "")
      .replaceAll("{to}", () => change?.to ?? ""),
  );
}

/** Steps after the first often leave out who acts: "then brushes his teeth". */
function withSubject({ subject: { it, name }, language }: Idea, step: string): string {
  const reading = read(step);
  // The first word or two name who acts: "the sun rises", "太阳升起".
  const shown = subjectsIn(reading)[0];
  if (name === undefined || (shown && shown.at < (language === "zh" ? 3 : 1))) return step;
  if (language === "zh") return /^\p{Script=Han}/u.test(step) ? `${it}${step}` : step;
  const verb = deedsIn(reading)[0]?.at === 0 || /^(?:\w+ly )?(?!this|his|its)\w+s\b/u.test(step);
  return verb ? `${it} ${step}` : step;
}

/** The steps with an opening before them, an ending after them and details between, as far as there is room. */
function around(idea: Idea, steps: readonly string[], scenes: number, seed: string): string[] {
  const [first, ...rest] = stations(idea, scenes - steps.length + 2, seed).map((phrase) =>
    say(phrase, idea.language, idea.subject).replace("{idea}", () => bare(steps.at(-1) ?? "")),
  );
  const last = rest.pop();
  const room = scenes - steps.length;
  const details = rest.slice(0, Math.max(0, room - 2));
  return [
    ...(room > 1 && first !== undefined ? [first] : []),
    ...steps,
    ...details,
    ...(last === undefined ? [] : [last]),
  ];
}

function stations(idea: Idea, scenes: number, seed: string): Phrase[] {
  const kind = idea.subject.name === undefined ? place : idea.deeds.length > 0 ? doing : being;
  const [first, last] = [shuffled(kind.first, seed)[0], shuffled(kind.last, seed)[0]];
  return [...(first ? [first] : []), ...spread(kind.middle, scenes - 2), ...(last ? [last] : [])];
}

/** So many of the phrases, evenly and in order; where they don't suffice, each is seen from several angles. */
function spread(phrases: readonly Phrase[], count: number): Phrase[] {
  if (count === 1) return phrases.slice(-1);
  const turns = Math.ceil(count / phrases.length);
  const all =
    turns < 2 ? phrases : phrases.flatMap((phrase) => Array.from({ length: turns }, (_, turn) => from(phrase, turn)));
  return Array.from(
    { length: Math.max(0, count) },
    (_, index) => all[Math.round((index * (all.length - 1)) / (count - 1))],
  ).filter((phrase) => phrase !== undefined);
}

function from({ en, zh }: Phrase, turn: number): Phrase {
  const angle = angles[turn % angles.length];
  return turn === 0 || !angle ? { en, zh } : { en: `${en}, ${angle.en}`, zh: `${zh}，${angle.zh}` };
}

function bare(text: string): string {
  return text.replace(/(?<![.。!！?？…\s])[.。!！?？…\s]+$/u, "");
}
