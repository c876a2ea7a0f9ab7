import { colours, type Colour } from "../../craft/colours.ts";
import { find, lexicon, type Match } from "../../craft/lexicon.ts";
import type { Reading } from "../../craft/reading.ts";
import type { SubjectKind } from "../../craft/subjects.ts";
import type { Wear } from "../../craft/wear.ts";
import type { Mention } from "./mention.ts";

/** Colours that go without saying. */
export const natural: readonly (readonly [RegExp, Colour])[] = [
  [/sunflower|dandelion|向日葵|蒲公英|golden retriever|金毛/iu, "yellow"],
  [/honey|蜂蜜/iu, "orange"],
  [/\bjam\b|果酱/iu, "red"],
  [/(?<!ice )\bcream\b|面霜/iu, "white"],
  [/rose|poppy|tulip|玫瑰|郁金香/iu, "red"],
  [/lotus|荷花|莲花/iu, "pink"],
  [/lavender|薰衣草/iu, "purple"],
  [
    /polar bear|北极熊|swan|天鹅|goose|geese|dove|gull|海鸥|lily|daisy|百合|雏菊|zebra|白马|白鹤|仙鹤|白鹭|unicorn/iu,
    "white",
  ],
  [/crow(?!d)|raven|乌鸦|panther|黑豹|orca|虎鲸/iu, "black"],
  [/tiger|老虎|koi|clownfish|goldfish|金鱼|橘猫/iu, "orange"],
  [/husky|哈士奇|mouse|老鼠/iu, "grey"],
  [/robin|鹦鹉|parrot/iu, "red"],
];

const apart = /[,.;:!?，。；：！？、\n]|\b(?:in|on|at|under|with|beside|near|over|behind|from|of|by|into|and)\b/iu;

/** Gives each colour word to what it describes: "a red car", "the car is red", "穿红裙的女孩". */
export function bindColours(reading: Reading, mentions: readonly Mention[], wears: readonly Match<Wear>[]) {
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
  backing: "background, backdrop, marble, velvet, silk, surface, 背景, 大理石, 丝绒, 绸缎, 台面",
  thing:
    "hair, eyes, eye, door, window, roof, wall, leaves, grass, petals, water, sea, sand, snow, field, mountains, hills, flag, carpet, curtain, table, street, road, 头发, 眼睛, 门, 窗, 屋顶, 墙, 叶子, 草, 花瓣, 海水, 沙滩, 雪, 田野, 麦田, 山",
});
type Other = "light" | "backing" | "thing";

/** The colour asked for the light or the sky. */
export const lightColour = (reading: Reading): Colour | undefined => colourOf("light", reading);

/** The colour asked for what stands behind a product or lies under it. */
export function backingColour(reading: Reading): Colour | undefined {
  const dark = /\bdark\b[^,.]{0,24}\b(?:background|studio|backdrop|velvet|marble)|暗色|深色背景|黑暗/iu.test(
    reading.text,
  );
  return colourOf("backing", reading) ?? (dark ? "black" : undefined);
}

function colourOf(id: Other, reading: Reading): Colour | undefined {
  const named = find(others, reading).filter((match) => match.id === id && !match.negated);
  for (const [noun, colour] of bindColours(reading, [], [])) if (named.some((m) => m.at === noun.at)) return colour;
  return undefined;
}
