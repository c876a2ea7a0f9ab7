import { find, type Match } from "../lexicon.ts";
import { read, type Reading } from "../reading.ts";
import { sentencesOf, shotsOf, type Span } from "../sentences.ts";
import { replace } from "./edit.ts";
import type { Finding } from "./finding.ts";
import { opposites, type Opposite } from "./opposites.ts";

/** Words that lead from one state into another: what stands on either side of them may differ. */
const change =
  /\b(?:from\b[^.]{0,80}\b(?:in)?to|then|later|until|till|before|after|becom\w+|turn(?:s|ing)? (?:in)?to|fad(?:e|es|ing)|giv(?:e|es|ing) way|transition\w*|dissolv\w+|morph\w*|transform\w*|gradual\w*|finally|ends?|sets|setting|rises|rising|time-?lapse|split[- ]screen|instead|unlike)\b|从[^。]{0,60}到|然后|随后|之后|之前|接着|最后|直到|变成|变为|转为|转成|渐渐|逐渐|过渡|切换|入夜|昼夜|分屏|升起|落下|西沉|而不是|延时/iu;

/** Contradictory descriptions ("sunny, starry night sky"): the side with fewer words gives way. */
export function contradictions(reading: Reading): Finding[] {
  const scopes = { shot: shotsOf(reading.text), sentence: sentencesOf(reading.text) };
  return opposites.flatMap((opposite) => {
    const [ours, theirs] = opposite.sides.map((side) => matchesOf(side, reading));
    if (!ours?.length || !theirs?.length) return [];
    return scopes[opposite.within].flatMap((scope) =>
      collision(reading.text, opposite, within(ours, scope), within(theirs, scope)),
    );
  });
}

/** Whether the text holds a word that could contradict another; cheap for short texts. */
export function takesSides(text: string): boolean {
  const reading = read(text);
  return opposites.some(({ sides }) => sides.some((side) => find(side, reading).length > 0));
}

function collision(text: string, opposite: Opposite, ours: Match[], theirs: Match[]): Finding[] {
  const first = [ours[0], theirs[0]];
  const [a, b] = first;
  if (!a || !b) return [];
  const from = Math.min(a.at, b.at);
  const to = Math.max(ours.at(-1)?.end ?? 0, theirs.at(-1)?.end ?? 0);
  const around = text.slice(Math.max(0, from - 6), to);
  if (change.test(around) || opposite.unless?.test(text)) return [];
  const loser = opposite.loser ?? weaker(text, ours, theirs);
  const kept = first[1 - loser]?.text ?? "";
  return (loser === 0 ? ours : theirs).map((match) => ({
    from: match.at,
    to: match.end,
    why: {
      en: `"${match.text}" contradicts "${kept}": ${opposite.why.en}.`,
      zh: `“${match.text}”与“${kept}”矛盾：${opposite.why.zh}。`,
    },
    fix: replace(text, match.at, match.end, match.id),
  }));
}

/** Fewer words lose. On equal terms the first set the scene and stays, but in "sunny night" the noun does. */
function weaker(text: string, ours: Match[], theirs: Match[]): 0 | 1 {
  if (ours.length !== theirs.length) return ours.length < theirs.length ? 0 : 1;
  const [a, b] = [ours[0], theirs[0]];
  if (!a || !b) return 0;
  const [early, late] = a.at < b.at ? [a, b] : [b, a];
  const together = /^[\s,，、的]*$/u.test(text.slice(early.end, late.at));
  return a.at < b.at === together ? 0 : 1;
}

/** A denied word is no claim. */
function matchesOf(side: Opposite["sides"][0], reading: Reading): Match[] {
  return find(side, reading).filter((match) => !match.negated);
}

function within(matches: readonly Match[], { from, to }: Span): Match[] {
  return matches.filter((match) => match.at >= from && match.end <= to);
}
