import { lexicon, type IdOf } from "./lexicon.ts";

/** How a picture feels. */
export const moods = lexicon({
  calm: "calm, peaceful, serene, tranquil, quiet, gentle, still, soothing, meditative, 平静, 宁静, 安静, 静谧, 祥和, 恬静, 安宁, 舒缓",
  warm: "warm, cosy, cozy, tender, intimate, nostalgic, homely, romantic, 温暖, 温馨, 怀旧, 浪漫, 柔情, 亲密, 治愈",
  joyful:
    "joyful, happy, cheerful, playful, bright, festive, lively, vibrant, whimsical, 欢乐, 快乐, 欢快, 活泼, 明快, 节日, 热闹, 童趣, 俏皮",
  melancholy:
    "melancholy, melancholic, sad, lonely, solitary, wistful, bittersweet, sombre, somber, 忧郁, 悲伤, 孤独, 惆怅, 感伤, 寂寞, 落寞, 忧伤, 孤寂",
  tense:
    "tense, ominous, menacing, eerie, suspenseful, scary, dark mood, haunting, dread, sinister, creepy, 紧张, 阴森, 恐怖, 压抑, 悬疑, 诡异, 不安, 阴郁",
  epic: "epic, grand, majestic, heroic, awe inspiring, monumental, triumphant, sweeping, 史诗, 宏大, 壮丽, 壮观, 雄伟, 磅礴, 震撼, 恢弘",
  dreamy:
    "dreamy, dreamlike, surreal, magical, ethereal, mystical, enchanted, fantastical, fairytale, fairy tale, 梦幻, 梦境, 超现实, 魔幻, 空灵, 神秘, 童话, 奇幻, 仙境, 如梦",
} as const);

export type Mood = IdOf<typeof moods>;
