import type { Words } from "../language.ts";
import type { Setting } from "../settings.ts";
import type { Time } from "../times.ts";

/** Looks for an idea that names none. `{palette}` is filled from the tables below. */
export const looks: readonly Words[] = [
  {
    en: "naturalistic cinematic look, a restrained palette of {palette}, fine film grain",
    zh: "自然写实的电影质感，以{palette}为主的克制色调，细腻的胶片颗粒",
  },
  {
    en: "understated photographic realism in {palette}, soft highlights, no stylised filter",
    zh: "含蓄的摄影写实风格，色调为{palette}，高光柔和，不加滤镜",
  },
  {
    en: "cinematic look in {palette}, gentle contrast, natural texture",
    zh: "电影质感，{palette}的色调，反差温和，质感真实",
  },
];

/** Two colours that the hour gives by itself. */
export const hourPalettes: Readonly<Record<Time, Words>> = {
  dawn: { en: "slate blue and pale gold", zh: "青灰与淡金" },
  morning: { en: "soft white and fresh green", zh: "柔白与新绿" },
  day: { en: "clear blue and warm stone", zh: "澄蓝与暖石色" },
  golden: { en: "amber and deep brown", zh: "琥珀与深褐" },
  sunset: { en: "burnt orange and violet", zh: "焦橙与紫罗兰" },
  dusk: { en: "indigo and muted amber", zh: "靛蓝与暗琥珀" },
  night: { en: "ink blue and warm amber", zh: "墨蓝与暖琥珀" },
};

/** Places whose colours are stronger than the hour's. */
export const placePalettes: Readonly<Partial<Record<Setting, Words>>> = {
  underwater: { en: "teal and deep blue", zh: "蓝绿与深蓝" },
  space: { en: "black and cold silver", zh: "纯黑与冷银" },
  desert: { en: "ochre and burnt sienna", zh: "赭石与焦褐" },
  snowfield: { en: "blue-white and slate", zh: "蓝白与石板灰" },
};

/** Under rain, storm and mist. */
export const greyPalette: Words = { en: "slate grey and muted green", zh: "石板灰与暗绿" };
