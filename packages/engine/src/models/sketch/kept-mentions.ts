import type { SubjectKind } from "../../craft/subjects.ts";
import { cast } from "./cast.ts";
import { countAt } from "./count-at.ts";
import { human, isBeast, type Mention, pronoun } from "./mention.ts";

/** A lighthouse keeper is a person, and the lighthouse stands behind; a surfer on land is a person, too. */
export function keptBy(text: string, match: Mention): Mention[] {
  if (match.id === "surfer" && ashore.test(text.slice(match.end, match.end + 40))) return [{ ...match, id: "person" }];
  const keeper =
    match.id === "lighthouse" ? /^\W?keepers?|^(?:守护|看守|守)[人者]/iu.exec(text.slice(match.end)) : null;
  if (keeper === null) return [match];
  const end = match.end + keeper[0].length;
  return [{ ...match, id: "person", at: match.end, end, text: text.slice(match.end, end) }, match];
}

const ashore =
  /^\W+(?:[a-z]+\W+)?(?:walk|stand|sit|wait|run|carr|wax|look)|^[^，。]{0,6}(?:走|站|坐|等|跑|抱着|拿着|扛着)/iu;

/** A baby elephant is an elephant, and its mother is no woman. */
export function isPartOf(text: string, { id, at, end, text: words }: Mention, mentions: readonly Mention[]): boolean {
  const screen = id === "laptop" && /^screen|^屏幕|^monitor/iu.test(words);
  if (screen && mentions.some((other) => other.id === "phone" || (other.id === "laptop" && other.end <= at)))
    return true;
  // The candles of a cake, the smoke and fire of a launch, the station one is in.
  if (id === "candle" && mentions.some((other) => other.id === "cake")) return true;
  if (id === "campfire" && mentions.some((other) => other.id === "rocket")) return true;
  if (/^(?: station|站)/iu.test(text.slice(end, end + 8)) && (id === "train" || id === "truck")) return true;
  if (id === "church" && /^[里内]/u.test(text.slice(end))) return true;
  if (id === "church" && /\b(?:inside|in) (?:an?|the) (?:\w+ )?$/iu.test(text.slice(Math.max(0, at - 24), at)))
    return true;
  if (id === "castle" || id === "pagoda")
    if (
      /\b(?:inside|in|through) (?:an?|the|her|his) (?:\w+ )?$/iu.test(text.slice(Math.max(0, at - 24), at)) &&
      /palace/iu.test(words)
    )
      return true;
  if (id === "rocket" && /\b(?:inside|aboard|in) (?:an?|the) $/iu.test(text.slice(Math.max(0, at - 12), at)))
    return true;
  // The brood of a duck, a family of ducks.
  if (
    /^(?:family|friends?|couple)$/iu.test(words) &&
    mentions.some((next) => isBeast(next.id) && (next.end + 1 === at || text.slice(end, next.at) === " of "))
  )
    return true;
  const isYoung = /^baby$/iu.test(words) && mentions.some((next) => next.at === end + 1 && cast[next.id].alive);
  return isYoung || (human.has(id) && /\bits\s+$/iu.test(text.slice(Math.max(0, at - 5), at)));
}

/** What stands between two words for one person: "a dancer, a young woman". */
const isSame = /^(?:[\s,，:：、—–-]|\b(?:of|an?|the|is)\b|是|一[个位名]|的)*$/iu;

/** Trees, houses and the like. */
const rooted = (id: SubjectKind) =>
  cast[id].place === "ground" && cast[id].height >= 4 && cast[id].action !== "drive" && !cast[id].alive;

/** One mention for each subject: later ones of the same kind, pronouns and bare "figure" after a person are the same one. */
export function distinct(mentions: readonly Mention[], text: string): Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions) {
    if (kept.some((other) => other.id === mention.id)) continue;
    if (pronoun.test(mention.text) && kept.some((other) => cast[other.id].alive)) continue;
    // A number tells others from the one before: "chased by two policemen".
    const others = countAt(text, mention, mentions.findLast(({ end }) => end <= mention.at)?.end ?? 0) > 1;
    if (mention.id === "person" && !others && kept.some((other) => human.has(other.id) || other.id === "robot"))
      continue;
    const vague = kept.findIndex((other) => other.id === "person" && human.has(mention.id));
    if (vague >= 0 && isSame.test(text.slice(kept[vague]?.end, mention.at))) kept[vague] = mention;
    else kept.push(mention);
  }
  // What the light shows by itself and crowds never lead, nor does what stands still where something lives.
  const lively = kept.some((m) => cast[m.id].alive && m.id !== "crowd");
  const crowded = kept.some(({ id }) => id === "crowd");
  const behind = ({ id }: Mention) =>
    cast[id].place === "sky" || (crowded && cast[id].place === "table")
      ? 3
      : id === "crowd"
        ? 2
        : lively && rooted(id)
          ? 1
          : 0;
  return kept.toSorted((a, b) => behind(a) - behind(b));
}
