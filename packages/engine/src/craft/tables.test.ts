import { describe, expect, test } from "vitest";
import { first, type Lexicon } from "./lexicon.ts";
import { lenses } from "./lenses.ts";
import { settings } from "./settings.ts";
import { styles } from "./styles.ts";
import { subjects } from "./subjects.ts";
import { times } from "./times.ts";
import { weather } from "./weather.ts";

function reads<Id extends string>(table: Lexicon<Id>, cases: readonly (readonly [string, Id | undefined])[]) {
  test.each(cases)("%j is %j", (text, id) => expect(first(table, text)?.id).toBe(id));
}

describe("settings", () =>
  reads(settings, [
    ["a quiet street with a tree", "street"],
    ["a deep valley", "mountain"],
    ["neon city street", "street"],
    ["a mug on a window sill", "interior"],
    ["waves roll in the open ocean", "sea"],
    ["summer woods", "forest"],
    ["上海的天际线", "city"],
    ["一只海鸥飞过麦田", "field"],
    ["一座雪山", "mountain"],
    ["a portrait of her", undefined],
  ]));

describe("subjects whose words hold those of others", () =>
  reads(subjects, [
    ["熊猫", "panda"],
    ["火车", "train"],
    ["自行车", "bicycle"],
    ["猫头鹰", "owl"],
    ["长颈鹿", "giraffe"],
    ["鲸鱼", "whale"],
    ["马克杯", "mug"],
    ["宇宙飞船", "rocket"],
    ["地球", "planet"],
    ["钓鱼", undefined],
    ["钢琴家", "person"],
  ]));

describe("times", () =>
  reads(times, [
    ["at sunrise", "dawn"],
    ["in the blue hour", "dusk"],
    ["a starry night", "night"],
    ["the golden hour", "golden"],
    ["傍晚的海边", "sunset"],
    ["雨夜", "night"],
    ["a knight", undefined],
  ]));

describe("weather", () =>
  reads(weather, [
    ["heavy rain", "rain"],
    ["a train in the snow", "snow"],
    ["雪山", undefined],
    ["下着大雪", "snow"],
    ["迷雾中的森林", "fog"],
    ["no rain", undefined],
  ]));

describe("styles", () =>
  reads(styles, [
    ["film noir", "noir"],
    ["35mm film", "35mm"],
    ["Super 8 home movie", "8mm"],
    ["in watercolour", "watercolor"],
    ["shot like a nature documentary", "documentary"],
    ["赛博朋克", "cyberpunk"],
    ["水墨画", "ink"],
    ["定格动画", "clay"],
  ]));

describe("lenses", () =>
  reads(lenses, [
    ["extreme close-up of an eye", "macro"],
    ["wide establishing shot", "wide"],
    ["close up", "close"],
    ["特写", "close"],
    ["航拍", "extreme-wide"],
  ]));
