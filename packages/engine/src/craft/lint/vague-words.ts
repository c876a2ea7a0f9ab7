import { lexicon } from "../lexicon.ts";
import type { Words } from "../language.ts";

/**
 * Words that say nothing to a camera. `praise` stands before or after a noun and gives way to something that can be
 * seen; `filler` can go; `thing` needs a person to name it.
 */
export const vagueWords = lexicon({
  praise:
    "nice, very nice, really nice, beautiful, very beautiful, really beautiful, amazing, awesome, incredible, stunning, gorgeous, wonderful, fantastic, lovely, pretty, good, very good, great looking, good looking, nice looking, cool looking, interesting, very interesting, breathtaking, spectacular, magnificent, marvelous, marvellous, impressive, fabulous, splendid, so beautiful, so nice, super cool, very cool, 好看, 好看的, 漂亮, 漂亮的, 非常漂亮的, 美丽, 美丽的, 非常美丽的, 很美, 很美的, 绝美, 绝美的, 唯美, 唯美的, 不错, 不错的, 很棒, 很棒的, 超棒的, 酷炫, 酷炫的, 炫酷的, 很酷的, 惊艳, 惊艳的, 震撼, 震撼的, 令人惊叹的, 有趣的, 很有意思的, 高级感, 好的, 非常好的, 精彩的, 完美的, ~pretty much, ~pretty well, ~good morning, ~good evening, ~good night, ~good luck, ~good friend, ~good old, ~goods, ~feel good, ~amazing grace, ~beautiful mind, ~友好的, ~刚好看, ~好看清, ~正好看, ~只好看, ~最好看看, ~美好的, ~完好的, ~良好的, ~好的影响",
  filler:
    "and so on, and so forth, etc, etcetera, and stuff, and things like that, or whatever, kind of, sort of, 等等, 之类的, 什么的, 诸如此类, ~kind of blue, ~kind of animal, ~kind of person, ~what kind of, ~this kind of, ~that kind of, ~any kind of, ~same kind of, ~sort of person",
  thing: "something, some stuff, stuff, somehow, some kind of thing, 某种东西, 一些东西, 某个东西, 某些事情, 一些事情",
});

/** What can be seen, by what the vague word speaks of. The first that fits the rest of the text is taken. */
export const visible: readonly { readonly noun: RegExp; readonly says: readonly Words[] }[] = [
  {
    noun: /^(?:light|lighting|glow|光|光线|灯光|光影)/iu,
    says: [
      { en: "soft, directional", zh: "柔和而有方向的" },
      { en: "low, raking", zh: "低角度斜射的" },
    ],
  },
  {
    noun: /^(?:sky|day|morning|evening|weather|sunset|sunrise|天空|天气|日子|日落|日出|夕阳|早晨|傍晚|晚霞)/iu,
    says: [
      { en: "wide, layered", zh: "层次分明的" },
      { en: "long, slow-changing", zh: "缓慢变化的" },
    ],
  },
  {
    noun: /^(?:view|landscape|scene|scenery|beach|sea|ocean|coast|lake|river|forest|mountain|valley|field|garden|park|island|place|城市|风景|景色|景象|场景|画面|海滩|大海|湖|河|森林|山|山谷|田野|花园|公园|小岛|地方)/iu,
    says: [
      { en: "wide, uncluttered", zh: "开阔而干净的" },
      { en: "deep, layered", zh: "层次深远的" },
    ],
  },
  {
    noun: /^(?:house|home|building|room|street|city|town|village|castle|cafe|kitchen|church|temple|房子|房间|建筑|街道|小镇|村庄|城堡|厨房|咖啡馆|教堂|寺庙|小屋)/iu,
    says: [
      { en: "weathered, lived-in", zh: "有生活痕迹的" },
      { en: "well-worn", zh: "有年代感的" },
    ],
  },
  {
    noun: /^(?:\w+ )?(?:woman|man|girl|boy|lady|person|people|child|couple|dancer|actress|face|女人|男人|女孩|男孩|姑娘|少女|人|孩子|女子|面孔|脸)/iu,
    says: [
      { en: "calm, watchful", zh: "神情沉静的" },
      { en: "composed, attentive", zh: "神态专注的" },
    ],
  },
  {
    noun: /^(?:smile|laugh|笑容|微笑|笑)/iu,
    says: [{ en: "warm, unforced", zh: "温暖自然的" }],
  },
  {
    noun: /^(?:colou?rs?|palette|tones?|颜色|色彩|色调|配色)/iu,
    says: [
      { en: "muted, earthy", zh: "低饱和的大地色系" },
      { en: "restrained, two-tone", zh: "克制的双色" },
    ],
  },
  {
    noun: /^(?:shot|video|clip|picture|image|film|movie|footage|frame|镜头|视频|影片|片子|照片|短片)/iu,
    says: [{ en: "carefully framed", zh: "构图严谨的" }],
  },
  {
    noun: /^(?:flowers?|tree|trees|plant|rose|花|花朵|树|植物|玫瑰)/iu,
    says: [
      { en: "dew-beaded", zh: "挂着露珠的" },
      { en: "fine-veined", zh: "脉络清晰的" },
    ],
  },
  {
    noun: /^(?:food|meal|cake|dish|dinner|菜|食物|蛋糕|美食|饭菜)/iu,
    says: [{ en: "fresh, glistening", zh: "新鲜油亮的" }],
  },
];

/** For any other noun. */
export const anything: readonly Words[] = [
  { en: "finely detailed", zh: "细节清晰的" },
  { en: "sharply textured", zh: "质感分明的" },
];

/** Where no noun follows: "it looks nice". */
export const predicate: readonly Words[] = [
  { en: "softly lit and finely detailed", zh: "光线柔和、细节清晰" },
  { en: "sharply textured and carefully framed", zh: "质感分明、构图严谨" },
];
