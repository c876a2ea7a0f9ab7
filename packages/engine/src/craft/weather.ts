import { lexicon, type IdOf } from "./lexicon.ts";

/** Weather, and what floats in the air. */
export const weather = lexicon({
  storm:
    "~dust storm, ~sand storm, ~snow storm, ~storm of applause, storm, thunderstorm, lightning, thunder, tempest, hurricane, typhoon, stormy, 暴风雨, 雷雨, 雷暴, 闪电, 风暴, 台风, 暴风, 雷电, 狂风暴雨",
  rain: "~雨伞, ~雨衣, ~雨林, ~彩虹, ~rain forest, ~rain coat, rain, rainy, raining, rainfall, drizzle, downpour, shower, rain soaked, wet asphalt, wet street, puddle, rainy night, 雨, 下雨, 细雨, 小雨, 大雨, 暴雨, 雨天, 雨夜, 雨水, 雨中, 毛毛雨, 湿漉漉, 积水",
  snow: "~雪山, ~雪人, ~雪橇, ~snowman, ~snow leopard, ~雪豹, ~白雪公主, snow storm, snow, snowy, snowing, snowfall, blizzard, snowflake, winter, 雪, 下雪, 大雪, 飘雪, 雪花, 暴雪, 雪天, 冬天, 冬日, 冬季",
  fog: "fog, foggy, mist, misty, haze, hazy, smog, morning mist, ~steam rise, ~steam rising, ~steam train, ~steaming, ~smoke from, 雾, 薄雾, 大雾, 雾气, 晨雾, 迷雾, 烟雾, 雾霭, 浓雾, 朦胧",
  wind: "~风景, ~风格, ~风光, ~风筝, ~风车, ~屏风, ~wind chime, ~wind up, ~风衣, ~风铃, ~暴风雨, ~wind turbine, ~中国风, wind, windy, breeze, gust, windswept, gale, sandstorm, dust storm, sand storm, 风, 大风, 微风, 狂风, 有风, 海风, 沙尘暴, 清风, 寒风",
  clouds:
    "cloudy, overcast, grey sky, gray sky, clouds, dark clouds, tornado, twister, 龙卷风, 多云, 阴天, 乌云, 阴云, 云朵, 白云",
  clear:
    "clear, clear sky, sunny, cloudless, blue sky, blue skies, bright sun, 蓝天, 蓝色的天空, 晴, 晴朗, 晴天, 万里无云, 阳光明媚, 晴空",
  petals: "petal, petals, cherry blossom, blossoms falling, sakura, confetti, 花瓣, 樱花, 落英, 落花",
  leaves:
    "falling leaves, autumn, autumnal, fallen leaves, leaves drifting, autumn leaves, 落叶, 秋天, 秋日, 秋季, 秋叶, 枫叶, 红叶",
  fireflies:
    "firefly, fireflies, sparks, embers, fairy lights, dust motes, floating particles, 萤火虫, 火花, 尘埃, 光点, 微尘",
} as const);

export type Weather = IdOf<typeof weather>;
