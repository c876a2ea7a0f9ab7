import type { Ambience } from "./ambience.ts";
import { outward, toLeft, toRight, upward } from "./directions.ts";

/** Movements where people live. */
export const builtAmbiences = {
  street: [
    {
      opens: { en: "the light slides slowly over the ground", zh: "光在地面上缓缓滑动" },
      builds: { en: "reflections slip across the nearest surfaces", zh: "倒影掠过近处的表面" },
      settles: { en: "the street falls quiet", zh: "街道归于安静" },
      direction: toRight,
    },
    {
      opens: { en: "small movements stir at the edges of the frame", zh: "画面边缘有细小的动静" },
      builds: { en: "a soft shape crosses the foreground, out of focus", zh: "一个虚化的影子从前景掠过" },
      settles: { en: "the depth of the street opens again", zh: "街道的纵深重新露出" },
      direction: toLeft,
    },
  ],
  city: [
    {
      opens: { en: "the light moves almost unnoticed over the facades", zh: "光在楼面上几乎不被察觉地移动" },
      builds: { en: "reflections climb the glass", zh: "倒影沿着玻璃上移" },
      settles: { en: "the skyline stands unchanged", zh: "天际线依旧静立" },
      direction: upward,
    },
    {
      opens: { en: "tiny movements flicker in the distance", zh: "远处有细微的动静闪烁" },
      builds: { en: "distant points of light gather into one slow stream", zh: "远处的光点汇成一道缓慢的流线" },
      settles: { en: "the flow thins out again", zh: "流动渐渐稀疏" },
      direction: toRight,
      unless: /deserted|abandoned|empty|空无一人|废弃|荒废/iu,
    },
  ],
  village: [
    {
      opens: { en: "a breath of air moves along the path", zh: "一阵微弱的气流沿小路拂过" },
      builds: { en: "leaves along the path turn over", zh: "路边的叶片翻动" },
      settles: { en: "the lanes are quiet again", zh: "巷道重归安静" },
      direction: toRight,
    },
    {
      opens: { en: "the light rests on the nearest roof", zh: "光落在最近的一片屋顶上" },
      builds: { en: "the light travels from roof to roof", zh: "光从一片屋顶移到另一片屋顶" },
      settles: { en: "the whole place rests in shade", zh: "整个村落沉入阴影" },
      direction: toLeft,
    },
  ],
  garden: [
    {
      opens: { en: "a single leaf trembles", zh: "一片叶子轻轻颤动" },
      builds: { en: "small specks of life cross the light", zh: "细小的飞虫穿过光线" },
      settles: { en: "the leaf is still again", zh: "叶子又静下来" },
      direction: toRight,
      unless: /night|snow|winter|夜|雪|冬/iu,
    },
    {
      opens: { en: "the soil lies dark and damp", zh: "泥土深暗而湿润" },
      builds: { en: "the smallest grains of soil begin to shift", zh: "最细的土粒开始松动" },
      settles: { en: "the ground is quiet again", zh: "地面重归平静" },
      direction: outward,
      unless: /snow|crowd|path|bench|雪|人群|长椅/iu,
    },
  ],
  interior: [
    {
      opens: { en: "dust drifts through the light", zh: "光里浮尘缓缓飘动" },
      builds: { en: "the light creeps across the nearest surface", zh: "光在近处的表面上一点点移动" },
      settles: { en: "the dust settles", zh: "浮尘落定" },
      direction: toRight,
    },
    {
      opens: { en: "the light lies quiet over the nearest edge", zh: "光静静落在近处的边缘" },
      builds: { en: "a soft shadow slides over the wall", zh: "柔和的影子在墙上滑过" },
      settles: { en: "the light comes to rest", zh: "光影停住" },
      direction: toLeft,
    },
  ],
} satisfies Record<string, readonly Ambience[]>;
