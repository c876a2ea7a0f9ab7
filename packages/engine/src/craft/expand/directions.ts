import type { Words } from "../language.ts";

export const toRight: Words = { en: "left to right", zh: "从左向右" };
export const toLeft: Words = { en: "right to left", zh: "从右向左" };
export const downward: Words = { en: "downward", zh: "自上而下" };
export const upward: Words = { en: "upward", zh: "自下而上" };
export const slanting: Words = { en: "slantwise, right to left", zh: "自右上向左下" };
export const outward: Words = { en: "outward from the middle", zh: "自中心向外" };
export const toLens: Words = { en: "toward the lens", zh: "朝着镜头" };
export const away: Words = { en: "away from the lens", zh: "向画面深处" };

/** Directions that a text can name, with the words that name them. */
export const told: readonly { readonly words: RegExp; readonly direction: Words }[] = [
  { words: /\b(?:from )?right to left\b|从右(?:向|到|往|至)左|自右向左/iu, direction: toLeft },
  { words: /\b(?:from )?left to right\b|从左(?:向|到|往|至)右|自左向右/iu, direction: toRight },
  {
    words:
      /\b(?:toward|towards|at|into) (?:the )?(?:camera|lens|viewer|us)\b|(?:朝|向|朝着|面向|迎着)(?:我们|镜头)(?:走|跑|冲|而)/iu,
    direction: toLens,
  },
  {
    words: /\b(?:away from (?:the )?(?:camera|us)|into the distance)\b|远去|走远|走向远方|驶向远方|跑向远方/iu,
    direction: away,
  },
];
