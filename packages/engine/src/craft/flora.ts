import { lexicon, type IdOf } from "./lexicon.ts";

/** Kinds of trees that a picture can tell apart. */
export const flora = lexicon({
  conifer: "pine, fir, spruce, conifer, evergreen, cedar, redwood, taiga, pine forest, 松, 松树, 松林, 杉, 云杉, 针叶",
  broadleaf: "oak, maple, beech, deciduous, willow, elm, chestnut tree, 橡树, 枫树, 枫林, 柳树, 梧桐, 榕树",
  birch: "birch, aspen, birch forest, 白桦, 桦树, 白杨",
  palm: "palm, palm tree, coconut, jungle, tropical, 棕榈, 椰树, 椰子, 热带, 雨林",
  bamboo: "bamboo, bamboo forest, bamboo grove, 竹, 竹林, 竹子",
  blossom: "cherry tree, cherry blossom, plum blossom, sakura, blossoming tree, 樱花, 樱花树, 梅花, 桃花",
  bare: "bare tree, dead tree, leafless, withered, gnarled, 枯树, 枯枝, 秃树",
} as const);

export type Flora = IdOf<typeof flora>;
