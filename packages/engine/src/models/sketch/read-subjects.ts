import { type Mention, overlap } from "./mention.ts";
import { find, type Match } from "../../craft/lexicon.ts";
import type { Reading } from "../../craft/reading.ts";
import { subjects, type SubjectKind } from "../../craft/subjects.ts";
import { wear, type Wear } from "../../craft/wear.ts";
import { cast } from "./cast.ts";
import type { Subject } from "./scene.ts";
import { natural, bindColours } from "./read-colours.ts";
import { actsOf, actionOf } from "./read-actions.ts";

/** The subjects that a prompt asks for, with what they do, how many they are and what colours they have. */
export function readSubjects(reading: Reading, unwanted: ReadonlySet<SubjectKind>): Subject[] {
  const { text } = reading;
  const wears = find(wear, reading).filter((match) => !match.negated);
  const mentions = find(subjects, reading)
    .flatMap((match) => keptBy(text, match))
    .filter((match) => !match.negated && !unwanted.has(match.id) && !wears.some((worn) => overlap(worn, match)));
  const kept = distinct(
    mentions.filter((mention) => !isPartOf(text, mention, mentions)),
    text,
  ).slice(0, 4);
  const paint = bindColours(reading, mentions, wears);
  const acts = actsOf(reading, mentions);
  const all = kept.map((mention, index): Subject => {
    const clothes = wears.filter((worn) => ownerOf(worn, mentions) === mention);
    const colour = mentions.filter((other) => other.id === mention.id).map((other) => paint.get(other));
    const known = colour.find((value) => value !== undefined) ?? natural.find(([word]) => word.test(mention.text))?.[1];
    const heading = headingAt(text, mention, kept[index + 1]);
    return {
      kind: mention.id,
      action: actionOf(mention, acts, kept, text),
      count: countAt(text, mention, mentions.findLast(({ end }) => end <= mention.at)?.end ?? 0),
      ...(heading && { heading }),
      ...(known && { colour: known }),
      wears: [
        ...clothes.map((worn) => {
          const dyed = paint.get(worn);
          return dyed === undefined ? { what: worn.id } : { what: worn.id, colour: dyed };
        }),
        ...(armed.test(mention.text) && !clothes.some(({ id }) => id === "sword") ? [{ what: "sword" as const }] : []),
      ],
      ...(isOld(text, mention) && { old: true }),
      ...(boardOf(text, mention) && { board: boardOf(text, mention) }),
      ...(isToy(text, mention) && { toy: true as const }),
    };
  });
  const isRead = all.some(({ action }) => action === "read");
  return mounted(all, kept, text).filter(({ kind }) => kind !== "book" || !isRead);
}

/** Who rides is on the mount: the two are one subject. */
function mounted(all: readonly Subject[], kept: readonly Mention[], text: string): Subject[] {
  for (const [index, mount] of kept.entries()) {
    const sitter = seats.has(mount.id) ? sitterOf(mount, kept, text) : -1;
    const [who, seat] = [all[sitter], all[index]];
    if (who && seat) {
      const both: Subject = {
        ...seat,
        action: "stand",
        rider: who.action === "stand" ? { ...who, action: "sit" } : who,
        riders: Math.min(3, who.count),
      };
      return all.flatMap((one, at) =>
        at === Math.min(sitter, index) ? [both] : at === sitter || at === index ? [] : [one],
      );
    }
    const before = kept.findIndex(({ id, end }) => human.has(id) && end <= mount.at && mount.at - end < 40);
    const [rider, ridden] = [all[before], all[index]];
    if (!rider || !ridden || !(mounts.has(mount.id) || driven.has(mount.id))) continue;
    const drives =
      driven.has(mount.id) &&
      /\bdriv(?:e|es|ing)\b|\bdrove\b|驾驶|开着/iu.test(text.slice(kept[before]?.end, mount.at));
    if (
      !drives &&
      !/\brid(?:e|es|ing|den)\b|\brode\b|骑|\bon (?:a|an|his|her|the) (?:\w+ )?$/iu.test(
        text.slice(kept[before]?.end, mount.at),
      )
    )
      continue;
    const action = rider.action === "stand" ? ridden.action : cast[ridden.kind].alive ? gaitOf(rider.action) : "drive";
    const both = { ...ridden, action, count: rider.count, rider: { ...rider, action: "sit" as const } };
    return all.flatMap((one, at) =>
      at === Math.min(before, index) ? [both] : at === before || at === index ? [] : [one],
    );
  }
  return [...all];
}

const mounts: ReadonlySet<SubjectKind> = new Set([
  "horse",
  "camel",
  "elephant",
  "cow",
  "bicycle",
  "motorcycle",
  "dragon",
  "lion",
]);
/** Who drives these is inside. */
const driven: ReadonlySet<SubjectKind> = new Set(["car", "truck", "train"]);
const seats: ReadonlySet<SubjectKind> = new Set(["bench", "chair"]);

/** Who sits on a bench or in a chair, as an index of what is kept, or -1: "an old man on a bench", "长椅上坐着一位老人". */
function sitterOf(seat: Mention, kept: readonly Mention[], text: string): number {
  return kept.findIndex(({ id, at, end }) => {
    if (!human.has(id)) return false;
    if (end <= seat.at) {
      const lead = text.slice(end, seat.at);
      return lead.length < 48 && /\b(?:on|in) (?:an?|his|her|the|their) (?:[\w-]+ ){0,2}$|坐在[^，。]*$/iu.test(lead);
    }
    return at - seat.end < 14 && /^上[^，。]*坐/u.test(text.slice(seat.end, at));
  });
}
const gaitOf = (action: Subject["action"]) => (action === "drive" ? "walk" : action);

/** A lighthouse keeper is a person, and the lighthouse stands behind. */
function keptBy(text: string, match: Mention): Mention[] {
  const keeper =
    match.id === "lighthouse" ? /^\W?keepers?|^(?:守护|看守|守)[人者]/iu.exec(text.slice(match.end)) : null;
  if (keeper === null) return [match];
  const end = match.end + keeper[0].length;
  return [{ ...match, id: "person", at: match.end, end, text: text.slice(match.end, end) }, match];
}

/** A baby elephant is an elephant, and its mother is no woman. */
function isPartOf(text: string, { id, at, end, text: words }: Mention, mentions: readonly Mention[]): boolean {
  const screen = id === "laptop" && /^screen|^屏幕|^monitor/iu.test(words);
  if (screen && mentions.some((other) => other.id === "phone" || (other.id === "laptop" && other.end <= at)))
    return true;
  // The candles of a cake, the smoke and fire of a launch, the station one is in.
  if (id === "candle" && mentions.some((other) => other.id === "cake")) return true;
  if (id === "campfire" && mentions.some((other) => other.id === "rocket")) return true;
  if (/^(?: station|站)/iu.test(text.slice(end, end + 8)) && (id === "train" || id === "truck")) return true;
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

/** Who carries a sword without a word of it. */
const armed = /^(?:swords?m[ae]n|剑客|侠客|侠女|大侠)$/iu;

function isOld(text: string, { at, end }: Match): boolean {
  return (
    /\b(?:old|elderly|aged|ancient|vintage)\W+(?:\w+\W+)?$/iu.test(text.slice(Math.max(0, at - 20), at)) ||
    /grand|steam|老|爷|奶|蒸汽/iu.test(text.slice(at - 2 < 0 ? 0 : at - 2, end))
  );
}

/** What somebody has under the feet. */
function boardOf(text: string, { id, at, end }: Mention): Subject["board"] {
  if (!human.has(id)) return undefined;
  const words = text.slice(at, end + 24);
  if (/skateboard|滑板/iu.test(words)) return "skateboard";
  return /\bski|snowboard|滑雪/iu.test(words) ? "skis" : undefined;
}

function isToy(text: string, { at, text: words }: Match): boolean {
  return (
    /\b(?:paper|toy|miniature)\W+$/iu.test(text.slice(Math.max(0, at - 14), at)) ||
    text.slice(0, at).endsWith("玩具") ||
    /paper|纸船/iu.test(words)
  );
}

const isBeast = (id: SubjectKind) => cast[id].alive === true && !human.has(id) && id !== "crowd";

const pronoun = /^(?:he|she|他|她)$/iu;
const human = new Set<SubjectKind>(["woman", "man", "girl", "boy", "child", "person", "astronaut"]);

/** Trees, houses and the like. */
const rooted = (id: SubjectKind) =>
  cast[id].place === "ground" && cast[id].height >= 4 && cast[id].action !== "drive" && !cast[id].alive;

/** One mention for each subject: later ones of the same kind, pronouns and bare "figure" after a person are the same one. */
function distinct(mentions: readonly Mention[], text: string): Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions) {
    if (kept.some((other) => other.id === mention.id)) continue;
    if (pronoun.test(mention.text) && kept.some((other) => cast[other.id].alive)) continue;
    // A number tells others from the one before: "chased by two policemen".
    const others = countAt(text, mention, mentions.findLast(({ end }) => end <= mention.at)?.end ?? 0) > 1;
    if (mention.id === "person" && !others && kept.some((other) => human.has(other.id) || other.id === "robot"))
      continue;
    const vague = kept.findIndex((other) => other.id === "person" && human.has(mention.id));
    if (vague >= 0 && mention.at - (kept[vague]?.end ?? 0) < 12) kept[vague] = mention;
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

function ownerOf(worn: Match<Wear>, mentions: readonly Mention[]): Mention | undefined {
  const people = mentions.filter((m) => cast[m.id].alive && !pronoun.test(m.text));
  const last = people.findLast((m) => m.end <= worn.at);
  const next = people.find((m) => m.at >= worn.end && m.at - worn.end <= 4);
  return next ?? last ?? people[0];
}

const numbers: readonly (readonly [RegExp, number])[] = [
  [
    /(?:\b(?:two|pair of|couple of|2)\W+(?:[\w-]+\W+){0,2}|[两二2][只个位名条匹头辆艘架朵棵座]?[^，。、\s]{0,3}|一对)$/iu,
    2,
  ],
  [/(?:\b(?:three|3)\W+(?:[\w-]+\W+){0,2}|[三3][只个位名条匹头辆艘架朵棵座][^，。、\s]{0,3})$/iu, 3],
  [/(?:\b(?:four|4)\W+(?:[\w-]+\W+){0,2}|[四4][只个位名条匹头辆艘架朵棵座][^，。、\s]{0,3})$/iu, 4],
  [
    /(?:\b(?:five|5|several|some|a few|group of)\W+(?:[\w-]+\W+){0,2}|[五5几数][只个位名条匹头辆艘架朵棵座][^，。、\s]{0,3}|一些)$/iu,
    5,
  ],
  [
    /(?:\b(?:many|flock of|herd of|school of|swarm of|pack of|hundreds of|dozens of)\W+(?:[\w-]+\W+){0,2}|[一]?群|许多|很多|成群的?|无数)$/iu,
    7,
  ],
];

/** `from`: where the mention before ends, whose number is its own. */
function countAt(text: string, mention: Mention, from: number): number {
  const lead = text.slice(Math.max(from, mention.at - 32), mention.at);
  for (const [pattern, count] of numbers) if (pattern.test(lead)) return count;
  if (
    /^(?:flock|shoal|herd|school of fish|couple|wedding couple|bride and groom|lovers|friends|family|band|rock band|orchestra|choir|情侣|恋人|夫妻|乐队|合唱团|交响乐团|一家人|鸟群|鱼群|羊群|象群)/iu.test(
      mention.text,
    )
  )
    return /couple|bride|lovers|情侣|恋人|夫妻/iu.test(mention.text)
      ? 2
      : /family|friends|band|家人|朋友|乐队/iu.test(mention.text)
        ? 3
        : 7;
  // A penguin colony, a wolf pack, a duck family.
  if (
    /^ (?:festival|parade|fleet|convoy|caravan|race)\b|^(?:群|队|商队|大军|编队)/iu.test(
      text.slice(mention.end, mention.end + 10),
    )
  )
    return 5;
  const herd = /^ (?:colony|pack|herd|flock|swarm|pod|troop|family|group)\b/iu;
  if (isBeast(mention.id) && herd.test(text.slice(mention.end, mention.end + 10))) return 5;
  if (mention.id === "bubble") return 7;
  if (mention.id === "crowd") return 6;
  const plural =
    /(?:s|women|men|children|people|geese|sheep)$/u.test(mention.text) && /s$|en$|ople$|eese$/u.test(mention.text);
  return plural && !/(?:ss|us|bus|grass|cosmos|woman|man|cactus|horse)$/iu.test(mention.text) ? 3 : 1;
}

/** Which way a subject goes, from the words after it. */
function headingAt(text: string, mention: Mention, next: Mention | undefined): Subject["heading"] {
  const rest =
    text.slice(mention.end, Math.min(next?.at ?? text.length, mention.end + 90)).split(/[.。!！?？;；\n]/u)[0] ?? "";
  const part = rest.replace(/(?:camera|镜头|[,，][^,，]*\b(?:pan|tilt|dolly|track|zoom|orbit)).*/iu, "");
  if (
    /toward(?:s)? (?:the )?(?:camera|us|viewer|lens)|approaches|comes closer|走来|迎面|向我们|朝我们|面对镜头/iu.test(
      rest,
    )
  )
    return "toward";
  if (
    /\baway\b|into the (?:distance|light|fog|mist|sunset|horizon|forest|dark)|from behind|远去|走远|走向远方|背影|背对/iu.test(
      part,
    )
  )
    return "away";
  if (/(?:to the right|rightwards?|left to right|向右|从左)/iu.test(part)) return "right";
  if (/(?:to the left|leftwards?|right to left|向左|从右)/iu.test(part)) return "left";
  return undefined;
}
