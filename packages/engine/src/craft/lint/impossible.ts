import type { Words } from "../language.ts";

/** Something that the world doesn't do, as a pattern over the words. */
export interface Impossible {
  readonly pattern: RegExp;
  /** Must also stand somewhere in the same shot. */
  readonly beside?: RegExp;
  readonly why: Words;
  /** What the whole match becomes; `$1` … are the pattern's groups. */
  readonly fix?: string;
}

const calm = "still|calm|glassy|mirror-?(?:like|flat|smooth)|motionless|placid|tranquil|unmoving";
const breaking =
  /\b(?:waves?|surf|breakers|swells?)\b[^.]{0,24}\b(?:crash|break|pound|slam|thunder|smash|tower)\w*|\b(?:crash|break|pound|raging|towering|huge|giant|violent)\w* (?:waves?|surf|breakers|swells?)\b/iu;
const breakingZh =
  /(?:海浪|巨浪|波浪|浪花|浪涛|波涛)[^。]{0,8}(?:拍打|拍击|翻涌|汹涌|翻滚|咆哮|冲击|向上)|惊涛骇浪|巨浪滔天|波涛汹涌|滔天巨浪/u;

/** The physics that rules know. Dreams, magic and weightlessness are let through. */
export const impossibles: readonly Impossible[] = [
  {
    pattern:
      /\b(waves?|surf|breakers)( (?:that )?)(crash|break|slam|smash|pound)(es|ing|s)? (?:straight )?(?:upwards?|up)\b/giu,
    why: { en: "waves break forward and down", zh: "浪是向前、向下拍碎的" },
    fix: "$1$2$3$4 forward",
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:${calm})(?:,? (?:${calm}))* (waters?|sea|ocean|lake|pond|bay|surface)\b`,
      "giu",
    ),
    beside: breaking,
    why: { en: "still water has no breaking waves", zh: "静水里没有拍碎的浪" },
    fix: "rough $1",
  },
  {
    pattern:
      /\b(rain|raindrops|snow|snowflakes|hail|leaves|petals|tears|waterfall|sand|stones?|rocks?)( (?:is |are )?)(fall|drop|pour|cascade|tumbl)(e|s|ing|es)? (?:straight )?(?:upwards?|up|into the sky|skywards?)\b/giu,
    why: { en: "what falls goes down", zh: "下落之物只会向下" },
    fix: "$1$2$3$4 down",
  },
  {
    pattern:
      /\b(river|stream|water|waterfall|brook|creek|lava)( (?:is )?)(flow|run|stream|rush|cascad|pour)(s|es|e|ing)? (?:upwards?|uphill|up the (?:hill|slope|mountain))\b/giu,
    why: { en: "water runs downhill", zh: "水往低处流" },
    fix: "$1$2$3$4 downhill",
  },
  {
    pattern:
      /\b(smoke|steam|flames?|hot air|sparks)( (?:is |are )?)(?:(fall|sink|drop)(s|ing)?|pour(s|ing)?) (?:straight )?(?:downwards?|down)\b/giu,
    why: { en: "what is hot rises", zh: "热气向上升" },
    fix: "$1 drifting upward",
  },
  {
    pattern: /\b(shadows? (?:\w+ ){0,2}?)(?:towards?|facing|into) (the (?:light|sun|lamp|window|light source))\b/giu,
    why: { en: "shadows fall away from the light", zh: "影子背向光源" },
    fix: "$1away from $2",
  },
  {
    pattern: /\b(sun(?:set| sets| setting| going down)) (in|over) the east\b/giu,
    why: { en: "the sun sets in the west", zh: "太阳在西边落下" },
    fix: "$1 $2 the west",
  },
  {
    pattern: /\b(sun(?:rise| rises| rising| coming up)) (in|over) the west\b/giu,
    why: { en: "the sun rises in the east", zh: "太阳从东边升起" },
    fix: "$1 $2 the east",
  },
  {
    pattern: /\bfrozen(?: solid)? (river|stream|waterfall|lake|brook)( (?:that )?(?:flow|run|rush|rippl|cascad)\w*)/giu,
    why: { en: "frozen water doesn't flow", zh: "结冰的水不再流动" },
    fix: "icy $1$2",
  },
  {
    pattern: /\b(?:camp ?fire|bonfire|candles?|torch(?:es)?|burning fire|flames?)\b/giu,
    beside: /\b(?:underwater|under the sea|on the seabed|beneath the waves)\b/iu,
    why: { en: "nothing burns under water", zh: "水下无法燃烧" },
    fix: "glowing lantern",
  },
  {
    pattern: /\b(?:wind|breeze|gusts?|rain|snow)\b/giu,
    beside: /\b(?:outer space|in the vacuum|on the moon|lunar surface|deep space)\b/iu,
    why: { en: "there is no air and no weather in space", zh: "太空里没有空气，也没有风雨" },
    fix: "drifting dust",
  },
  {
    pattern:
      /\b(walk|run|step|pass|glid)(e|s|es|ing)? (?:straight )?through (a|the) (?:solid )?(wall|walls|closed door|mirror)\b/giu,
    why: { en: "nobody passes through what is solid", zh: "人无法穿过实体" },
    fix: "$1$2 past $3 $4",
  },
  {
    pattern: /(?:平静|静止|宁静|如镜|安静|纹丝不动)的?(水面|海面|湖面|大海|海水|湖水|水)|静水/gu,
    beside: breakingZh,
    why: { en: "still water has no breaking waves", zh: "静水里没有拍碎的浪" },
    fix: "汹涌的水面",
  },
  {
    pattern: /(海浪|巨浪|波浪|浪花|浪)(向上|往上|朝上|逆向)(拍打|拍击|拍碎|砸)/gu,
    why: { en: "waves break forward and down", zh: "浪是向前、向下拍碎的" },
    fix: "$1向前$3",
  },
  {
    pattern: /(瀑布|河水|溪水|河流|溪流|水流|水)(?:向上|往上|逆势向上|倒着)(流淌|流动|流|奔涌|倾泻)/gu,
    why: { en: "water runs downhill", zh: "水往低处流" },
    fix: "$1向下$2",
  },
  {
    pattern: /(雨滴|雨水|雨|雪花|雪|落叶|花瓣)(?:向上|往上|朝天空)(飘落|落下|落|坠落|坠)/gu,
    why: { en: "what falls goes down", zh: "下落之物只会向下" },
    fix: "$1向下$2",
  },
  {
    pattern: /(浓烟|烟雾|烟|蒸汽|火焰|火苗)(?:向下|往下)(?:沉|坠落|坠|落|飘落)/gu,
    why: { en: "what is hot rises", zh: "热气向上升" },
    fix: "$1向上升腾",
  },
  {
    pattern: /(影子|阴影)(?:朝向|投向|指向|面向|朝着)(太阳|光源|灯光|光线|窗户)/gu,
    why: { en: "shadows fall away from the light", zh: "影子背向光源" },
    fix: "$1背向$2",
  },
  {
    pattern: /(太阳|夕阳|落日)(从|在)东(边|方)(落下|下沉|西沉)/gu,
    why: { en: "the sun sets in the west", zh: "太阳在西边落下" },
    fix: "$1$2西$3$4",
  },
  {
    pattern: /(太阳|朝阳|旭日)(从|在)西(边|方)(升起)/gu,
    why: { en: "the sun rises in the east", zh: "太阳从东边升起" },
    fix: "$1$2东$3$4",
  },
  {
    pattern: /结冰的(河|溪|瀑布|河水|湖水)(?=[^，。]{0,3}(?:流淌|流动|奔流|奔涌))/gu,
    why: { en: "frozen water doesn't flow", zh: "结冰的水不再流动" },
    fix: "冰冷的$1",
  },
  {
    pattern: /篝火|蜡烛|火把|火焰/gu,
    beside: /水下|海底|水底|深海/u,
    why: { en: "nothing burns under water", zh: "水下无法燃烧" },
    fix: "发光的灯笼",
  },
  {
    pattern: /(?:微|狂|大|寒)?风(?:吹|中|里)|下着?大?[雨雪]|[大暴][雨雪]/gu,
    beside: /外太空|太空|月球表面|月球上|真空/u,
    why: { en: "there is no air and no weather in space", zh: "太空里没有空气，也没有风雨" },
    fix: "尘埃飘浮",
  },
  {
    pattern: /穿(过|越)(墙壁|墙|紧闭的门)|穿墙而过/gu,
    why: { en: "nobody passes through what is solid", zh: "人无法穿过实体" },
    fix: "走过墙边",
  },
];
