import type { Words } from "../language.ts";

export const toRight: Words = { en: "left to right", zh: "从左向右" };
export const toLeft: Words = { en: "right to left", zh: "从右向左" };
export const downward: Words = { en: "downward", zh: "自上而下" };
export const upward: Words = { en: "upward", zh: "自下而上" };
export const slanting: Words = { en: "slantwise, right to left", zh: "自右上向左下" };
export const outward: Words = { en: "outward from the middle", zh: "自中心向外" };
export const toLens: Words = { en: "toward the lens", zh: "朝着镜头" };
export const away: Words = { en: "away from the lens", zh: "向画面深处" };
