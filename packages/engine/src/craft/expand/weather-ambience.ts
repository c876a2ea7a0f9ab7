import type { Weather } from "../weather.ts";
import type { Ambience } from "./ambience.ts";
import { slanting, toRight, upward } from "./directions.ts";

/** What the weather moves outdoors. Kinds without an entry leave the place to move by itself. */
export const weatherAmbiences: Readonly<Partial<Record<Weather, Ambience>>> = {
  rain: {
    opens: { en: "rain falls in fine slanting lines", zh: "细密的雨线斜斜落下" },
    builds: { en: "drops burst on every flat surface", zh: "雨点在每个平面上溅开" },
    settles: { en: "the water runs off in threads", zh: "雨水成线淌落" },
    direction: slanting,
  },
  storm: {
    opens: { en: "the wind drives the rain across the frame", zh: "风卷着雨横扫过画面" },
    builds: { en: "a flash of lightning freezes every edge", zh: "一道闪电照亮所有的边缘" },
    settles: { en: "the dark closes in again", zh: "黑暗重新合拢" },
    direction: slanting,
  },
  snow: {
    opens: { en: "flakes drift down slantwise", zh: "雪花斜斜飘落" },
    builds: { en: "loose snow lifts and swirls close to the ground", zh: "浮雪贴着地面打旋" },
    settles: { en: "the last flakes settle", zh: "雪花静静落定" },
    direction: slanting,
    unless: /clear|sunny|sunlit|cloudless|晴|阳光|雪山|snow-?(?:capped|covered)|indoors|室内/iu,
  },
  fog: {
    opens: { en: "mist slides between the shapes", zh: "雾气在轮廓之间缓缓流动" },
    builds: { en: "the mist thins and thickens in slow breaths", zh: "雾时淡时浓，像缓慢的呼吸" },
    settles: { en: "one clear edge stands out", zh: "一道清晰的边缘从雾中显出" },
    direction: toRight,
    unless: /steam|smoke|蒸汽|热气|烟/iu,
  },
  wind: {
    opens: { en: "a gust crosses the frame", zh: "一阵风横穿画面" },
    builds: { en: "everything loose streams with the wind", zh: "一切松动之物随风而动" },
    settles: { en: "the air drops", zh: "风停了下来" },
    direction: toRight,
    unless: /windless|no wind|无风|没有风/iu,
  },
  petals: {
    opens: { en: "petals spin down through the light", zh: "花瓣在光里打着旋落下" },
    builds: { en: "a few petals lift again near the ground", zh: "几片花瓣在近地处又被扬起" },
    settles: { en: "the last one comes to rest", zh: "花瓣静静落定" },
    direction: slanting,
  },
  leaves: {
    opens: { en: "leaves come loose and turn in the air", zh: "叶子脱落，在空中翻转" },
    builds: { en: "loose leaves skim along the ground", zh: "落叶贴着地面掠过" },
    settles: { en: "the last one comes to rest", zh: "叶子静静落定" },
    direction: slanting,
  },
  fireflies: {
    opens: { en: "points of light rise and drift", zh: "点点微光升起、飘移" },
    builds: { en: "the points of light brighten and dim out of step", zh: "微光错落地明灭" },
    settles: { en: "a single point lingers", zh: "只余一点还亮着" },
    direction: upward,
  },
};
