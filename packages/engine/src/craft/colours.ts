import { lexicon, type IdOf } from "./lexicon.ts";

/** Red, green and blue, 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Words for colours. 金 alone is also a metal and a name, so it is listed in compounds only. */
export const colours = lexicon({
  red: "red, crimson, scarlet, ruby, vermilion, 红, 红色, 大红, 鲜红, 赤红, 朱红, 深红, 绯红, ~红绿灯, ~红叶",
  orange: "orange, tangerine, amber, 橙, 橙色, 橘色, 橘红, 琥珀色, ~橙子",
  yellow: "yellow, lemon yellow, mustard, 黄, 黄色, 明黄, 鹅黄, 金黄, ~黄昏, ~黄金, ~黄河, ~泛黄",
  gold: "gold, golden, ~golden hour, ~golden retriever, ~golden light, 金色, 金黄色, 黄金色",
  green: "green, emerald, olive, jade, mint, 绿, 绿色, 翠绿, 碧绿, 墨绿, 嫩绿, 青翠",
  teal: "teal, turquoise, cyan, aqua, 青, 青色, 蓝绿, 青绿, 蓝绿色, ~青年, ~青春",
  blue: "blue, navy, azure, cobalt, indigo, sapphire, ~blue hour, ~blue sky, 蓝, 蓝色, 深蓝, 天蓝, 湛蓝, 海蓝, 靛蓝, 宝蓝, ~蓝天, ~蓝调时刻, ~蓝鲸",
  purple: "purple, violet, lavender, magenta, lilac, 紫, 紫色, 淡紫, 紫罗兰, 洋红",
  pink: "pink, rose pink, coral, fuchsia, 粉, 粉色, 粉红, 粉红色, 桃红, ~粉末",
  brown: "brown, chestnut, chocolate, tan, bronze, copper, wooden, 棕, 棕色, 褐色, 咖啡色, 古铜色, 木制, 木质, 木头",
  black:
    "black, jet black, ebony, dark-coloured, ~black and white, ~black & white, 黑, 黑色, 漆黑, 乌黑, ~黑白, ~黑色电影, ~黑夜, ~黑暗",
  white:
    "white, ivory, snow white, cream, ~white noise, 白, 白色, 雪白, 洁白, 乳白, ~白天, ~白云, ~黑白, ~空白, ~白鹭, ~白鹤",
  grey: "grey, gray, silver, ash, metallic, ~grey sky, 灰, 灰色, 银, 银色, 银灰, ~银河, ~灰尘",
} as const);

export type Colour = IdOf<typeof colours>;

/** The paint for each colour word: a little off the pure hue, so that it sits well in a picture. */
export const paints: Readonly<Record<Colour, Rgb>> = {
  red: [205, 44, 46],
  orange: [232, 122, 38],
  yellow: [240, 196, 52],
  gold: [214, 164, 62],
  green: [62, 142, 84],
  teal: [38, 152, 158],
  blue: [48, 98, 196],
  purple: [126, 78, 178],
  pink: [236, 130, 160],
  brown: [126, 84, 54],
  black: [34, 34, 40],
  white: [240, 238, 230],
  grey: [140, 146, 154],
};
