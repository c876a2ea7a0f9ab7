import { isDenied, type Reading } from "../reading.ts";
import { shotsOf } from "../sentences.ts";
import { replace } from "./edit.ts";
import type { Finding } from "./finding.ts";
import { impossibles, type Impossible } from "./impossible.ts";

/** Where the world's rules are meant to be broken. */
const imagined =
  /surreal|dream|magic|fantas|fairy ?tale|zero[- ]gravity|anti-?gravity|weightless|levitat|in reverse|reversed|backwards|upside[- ]down|inverted|ghost|spirit|hologram|超现实|梦境|梦幻|魔法|奇幻|童话|失重|零重力|反重力|倒放|倒流|颠倒|悬浮|幽灵|鬼魂|全息/iu;

/** Physical inconsistency ("waves crash upward in still water"). */
export function physics(reading: Reading): Finding[] {
  if (imagined.test(reading.text)) return [];
  const shots = shotsOf(reading.text);
  return impossibles.flatMap((impossible) =>
    shots.flatMap(({ from, to }) => {
      const shot = reading.text.slice(from, to);
      if (impossible.beside && !impossible.beside.test(shot)) return [];
      return [...shot.matchAll(impossible.pattern)]
        .filter((match) => !isDenied(reading, from + match.index))
        .map((match) => finding(reading.text, impossible, from + match.index, match[0]));
    }),
  );
}

function finding(text: string, { why, pattern, fix }: Impossible, from: number, words: string): Finding {
  const to = from + words.length;
  const told = { en: `"${words}": ${why.en}.`, zh: `“${words}”：${why.zh}。` };
  if (fix === undefined) return { from, to, why: told };
  return { from, to, why: told, fix: replace(text, from, to, words.replace(new RegExp(pattern, pattern.flags), fix)) };
}
