import { cameraWords } from "../camera-words.ts";
import type { Words } from "../language.ts";
import { lexicon, type Lexicon } from "../lexicon.ts";

/** Two families of words that can't both be true. Each row's name is what its words become when the other side is kept. */
export interface Opposite {
  readonly sides: readonly [Lexicon<string>, Lexicon<string>];
  readonly why: Words;
  /** Where the two must meet to collide. A camera may do one thing after another, the sky can't. */
  readonly within: "shot" | "sentence";
  /** The side that gives way, where it isn't the one with fewer words. */
  readonly loser?: 0 | 1;
  /** Where both are right. */
  readonly unless?: RegExp;
}

const { static: _, ...moving } = cameraWords;

/** The collisions that rules know. */
export const opposites: readonly Opposite[] = [
  {
    why: { en: "it is either day or night", zh: "画面只能是白天或夜晚" },
    within: "shot",
    unless:
      /midnight sun|white night|outer space|\b(?:planet|orbit|galaxy|astronaut|eclipse)|太空|宇宙|银河系|行星|极昼|白夜|日食|宇航/iu,
    sides: [
      lexicon({
        moonlit: "sunny, sunlit, sun-drenched, sun-soaked, sun-kissed",
        moonlight: "sunlight, sunshine, daylight, sunbeam, sun rays",
        moon: "sun, bright sun, blazing sun",
        midnight: "noon, midday, high noon",
        night: "daytime, sunny day, bright day",
        "night sky": "blue sky, blue skies, sunny sky",
        月光皎洁: "阳光明媚, 阳光灿烂, 阳光普照, 艳阳高照, 烈日当空",
        月光: "阳光, 日光",
        月亮: "太阳, 烈日, 骄阳",
        午夜: "正午, 中午, 晌午",
        夜晚: "白天, 大白天, 晴天",
        夜空: "蓝天, 晴空",
      }),
      lexicon({
        sunlit: "starry, starlit, moonlit, star-filled, star-studded",
        sunlight: "starlight, moonlight",
        sun: "full moon, crescent moon",
        noon: "midnight",
        day: "night, nighttime, starry night",
        "blue sky": "night sky, starry sky, starry night sky, milky way",
        阳光明媚: "繁星点点, 繁星满天, 星光璀璨, 月光皎洁, 星光熠熠",
        阳光: "月光, 星光",
        太阳: "满月, 圆月, 弯月, 月亮",
        正午: "午夜, 半夜",
        白天: "夜晚, 深夜, 夜里, 夜间, 夜幕, 夜色, 月夜, 黑夜",
        蓝天: "夜空, 星空, 繁星, 星星, 银河",
      }),
    ],
  },
  {
    why: { en: "the sun stands either low or high", zh: "太阳要么低垂，要么当空" },
    within: "shot",
    sides: [
      lexicon({ noon: "sunrise, sunset, dawn, dusk, daybreak", 正午: "日出, 日落, 黎明, 黄昏, 拂晓, 傍晚" }),
      lexicon({ dawn: "noon, midday, high noon, midnight", 黎明: "正午, 中午, 午夜" }),
    ],
  },
  {
    why: { en: "a clear sky gives no rain or snow", zh: "晴空不会下雨下雪" },
    within: "shot",
    unless: /sun ?shower|rainbow|太阳雨|彩虹/iu,
    sides: [
      lexicon({
        overcast: "sunny, cloudless",
        "overcast sky": "clear sky, clear skies, blue sky, blue skies, cloudless sky",
        乌云密布: "晴朗, 阳光明媚, 阳光灿烂, 万里无云",
        阴天: "晴天",
        阴沉的天空: "晴空, 蓝天",
      }),
      lexicon({
        sunshine: "rain, heavy rain, pouring rain, drizzle, snowfall, rainfall",
        "clear day": "storm, thunderstorm, rainstorm, snowstorm, blizzard, downpour",
        sunny: "rainy, raining, snowing, stormy",
        阳光: "大雨, 暴雨, 细雨, 小雨, 雨水, 大雪",
        晴天: "雨天, 雷雨, 暴风雨, 暴雪, 雪天, 阴雨天",
        放晴: "下雨, 下雪",
      }),
    ],
  },
  {
    why: { en: "a place is either empty or full of people", zh: "地方要么空无一人，要么人潮涌动" },
    within: "shot",
    sides: [
      lexicon({
        crowded: "deserted, uninhabited",
        "crowded street": "empty street, empty streets, empty road",
        "crowded city": "empty city",
        "crowded beach": "empty beach",
        "crowded square": "empty square",
        人来人往: "空无一人, 空荡荡, 空旷无人",
        热闹的街道: "无人的街道",
      }),
      lexicon({
        quiet: "crowded, bustling, teeming",
        "lone figure": "crowd, large crowd, huge crowd",
        安静: "拥挤, 熙熙攘攘, 热闹, 人声鼎沸",
        空无一人: "人山人海, 人来人往, 人潮涌动",
      }),
    ],
  },
  {
    why: { en: "it is either summer or winter", zh: "季节只能是夏天或冬天" },
    within: "shot",
    unless: /seasons|四季/iu,
    sides: [
      lexicon({ winter: "summer, midsummer", 冬天: "夏天, 盛夏", 冬日: "夏日", 寒冷: "炎热, 酷热" }),
      lexicon({ summer: "winter, midwinter", 夏天: "冬天, 隆冬", 夏日: "冬日", 炎热: "严寒, 寒冷" }),
    ],
  },
  {
    why: { en: "a picture without colour has no vivid colours", zh: "黑白画面没有鲜艳的颜色" },
    within: "shot",
    unless: /\b(?:only|except|single|selective)\b|只有|唯一|除了/iu,
    sides: [
      lexicon({
        "full-colour": "monochrome, black-and-white film, black and white film",
        "in full colour": "in black and white, in black-and-white",
        彩色画面: "黑白画面",
        彩色影像: "黑白影像, 黑白影片",
        彩色电影: "黑白电影",
      }),
      lexicon({
        "rich grey tones":
          "vivid colour, vivid color, vibrant colour, vibrant color, bright colour, bright color, saturated colour, saturated color",
        "finely graded": "colourful, colorful, multicoloured, multicolored",
        层次丰富: "色彩鲜艳, 五彩斑斓, 色彩斑斓, 五颜六色, 色彩艳丽, 鲜艳夺目",
      }),
    ],
  },
  {
    why: { en: "time runs either slower or faster", zh: "时间要么变慢，要么加快" },
    within: "shot",
    unless: /speed ramp|变速/iu,
    sides: [
      lexicon({ "fast-moving": "slow-motion, slow motion, slo-mo", 快节奏: "慢动作, 慢镜头" }),
      lexicon({
        "slow-motion": "time-lapse, timelapse, hyperlapse, fast motion",
        慢动作: "延时摄影, 延时, 快进, 快动作",
      }),
    ],
  },
  {
    why: { en: "a camera that is fixed doesn't move", zh: "固定的机位不会运动" },
    within: "sentence",
    loser: 0,
    sides: [
      lexicon({
        "steady shot": "static shot, fixed shot, locked-off shot, stationary shot",
        "steady camera": "static camera, fixed camera, locked camera, locked-off camera, stationary camera",
        "steady frame": "static frame, fixed frame",
        稳定机位: "固定机位",
        平稳镜头: "固定镜头, 静止镜头, 静态镜头",
      }),
      lexicon({ move: Object.values(moving).join(",") }, "verbs"),
    ],
  },
  {
    why: { en: "one framing can't be both the widest and the closest", zh: "同一景别不能既是最远又是最近" },
    within: "sentence",
    sides: [
      lexicon({
        "close view": "aerial view, bird's-eye view, panoramic view",
        "close shot": "extreme wide shot, establishing shot, aerial shot",
        特写: "大远景, 鸟瞰镜头, 航拍镜头",
      }),
      lexicon({
        "wide shot": "extreme close-up, macro shot, extreme closeup",
        "wide lens": "macro lens",
        大远景: "大特写, 微距镜头, 超近距离特写",
      }),
    ],
  },
  {
    why: { en: "a scene is either brightly lit or in the dark", zh: "场景要么明亮，要么漆黑" },
    within: "shot",
    sides: [
      lexicon({ "dimly lit": "brightly lit, brightly-lit", "low-key": "high-key", 昏暗: "灯火通明, 明亮通透" }),
      lexicon({
        "softly lit": "pitch-dark, pitch-black, pitch dark, pitch black",
        "high-key": "low-key",
        明亮: "漆黑, 漆黑一片, 伸手不见五指",
      }),
    ],
  },
  {
    why: { en: "the air is either hot or freezing", zh: "空气要么炙热，要么冰冷" },
    within: "sentence",
    sides: [
      lexicon({ freezing: "scorching, sweltering, blistering hot", 冰冷: "炙热, 灼热" }),
      lexicon({ scorching: "freezing, ice-cold, bitterly cold", 炙热: "冰冷, 冰天雪地" }),
    ],
  },
  {
    why: { en: "a scene plays either indoors or outdoors", zh: "场景要么在室内，要么在室外" },
    within: "sentence",
    sides: [
      lexicon({ outdoor: "indoor", outdoors: "indoors", 室外: "室内" }),
      lexicon({ indoor: "outdoor", indoors: "outdoors", 室内: "室外, 户外" }),
    ],
  },
  {
    why: { en: "still air moves nothing", zh: "无风时没有东西会被吹动" },
    within: "sentence",
    sides: [
      lexicon({ windy: "windless, airless", 有风: "无风, 没有一丝风, 没有风" }),
      lexicon({ "still air": "gale, strong wind, howling wind, gust", 静止的空气: "狂风, 大风, 疾风" }),
    ],
  },
];
