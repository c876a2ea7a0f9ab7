import { deedsIn } from "../deeds.ts";
import { subjectsIn, type Figure } from "../figures.ts";
import type { Words } from "../language.ts";
import type { Match } from "../lexicon.ts";
import type { Reading } from "../reading.ts";
import { sentencesOf, type Span } from "../sentences.ts";
import { stepsIn } from "./complexity.ts";
import type { Finding } from "./finding.ts";

/** Subjects or actions that a viewer can follow in one shot. */
const most = 4;
/** How many of a longer list stay. */
const kept = 3;

/** Too many subjects or actions at once. A plain list is cut to its first three; anything else needs a person. */
export function crowding(reading: Reading): Finding[] {
  const acting = subjectsIn(reading).filter(({ negated, figure }) => !negated && acts.has(figure));
  const doing = deedsIn(reading).filter(({ negated }) => !negated);
  return sentencesOf(reading.text).flatMap((sentence) => [
    ...crowd(reading.text, within(acting, sentence), subjectsTold),
    ...momentsOf(reading.text, sentence).flatMap((moment) => crowd(reading.text, within(doing, moment), actionsTold)),
  ]);
}

function subjectsTold(count: number): Words {
  return {
    en: `${count} subjects share one sentence; a viewer can follow ${kept}.`,
    zh: `一句话里有${count}个主体，观众最多跟得上${kept}个。`,
  };
}

function actionsTold(count: number): Words {
  return {
    en: `${count} actions happen at once; a clip can show ${kept} well.`,
    zh: `${count}个动作同时发生，一个镜头只能清楚地表现${kept}个。`,
  };
}

/** A sentence cut where its further steps begin: what happens one after another doesn't compete. */
function momentsOf(text: string, sentence: Span): Span[] {
  const starts = [sentence.from, ...stepsIn(text, sentence)];
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? sentence.to }));
}

/** Kinds of subject that draw the eye by themselves; props and buildings don't. */
const acts: ReadonlySet<Figure> = new Set<Figure>([
  "person",
  "animal",
  "bird",
  "swimmer",
  "vehicle",
  "boat",
  "machine",
]);

function crowd(text: string, matches: readonly Match[], why: (count: number) => Words): Finding[] {
  const seen = new Set<string>();
  const different = matches.filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()));
  const [second, third, fourth] = [different[kept - 2], different[kept - 1], different[kept]];
  const last = different.at(-1);
  if (different.length <= most || !second || !third || !fourth || !last) return [];
  const found = { from: fourth.at, to: last.end, why: why(different.length) };
  const list = different
    .slice(kept - 2)
    .every((match, index, rest) => index === 0 || joins(text, rest[index - 1], match));
  if (!list) return [found];
  const join = text.slice(second.end, third.at);
  const and = /\p{Script=Han}/u.test(third.text) ? "和" : " and ";
  const joined = join.replace(/^\s*(?:[,，、]|\band\b|和|与)\s*(?:and\b\s*)?/u, and);
  return [{ ...found, fix: { from: second.end, to: last.end, text: joined + third.text } }];
}

/** Whether two matches are neighbours in a list: "a cat, a small dog", "奔跑、跳跃". */
function joins(text: string, before: Match | undefined, after: Match): boolean {
  const gap = text.slice(before?.end, after.at);
  return (
    /^\s*(?:[,，、]|\band\b|和|与)\s*(?:(?:and|then|a|an|the|one|two|three|some|his|her|\p{L}+)\s+){0,3}$/iu.test(
      gap,
    ) || /^[、，和与][\p{Script=Han}]{0,4}$/u.test(gap)
  );
}

function within(matches: readonly Match[], { from, to }: Span): Match[] {
  return matches.filter((match) => match.at >= from && match.end <= to);
}
