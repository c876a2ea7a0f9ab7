import { lexicon, type IdOf } from "./lexicon.ts";

/** Time of day. */
export const times = lexicon({
  dawn: "dawn, daybreak, sunrise, first light, early morning, crack of dawn, 黎明, 日出, 拂晓, 破晓, 清晨, 晨曦, 天刚亮",
  morning: "morning, morning light, breakfast, 早晨, 早上, 上午, 晨光, 朝阳",
  day: "~day dream, ~sunny, day, daytime, noon, midday, daylight, afternoon, high noon, sunlit, sunshine, bright day, blue sky, 白天, 正午, 中午, 下午, 午后, 日光, 晴天, 阳光",
  golden:
    "golden hour, magic hour, late afternoon, golden light, golden sunlight, low sun, 黄金时刻, 黄金时段, 金色阳光, 金色的阳光, 金色光线, 魔幻时刻, 夕照, 暖阳",
  sunset: "sunset, sundown, setting sun, sun sets, evening, evening light, 日落, 夕阳, 落日, 傍晚, 晚霞, 余晖",
  dusk: "dusk, twilight, blue hour, nightfall, gloaming, 黄昏, 暮色, 蓝调时刻, 蓝色时刻, 薄暮, 入夜",
  night:
    "northern lights, aurora, fireworks, 极光, 烟花, ~movie stars, ~rock stars, ~pop stars, ~good night, night, ~night and day, dark room, darkened room, pitch dark, in the dark, 黑暗中, nighttime, midnight, moonlight, moonlit, starry, starry sky, stars, starlight, nocturnal, full moon, milky way, 银河, after dark, 夜, 夜晚, 夜里, 深夜, 午夜, 月光, 月夜, 星空, 夜空, 夜色, 夜景, 满月, 星光, 雨夜, 夜间, 繁星, 夜幕",
} as const);

export type Time = IdOf<typeof times>;
