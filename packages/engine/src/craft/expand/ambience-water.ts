import type { Ambience } from "./ambience.ts";
import { outward, toLeft, toLens, toRight, upward } from "./directions.ts";

const calm =
  /\b(?:calm|still|glassy|mirror|frozen|placid|motionless|tranquil|ice)\b|平静|静止|如镜|宁静|结冰|冰封|风平浪静/iu;
const dry = /frozen|\bice\b|结冰|冰封|干涸/iu;

/** Movements of water and what stands beside it. */
export const waterAmbiences = {
  sea: [
    {
      opens: { en: "a long swell rolls in", zh: "一道长长的涌浪缓缓推来" },
      builds: { en: "the crest of a swell lifts and folds over", zh: "浪脊隆起，卷落下来" },
      settles: { en: "the water draws back in thin white lines", zh: "海水退去，留下细细的白线" },
      direction: toLens,
      unless: calm,
    },
    {
      opens: { en: "light trembles on the surface", zh: "水面上光点轻颤" },
      builds: { en: "small ripples run across the water", zh: "细小的波纹依次掠过水面" },
      settles: { en: "the surface is smooth again", zh: "水面重新平整" },
      direction: toRight,
      unless: /storm|rough|raging|tempest|暴风|汹涌|巨浪/iu,
    },
  ],
  beach: [
    {
      opens: { en: "a thin sheet of water slides up the sand", zh: "一层薄薄的水滑上沙滩" },
      builds: { en: "foam runs along the waterline", zh: "泡沫沿着水边推移" },
      settles: { en: "the water sinks away and leaves the sand shining", zh: "水渗下去，留下发亮的沙面" },
      direction: toLens,
    },
    {
      opens: { en: "the air shivers a little above the sand", zh: "沙面上方空气微微颤动" },
      builds: { en: "loose grains run along the ground", zh: "细沙贴着地面流动" },
      settles: { en: "the sand lies smooth again", zh: "沙面重归平整" },
      direction: toRight,
      unless: /rain|snow|storm|wet|雨|雪|湿/iu,
    },
  ],
  underwater: [
    {
      opens: { en: "fine particles drift through the blue", zh: "微粒在蓝色里漂移" },
      builds: { en: "everything sways with one slow surge", zh: "一阵缓慢的涌动带着一切轻摆" },
      settles: { en: "the water grows still", zh: "水渐渐静下来" },
      direction: toLeft,
    },
    {
      opens: { en: "a chain of small bubbles rises past", zh: "一串细小的气泡升过画面" },
      builds: { en: "the light sways over every surface", zh: "光影在每个表面晃动" },
      settles: { en: "the bubbles are gone", zh: "气泡消失了" },
      direction: upward,
    },
  ],
  lake: [
    {
      opens: { en: "thin rings spread across the water", zh: "细细的涟漪在水面扩散" },
      builds: { en: "the reflection trembles and parts into bands", zh: "倒影轻颤，散成一道道光带" },
      settles: { en: "the reflection closes again", zh: "倒影重新合拢" },
      direction: outward,
      unless: dry,
    },
    {
      opens: { en: "a breath of air moves along the bank", zh: "一丝微风沿岸拂过" },
      builds: { en: "the tallest blades bow and lift", zh: "最高的草叶俯下又扬起" },
      settles: { en: "the far shore stands clear", zh: "对岸清晰地静立着" },
      direction: toRight,
    },
  ],
  river: [
    {
      opens: { en: "the current slides past", zh: "水流静静滑过" },
      builds: { en: "the water folds over itself around the stones", zh: "水在石间翻卷" },
      settles: { en: "the surface runs smooth again", zh: "水面重新平顺" },
      direction: toRight,
      unless: new RegExp(`${dry.source}|${calm.source}`, "iu"),
    },
    {
      opens: { en: "leaves tremble along the bank", zh: "岸边的叶子轻颤" },
      builds: { en: "points of light wander over the ground", zh: "光点在地面上游移" },
      settles: { en: "the bank is still", zh: "岸边静了下来" },
      direction: toLeft,
    },
  ],
} satisfies Record<string, readonly Ambience[]>;
