import type { Words } from "./language.ts";
import type { Style } from "./styles.ts";

/** How a look is made: what a director would tell the crew instead of its name. */
export interface StyleCraft {
  readonly palette: Words;
  readonly texture: Words;
  /** Framing and lens, or for a drawn picture what stands for them. */
  readonly lens: Words;
  readonly light: Words;
  /** Drawn and built pictures have no lens in front of them. */
  readonly drawn: boolean;
}

/** The craft behind every look that the tables know. */
export const styleCraft: Readonly<Record<Style, StyleCraft>> = {
  cinematic: {
    palette: { en: "a restrained palette with one accent colour", zh: "克制的色调，只留一个点睛色" },
    texture: { en: "soft highlights and fine grain", zh: "高光柔和，细微颗粒" },
    lens: { en: "40mm anamorphic framing with shallow focus", zh: "40mm变形宽银幕镜头，浅景深" },
    light: { en: "motivated light from one side, deep but readable shadows", zh: "单侧的动机光，暗部深沉而有层次" },
    drawn: false,
  },
  documentary: {
    palette: { en: "true-to-life colour", zh: "如实还原的色彩" },
    texture: { en: "unpolished detail, nothing retouched", zh: "不加修饰的细节" },
    lens: { en: "a normal lens at eye height, close to the subject", zh: "视线高度的标准视角，贴近被摄者" },
    light: { en: "available light only", zh: "只用现场光" },
    drawn: false,
  },
  noir: {
    palette: { en: "high-contrast black and white", zh: "高反差黑白" },
    texture: { en: "dense blacks and silver grain", zh: "浓重的黑与银盐颗粒" },
    lens: { en: "a 28mm lens from a low angle", zh: "28mm镜头，低角度" },
    light: {
      en: "one hard source from the side, hard-edged shadows across the frame",
      zh: "单侧硬光，轮廓分明的阴影切过画面",
    },
    drawn: false,
  },
  anime: {
    palette: { en: "clear flat colours with luminous accents", zh: "明净的平涂色彩，点缀发亮的高光" },
    texture: { en: "clean ink outlines over painted backgrounds", zh: "干净的勾线，手绘背景" },
    lens: { en: "bold layered compositions with strong perspective", zh: "层次分明、透视强烈的构图" },
    light: { en: "two-tone cel shading with a crisp edge between light and shade", zh: "两阶赛璐璐上色，明暗交界利落" },
    drawn: true,
  },
  animation: {
    palette: {
      en: "warm, rounded colours with clear contrast between figure and ground",
      zh: "温暖圆润的配色，主体与背景对比清楚",
    },
    texture: { en: "simple shapes and soft materials", zh: "简洁的造型，柔软的材质" },
    lens: { en: "readable silhouettes, staged at eye height", zh: "剪影清楚，视线高度的舞台式构图" },
    light: { en: "soft three-point light with gentle bounce", zh: "柔和的三点布光，带温和的反射光" },
    drawn: true,
  },
  watercolor: {
    palette: { en: "a few transparent pigments, the paper left white in the lights", zh: "几种透明的颜料，亮部留白" },
    texture: { en: "wet-on-wet washes, bleeding edges, visible paper grain", zh: "湿画法的晕染，边缘渗开，可见纸纹" },
    lens: { en: "an open composition with plenty of untouched paper", zh: "疏朗的构图，大面积留白" },
    light: { en: "light told by thin washes, without cast shadows", zh: "以淡彩示光，不画投影" },
    drawn: true,
  },
  ink: {
    palette: { en: "black ink in five tones on warm white paper", zh: "墨分五色，落在暖白的宣纸上" },
    texture: { en: "dry brush and wet wash, fibres of the paper showing", zh: "枯笔与泼墨相间，纸的纤维可见" },
    lens: { en: "high, floating viewpoint with large empty areas", zh: "高远的散点视角，大片留白" },
    light: { en: "depth by fading ink, without direct light", zh: "以墨色浓淡示远近，不着光影" },
    drawn: true,
  },
  oil: {
    palette: { en: "warm earths against cool greys", zh: "暖土色与冷灰相对" },
    texture: { en: "thick impasto strokes that follow the form", zh: "顺着形体走的厚涂笔触" },
    lens: { en: "a classical composition with the weight slightly off centre", zh: "古典构图，重心略偏" },
    light: { en: "one warm light from the upper left, shadows built in glazes", zh: "左上方一道暖光，暗部层层罩染" },
    drawn: true,
  },
  pencil: {
    palette: { en: "graphite greys on white paper", zh: "白纸上的石墨灰" },
    texture: { en: "hatched shading and searching construction lines", zh: "排线明暗，保留起稿的线条" },
    lens: { en: "a simple framing with an unfinished edge", zh: "简单的取景，边缘未完成" },
    light: { en: "one clear direction of light, told by the density of the lines", zh: "光向单一，以线的疏密表现" },
    drawn: true,
  },
  clay: {
    palette: { en: "matte, slightly faded colours", zh: "哑光、略微褪色的配色" },
    texture: { en: "fingerprints in the clay, twelve poses a second", zh: "黏土上留着指纹，每秒十二格" },
    lens: { en: "a tabletop view at the height of the puppets", zh: "桌面视角，与偶等高" },
    light: { en: "small warm studio lamps with soft contact shadows", zh: "小型暖色摄影灯，接触处有柔和的影子" },
    drawn: true,
  },
  paper: {
    palette: { en: "a few flat papers in close tones", zh: "几种色调相近的纯色纸" },
    texture: { en: "cut edges and visible fibres in stacked layers", zh: "层层叠放，剪口与纤维可见" },
    lens: { en: "a frontal, shallow stage", zh: "正面的浅舞台构图" },
    light: { en: "side light that gives each layer a thin drop shadow", zh: "侧光，让每一层投下细细的影" },
    drawn: true,
  },
  pixel: {
    palette: { en: "a fixed palette of sixteen colours", zh: "固定的十六色" },
    texture: { en: "hard square pixels with ordered dithering", zh: "方正的像素，有序的网点过渡" },
    lens: { en: "a flat side view with layers that scroll at different speeds", zh: "平面侧视，分层卷轴速度不同" },
    light: { en: "light in two or three stepped tones", zh: "光只有两三级色阶" },
    drawn: true,
  },
  cyberpunk: {
    palette: { en: "magenta and cyan against near-black", zh: "洋红与青，衬着近黑的底色" },
    texture: { en: "wet surfaces, dense signage, layered depth", zh: "潮湿的表面，密集的招牌，层叠的纵深" },
    lens: { en: "a 28mm lens from a low angle with long reflections", zh: "28mm镜头，低角度，拉长的倒影" },
    light: { en: "coloured practical light from signs, no neutral fill", zh: "招牌的彩色实景光，不用中性补光" },
    drawn: false,
  },
  "8mm": {
    palette: { en: "faded warm colour with milky blacks", zh: "褪色的暖调，黑位发白" },
    texture: { en: "heavy dancing grain, dust and soft edges", zh: "跳动的粗颗粒，灰尘与柔边" },
    lens: { en: "a simple hand-held view, slightly unsteady", zh: "手持的小型镜头，略有晃动" },
    light: { en: "whatever light was there, with blown highlights", zh: "有什么光用什么光，高光过曝" },
    drawn: false,
  },
  "35mm": {
    palette: { en: "gentle film colour with warm skin and cool shade", zh: "柔和的胶片色彩，肤色暖，暗部冷" },
    texture: { en: "fine organic grain and soft highlight roll-off", zh: "细腻的有机颗粒，高光过渡柔和" },
    lens: { en: "a 50mm prime at f/2.8", zh: "50mm定焦，f/2.8光圈" },
    light: { en: "natural light shaped by one soft source", zh: "自然光，辅以一处柔光" },
    drawn: false,
  },
  minimal: {
    palette: { en: "two tones and one accent", zh: "两种色调，一个点睛色" },
    texture: { en: "smooth surfaces without ornament", zh: "光洁的表面，没有装饰" },
    lens: { en: "a frontal 50mm view with wide margins", zh: "50mm正面视角，四周大量留白" },
    light: { en: "even soft light with a single clean shadow", zh: "均匀的柔光，一道干净的影子" },
    drawn: false,
  },
};
