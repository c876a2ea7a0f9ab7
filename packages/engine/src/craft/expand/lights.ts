import type { Time } from "../times.ts";
import type { Phrase } from "./phrase.ts";

interface Hour {
  readonly outdoors: readonly Phrase[];
  readonly indoors: readonly Phrase[];
}

/** Direction, hardness and colour of the light, by the hour. */
export const lights: Readonly<Record<Time, Hour>> = {
  dawn: {
    outdoors: [
      {
        en: "low, cool light lifting from blue to pale gold, with long soft shadows",
        zh: "低角度的冷光由蓝渐渐转为淡金，影子又长又柔",
      },
      {
        en: "the first light coming low from the left, one warm edge on {it} and blue shade everywhere else",
        zh: "第一缕光自左侧低低照来，{it}有一道暖边，其余都在蓝色的阴影里",
      },
    ],
    indoors: [
      {
        en: "cool window light from the left, warming by degrees, the shadows long and soft",
        zh: "冷调的窗光从左侧照入，一点点转暖，影子柔长",
      },
      {
        en: "a first pale band of light across the room, the corners still blue",
        zh: "第一道淡淡的光横过房间，角落仍是蓝的",
      },
    ],
  },
  morning: {
    outdoors: [
      {
        en: "clean light from the left, soft-edged shadows, gentle contrast",
        zh: "干净的光从左侧照来，影子边缘柔和，反差温和",
      },
      { en: "fresh side light that picks out every texture", zh: "清新的侧光，勾出每一处质感" },
    ],
    indoors: [
      {
        en: "broad window light from the left, falling off gently into the room",
        zh: "宽阔的窗光从左侧照入，向室内柔和衰减",
      },
      { en: "bright window light through thin fabric, soft and even", zh: "窗光透过薄薄的织物，柔和而均匀" },
    ],
  },
  day: {
    outdoors: [
      {
        en: "high, clear light with short crisp shadows and full detail in the bright tones",
        zh: "高处的光清澈明亮，影子短而利落，亮部细节完整",
      },
      { en: "open daylight from the upper left, shadows short and clean", zh: "开阔的日光自左上方照下，影子短而干净" },
    ],
    indoors: [
      {
        en: "even daylight from one large window, with a soft fall-off into the room",
        zh: "日光从一扇大窗均匀照入，向室内柔和衰减",
      },
      { en: "soft daylight from above, hardly any shadow", zh: "柔和的日光自上方落下，几乎没有影子" },
    ],
  },
  golden: {
    outdoors: [
      {
        en: "low golden light raking in from the right, long shadows, warm highlights against cool shade",
        zh: "低低的金色光从右侧斜射，影子拉长，高光偏暖，暗部偏冷",
      },
      { en: "warm back light that puts a bright rim on {it}", zh: "温暖的逆光，为{it}镶上一道亮边" },
    ],
    indoors: [
      {
        en: "a low shaft of golden light across the room, dust glowing in it",
        zh: "一道低低的金色光横穿房间，浮尘在光里发亮",
      },
      {
        en: "warm light low through the window, the far side of the room in soft brown shade",
        zh: "暖光低低地穿过窗户，房间另一侧沉在柔和的褐色里",
      },
    ],
  },
  sunset: {
    outdoors: [
      {
        en: "low sun behind {it}, a warm rim on every edge, the near side almost a silhouette",
        zh: "低垂的太阳在{it}身后，轮廓镶着暖边，近侧近乎剪影",
      },
      {
        en: "deep orange light from the side, fading slowly to violet in the shade",
        zh: "深橙色的光从侧面照来，暗部慢慢转为紫色",
      },
    ],
    indoors: [
      {
        en: "a last orange band of light on the wall, the room already dim",
        zh: "最后一道橙色的光落在墙上，房间已经暗下来",
      },
      {
        en: "warm light almost level through the window, long shadows across the floor",
        zh: "几乎水平的暖光穿窗而入，长长的影子横过地面",
      },
    ],
  },
  dusk: {
    outdoors: [
      {
        en: "even blue light without shadows, with a few warm points to hold against it",
        zh: "均匀的蓝光没有影子，只有几处暖色的光点与之相对",
      },
      {
        en: "fading blue light from above, the last warmth low on the horizon",
        zh: "渐暗的蓝光自上方落下，地平线上留着最后的暖色",
      },
    ],
    indoors: [
      { en: "blue light from the window against one warm lamp", zh: "窗外的蓝光与一盏暖灯相对" },
      {
        en: "a dim room, blue at the edges, one warm pool of lamplight in the middle",
        zh: "房间昏暗，四周偏蓝，中间一片暖色的灯光",
      },
    ],
  },
  night: {
    outdoors: [
      {
        en: "cool light from high on the left, a thin rim on every edge, the shadows left open",
        zh: "清冷的光自左上方落下，边缘一线微亮，暗部保留层次",
      },
      {
        en: "deep shade with a single soft source from the side, just enough to read {it}",
        zh: "大面积的暗部，一处柔和的侧光，仅够看清{it}",
      },
    ],
    indoors: [
      {
        en: "one warm lamp in the dark, its light falling off quickly into shade",
        zh: "黑暗里一盏暖灯，光很快没入阴影",
      },
      {
        en: "a narrow pool of warm light, the rest of the room in deep brown shade",
        zh: "一小片暖光，房间其余部分沉在深褐色里",
      },
    ],
  },
};

/** Between buildings at night the light comes from signs and windows. */
export const streetNight: readonly Phrase[] = [
  {
    en: "pools of practical light in deep shade, cool fill from above, warm edges on {it}",
    zh: "暗部深沉，实景光源投下一处处光池，上方是冷色补光，{it}的边缘带暖",
  },
  { en: "coloured light from signs and windows, broken by deep shade", zh: "招牌与窗口的彩色光，被大片的暗部隔开" },
];

/** Under cloud, rain, snow or mist there are no hard shadows. */
export const overcast: readonly Phrase[] = [
  { en: "soft overcast light, cool and even, without hard shadows", zh: "阴天的柔光，偏冷而均匀，没有生硬的影子" },
  { en: "flat silver light from above, the distance fading into grey", zh: "银灰色的平光自上而下，远处没入灰色" },
];

/** At night in rain or snow. */
export const wetNight: readonly Phrase[] = [
  { en: "dark surfaces that carry broken reflections of every light", zh: "深色的表面映着每一处灯光破碎的倒影" },
];

export const stormLight: readonly Phrase[] = [
  {
    en: "heavy, low light under dark cloud, with sudden cold highlights",
    zh: "乌云下沉重低暗的光，偶有骤然的冷色高光",
  },
];

export const spaceLight: readonly Phrase[] = [
  {
    en: "one hard key light from the left without any fill, the shadows black and clean",
    zh: "一道坚硬的主光自左侧射来，没有补光，影子漆黑而干净",
  },
];

export const underwaterLight: readonly Phrase[] = [
  {
    en: "light falling from above in slow moving shafts and fading into blue with the depth",
    zh: "光自上方成束落下，缓缓游移，随深度没入蓝色",
  },
];

/** For things that are shown off. */
export const studioLight: readonly Phrase[] = [
  {
    en: "one large soft source from the upper left, a narrow edge light from behind, clean falloff",
    zh: "左上方一处大面积柔光，背后一道窄边光，衰减干净",
  },
  {
    en: "a broad gradient of soft light, with one crisp highlight along the edge of {it}",
    zh: "大面积渐变柔光，一道利落的高光勾出{it}的边缘",
  },
];
