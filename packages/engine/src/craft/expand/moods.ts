import type { Words } from "../language.ts";
import type { Setting } from "../settings.ts";
import type { Style } from "../styles.ts";
import type { Time } from "../times.ts";
import type { Weather } from "../weather.ts";

/** How the shot feels, by the hour. */
export const hourMoods: Readonly<Record<Time, readonly Words[]>> = {
  dawn: [
    { en: "quiet and expectant", zh: "安静，带着期待" },
    { en: "hushed, with the day still ahead", zh: "屏息般的安静，一天尚未开始" },
  ],
  morning: [
    { en: "fresh and unhurried", zh: "清新，不慌不忙" },
    { en: "open and hopeful", zh: "明朗，带着希望" },
  ],
  day: [
    { en: "clear-eyed and open", zh: "清澈，坦然" },
    { en: "matter-of-fact, with a quiet dignity", zh: "朴实，沉静而有尊严" },
  ],
  golden: [
    { en: "warm and nostalgic", zh: "温暖，带着怀旧" },
    { en: "tender and unhurried", zh: "温柔，从容" },
  ],
  sunset: [
    { en: "warm, with a note of farewell", zh: "温暖，带一点告别的意味" },
    { en: "calm and bittersweet", zh: "平静，略带感伤" },
  ],
  dusk: [
    { en: "hushed and wistful", zh: "低回，若有所思" },
    { en: "suspended between two moments", zh: "悬在两个时刻之间" },
  ],
  night: [
    { en: "intimate and watchful", zh: "私密，带着警觉" },
    { en: "solitary, with a low hum of tension", zh: "孤独，隐隐有些张力" },
  ],
};

/** How the weather colours it. */
export const weatherMoods: Readonly<Partial<Record<Weather, Words>>> = {
  storm: { en: "tense and awed", zh: "紧张，令人敬畏" },
  rain: { en: "melancholy and tender", zh: "忧郁而温柔" },
  snow: { en: "hushed and clean", zh: "静谧而洁净" },
  fog: { en: "mysterious and held back", zh: "神秘，有所保留" },
  wind: { en: "restless and alive", zh: "不安分，充满生气" },
  petals: { en: "light and bittersweet", zh: "轻盈，略带感伤" },
  leaves: { en: "mellow and wistful", zh: "醇和，若有所思" },
  fireflies: { en: "enchanted and close", zh: "迷人而亲近" },
};

/** Of something done at speed. */
export const fastMoods: readonly Words[] = [
  { en: "urgent and exhilarated", zh: "急迫而振奋" },
  { en: "driven, on the edge of control", zh: "一往无前，近乎失控" },
];

/** Of places where the hour means little. */
export const placeMoods: Readonly<Partial<Record<Setting, readonly Words[]>>> = {
  space: [{ en: "vast and solitary", zh: "浩瀚而孤独" }],
  underwater: [{ en: "slow and otherworldly", zh: "缓慢，如在另一个世界" }],
};

/** Of looks that carry a mood of their own. */
export const styleMoods: Readonly<Partial<Record<Style, readonly Words[]>>> = {
  noir: [
    { en: "wary and fatalistic", zh: "戒备，带着宿命感" },
    { en: "tense, with much left unsaid", zh: "紧绷，话未说尽" },
  ],
  cyberpunk: [{ en: "restless and electric", zh: "躁动，如通电一般" }],
};

/** Of scenes crowded with life, and of a studio. */
export const airMoods = {
  lively: [
    { en: "warm and full of life", zh: "温热，生机勃勃" },
    { en: "exuberant, a little breathless", zh: "热烈，略带喘息" },
  ],
  studio: [
    { en: "poised and precise", zh: "从容，精确" },
    { en: "cool and assured", zh: "冷静，笃定" },
  ],
} satisfies Record<string, readonly Words[]>;
