import { lexicon, type IdOf } from "./lexicon.ts";

/** What people wear and carry. */
export const wear = lexicon({
  umbrella: "umbrella, parasol, 伞, 雨伞, 阳伞, 油纸伞",
  coat: "coat, trench coat, raincoat, jacket, overcoat, cloak, cape, robe, hoodie, suit, uniform, kimono, sweater, shirt, spacesuit, clothes, 外套, 大衣, 雨衣, 风衣, 夹克, 斗篷, 长袍, 西装, 制服, 毛衣, 衬衫, 衣服, 上衣, 和服, 汉服",
  dress: "dress, gown, skirt, sundress, qipao, 裙, 裙子, 连衣裙, 长裙, 旗袍, 红裙",
  hat: "hat, fedora, cap, beret, helmet, straw hat, top hat, 帽, 帽子, 草帽, 礼帽, 斗笠, 头盔",
  scarf: "scarf, shawl, 围巾, 丝巾, 披肩",
  backpack: "backpack, rucksack, satchel, 背包, 书包, 行囊",
  sword:
    "sword, katana, sabre, saber, ~sword in the stone, ~sword dance, 剑, 宝剑, 长剑, 武士刀, 大刀, ~剑客, ~剑士, ~剑侠",
  lantern:
    "with a lantern, with his lantern, with her lantern, holding a lantern, holds a lantern, carrying a lantern, carries a lantern, lantern in hand, 提灯, 提着灯, 提着灯笼, 打着灯笼, 手提灯笼",
} as const);

export type Wear = IdOf<typeof wear>;
