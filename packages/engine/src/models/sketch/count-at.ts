import { isBeast, type Mention } from "./mention.ts";

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

/** How many of it are asked for. `from`: where the mention before ends, whose number is its own. */
export function countAt(text: string, mention: Mention, from: number): number {
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
  return plural &&
    !/(?:ss|us|bus|headphones|earphones|earbuds|grass|cosmos|woman|man|cactus|horse)$/iu.test(mention.text)
    ? 3
    : 1;
}
