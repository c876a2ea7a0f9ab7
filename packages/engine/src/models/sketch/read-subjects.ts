import { actions, type Action } from "../../craft/actions.ts";
import { colours, type Colour } from "../../craft/colours.ts";
import { find, lexicon, type Match } from "../../craft/lexicon.ts";
import type { Reading } from "../../craft/reading.ts";
import { subjects, type SubjectKind } from "../../craft/subjects.ts";
import { weather } from "../../craft/weather.ts";
import { wear, type Wear } from "../../craft/wear.ts";
import { cast } from "./cast.ts";
import type { Subject } from "./scene.ts";

type Mention = Match<SubjectKind>;

/** The subjects that a prompt asks for, with what they do, how many they are and what colours they have. */
export function readSubjects(reading: Reading, unwanted: ReadonlySet<SubjectKind>): Subject[] {
  const { text } = reading;
  const wears = find(wear, reading).filter((match) => !match.negated);
  const mentions = find(subjects, reading).filter(
    (match) => !match.negated && !unwanted.has(match.id) && !wears.some((worn) => overlap(worn, match)),
  );
  const kept = distinct(mentions).slice(0, 4);
  const paint = bindColours(reading, mentions, wears);
  const acts = actsOf(reading, mentions);
  return kept.map((mention, index): Subject => {
    const clothes = wears.filter((worn) => ownerOf(worn, mentions) === mention);
    const colour = mentions.filter((other) => other.id === mention.id).map((other) => paint.get(other));
    const known = colour.find((value) => value !== undefined);
    const heading = headingAt(text, mention, kept[index + 1]);
    return {
      kind: mention.id,
      action: actionOf(mention, acts, kept, text),
      count: countAt(text, mention),
      ...(heading && { heading }),
      ...(known && { colour: known }),
      wears: clothes.map((worn) => {
        const dyed = paint.get(worn);
        return dyed === undefined ? { what: worn.id } : { what: worn.id, colour: dyed };
      }),
      ...(isOld(text, mention) && { old: true }),
    };
  });
}

function isOld(text: string, { at, end }: Match): boolean {
  return (
    /\b(?:old|elderly|aged|ancient)\W+(?:\w+\W+)?$/iu.test(text.slice(Math.max(0, at - 20), at)) ||
    /grand|老|爷|奶/iu.test(text.slice(at - 2 < 0 ? 0 : at - 2, end))
  );
}

function overlap(a: Match, b: Match): boolean {
  return a.at < b.end && b.at < a.end;
}

const pronoun = /^(?:he|she|他|她)$/iu;
const human = new Set<SubjectKind>(["woman", "man", "girl", "boy", "child", "person", "astronaut"]);

/** One mention for each subject: later ones of the same kind, pronouns and bare "figure" after a person are the same one. */
function distinct(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions) {
    if (kept.some((other) => other.id === mention.id)) continue;
    if (pronoun.test(mention.text) && kept.some((other) => cast[other.id].alive)) continue;
    if (mention.id === "person" && kept.some((other) => human.has(other.id) || other.id === "robot")) continue;
    const vague = kept.findIndex((other) => other.id === "person" && human.has(mention.id));
    if (vague >= 0 && mention.at - (kept[vague]?.end ?? 0) < 12) kept[vague] = mention;
    else kept.push(mention);
  }
  // What the light shows by itself, and crowds, never lead.
  const behind = (m: Mention) => (cast[m.id].place === "sky" ? 2 : m.id === "crowd" ? 1 : 0);
  return kept.toSorted((a, b) => behind(a) - behind(b));
}

const stop = /[,.;:!?，。；：！？\n]/u;
const apart = /[,.;:!?，。；：！？、\n]|\b(?:in|on|at|under|with|beside|near|over|behind|from|of|by|into|and)\b/iu;

/** Gives each colour word to what it describes: "a red car", "the car is red", "穿红裙的女孩". */
function bindColours(reading: Reading, mentions: readonly Mention[], wears: readonly Match<Wear>[]) {
  const { text } = reading;
  const nouns: Match<SubjectKind | Wear | Other>[] = [...mentions, ...wears, ...find(others, reading)].toSorted(
    (a, b) => a.at - b.at || b.end - a.end,
  );
  const paint = new Map<Match, Colour>();
  for (const colour of find(colours, reading)) {
    if (colour.negated) continue;
    // A garment may hold its colour's word: 红裙.
    const next = nouns.find((noun) => noun.at >= colour.at && noun.end > colour.end);
    const between = next ? text.slice(colour.end, next.at).replace(/^\s*and\s+\w+/iu, "") : "";
    const near = next !== undefined && between.trim().split(/\s+/u).length <= 3 && between.length < 24;
    const noun = near && !apart.test(between) ? next : before(text, nouns, colour);
    if (noun !== undefined && !paint.has(noun)) paint.set(noun, colour.id);
  }
  return paint;
}

function before<M extends Match>(text: string, nouns: readonly M[], colour: Match): M | undefined {
  const noun = nouns.findLast((other) => other.end <= colour.at);
  if (noun === undefined) return undefined;
  return /^\s*(?:is|are|was|painted|in|dressed in|wearing|coloured|colored|是|为|呈)\s*(?:a |deep |bright |all )?$/iu.test(
    text.slice(noun.end, colour.at),
  )
    ? noun
    : undefined;
}

/** Coloured things that aren't subjects: their colour words must not land on a subject. */
const others = lexicon({
  light:
    "light, glow, sky, neon, neon sign, sunset, sunrise, sun, moon, dawn, haze, mist, clouds, lighting, palette, tones, hue, 光, 光线, 天空, 霓虹, 灯光, 晚霞, 色调, 月光, 云",
  thing:
    "hair, eyes, eye, door, window, roof, wall, leaves, grass, petals, water, sea, sand, snow, field, mountains, hills, flag, carpet, curtain, table, street, road, 头发, 眼睛, 门, 窗, 屋顶, 墙, 叶子, 草, 花瓣, 海水, 沙滩, 雪, 田野, 麦田, 山",
});
type Other = "light" | "thing";

/** The colour asked for the light or the sky. */
export function lightColour(reading: Reading): Colour | undefined {
  const lit = find(others, reading).filter((match) => match.id === "light" && !match.negated);
  for (const [noun, colour] of bindColours(reading, [], [])) if (lit.some((m) => m.at === noun.at)) return colour;
  return undefined;
}

function ownerOf(worn: Match<Wear>, mentions: readonly Mention[]): Mention | undefined {
  const people = mentions.filter((m) => cast[m.id].alive && !pronoun.test(m.text));
  const last = people.findLast((m) => m.end <= worn.at);
  const next = people.find((m) => m.at >= worn.end && m.at - worn.end <= 4);
  return next ?? last ?? people[0];
}

/** Acts that weather does by itself: snow falls, mist drifts. */
const ofWeather = new Set<Action>(["fall", "drift", "rise", "fly", "dance"]);
const ofCamera = lexicon({ camera: "camera, drone, shot, lens, crane, dolly, 镜头, 机位, 航拍, 画面, 无人机" });

/** The actions that belong to subjects: not those of the camera ("drone rising") or the weather ("snow falling"). */
function actsOf(reading: Reading, mentions: readonly Mention[]): Match<Action>[] {
  const cameras = find(ofCamera, reading);
  const skies = find(weather, reading);
  const last = (nouns: readonly Match[], act: Match) => nouns.findLast((noun) => noun.end <= act.at)?.end ?? -1;
  return find(actions, reading).filter((act) => {
    if (act.negated || mentions.some((mention) => overlap(mention, act))) return false;
    const mine = last(mentions, act);
    const camera = last(cameras, act);
    const sky = last(skies, act);
    const free = (from: number) => from <= mine || stop.test(reading.text.slice(Math.max(0, from), act.at));
    return (camera < 0 || free(camera)) && (sky < 0 || !ofWeather.has(act.id) || free(sky));
  });
}

/** What a subject does: the first action after it, before another of its sort takes over; else one just before it. */
function actionOf(mention: Mention, acts: readonly Match<Action>[], kept: readonly Mention[], text: string): Action {
  const role = cast[mention.id];
  const rival = kept.find((other) => other.at > mention.at && cast[other.id].alive === role.alive);
  const between = (to: number) => text.slice(mention.end, to);
  const after = acts.find((act) => act.at >= mention.end && !/[.。！!？?\n]/u.test(between(act.at)));
  const ahead = acts.findLast(
    (act) => act.end <= mention.at && mention.at - act.end < 14 && !stop.test(text.slice(act.end, mention.at)),
  );
  const shared =
    rival !== undefined && /^[^,.，。]*(?:\band\b|\bwith\b|和|与|、|带着)[^,.，。]*$/iu.test(between(rival.at));
  const own = after !== undefined && (rival === undefined || after.at < rival.at || shared) ? after : ahead;
  return own === undefined ? role.action : fitting(own.id, mention.id);
}

const moving: ReadonlySet<Action> = new Set(["walk", "run", "fly", "drive", "sail", "swim", "drift", "jump"]);
const anyThing: ReadonlySet<Action> = new Set([
  "rise",
  "fall",
  "drift",
  "turn",
  "burn",
  "grow",
  "bloom",
  "explode",
  "fly",
  "jump",
]);

/** A train that "crosses" drives, a boat sails; a chair on which somebody sits only stands there. */
function fitting(action: Action, kind: SubjectKind): Action {
  const role = cast[kind];
  if (role.alive) return action;
  if ((role.action === "drive" || role.action === "sail") && moving.has(action)) return role.action;
  return anyThing.has(action) || role.action === "drive" ? action : role.action;
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

function countAt(text: string, mention: Mention): number {
  const lead = text.slice(Math.max(0, mention.at - 32), mention.at);
  for (const [pattern, count] of numbers) if (pattern.test(lead)) return count;
  if (/^(?:flock|shoal|herd|couple|lovers|friends|family|情侣|恋人|鸟群|鱼群|羊群|象群)/iu.test(mention.text))
    return /couple|lovers|情侣|恋人/iu.test(mention.text) ? 2 : /family|friends|家人|朋友/iu.test(mention.text) ? 3 : 7;
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
