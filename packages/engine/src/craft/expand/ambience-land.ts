import type { Ambience } from "./ambience.ts";
import { downward, toLeft, toLens, toRight } from "./directions.ts";

/** Movements of open country and the sky. */
export const landAmbiences = {
  forest: [
    {
      opens: { en: "leaves stir high in the canopy", zh: "高处的枝叶轻轻晃动" },
      builds: { en: "patches of light slide over the ground", zh: "斑驳的光影在地面上移动" },
      settles: { en: "the branches come to rest", zh: "枝条静止下来" },
      direction: toRight,
      unless: /night|midnight|snow|winter|bare|夜|雪|冬|枯/iu,
    },
    {
      opens: { en: "the undergrowth stirs, close to the ground", zh: "贴近地面的草丛微微一动" },
      builds: { en: "the movement passes from stem to stem", zh: "晃动从一株传到另一株" },
      settles: { en: "the stems straighten again", zh: "草茎重新立直" },
      direction: toLeft,
    },
  ],
  mountain: [
    {
      opens: { en: "a thin veil of air slides along the ridge", zh: "一层薄薄的气流沿山脊滑过" },
      builds: { en: "the light shifts across the rock", zh: "光在岩壁上移动" },
      settles: { en: "the heights stand clear", zh: "高处清晰地显露出来" },
      direction: toRight,
    },
    {
      opens: { en: "the nearest grass leans and straightens", zh: "近处的草俯下又直起" },
      builds: { en: "a long shade travels down the slope", zh: "一道长长的阴影沿坡而下" },
      settles: { en: "the whole range is still", zh: "群山静默" },
      direction: downward,
      unless: /snow|glacier|night|volcano|雪|冰川|夜|火山/iu,
    },
  ],
  desert: [
    {
      opens: { en: "a thin veil of sand runs along the crest", zh: "一层薄沙沿着脊线流动" },
      builds: { en: "the ripples in the sand shift grain by grain", zh: "沙纹一粒粒地移动" },
      settles: { en: "the air clears", zh: "空气重新清朗" },
      direction: toRight,
    },
    {
      opens: { en: "the distance wavers in the air", zh: "远处在空气中微微浮动" },
      builds: { en: "a hard edge of shade creeps forward", zh: "一道清晰的阴影边缘缓缓前移" },
      settles: { en: "the ground lies bare from edge to edge", zh: "地面空旷，一望到边" },
      direction: toLens,
      unless: /night|cold|freezing|夜|寒/iu,
    },
  ],
  field: [
    {
      opens: { en: "a breath of wind runs through the grass", zh: "一阵轻风穿过草丛" },
      builds: { en: "the stems bow and lift in one long movement", zh: "草茎连成一片，俯下又扬起" },
      settles: { en: "the field comes to rest", zh: "田野静了下来" },
      direction: toRight,
      unless: /windless|no wind|无风|没有风|snow|雪/iu,
    },
    {
      opens: { en: "wide patches of light lie over the ground", zh: "大块的光影铺在地上" },
      builds: { en: "patches of light and shade cross the middle distance", zh: "明暗的光影移过中景" },
      settles: { en: "the whole ground lies in one even tone", zh: "整片原野沉入均匀的色调" },
      direction: toLeft,
      unless: /night|夜/iu,
    },
  ],
  snowfield: [
    {
      opens: { en: "loose snow snakes across the ground", zh: "浮雪贴着地面蜿蜒流动" },
      builds: { en: "a fine white veil lifts off the ridges", zh: "雪脊上扬起一层白纱" },
      settles: { en: "the air clears", zh: "空气重新清朗" },
      direction: toRight,
    },
    {
      opens: { en: "the white ground lies without a trace", zh: "洁白的地面没有一点痕迹" },
      builds: { en: "a long blue shade grows across it", zh: "一道长长的蓝影铺过雪面" },
      settles: { en: "the ground lies white and smooth again", zh: "雪面重归洁白平整" },
      direction: toLeft,
    },
  ],
  space: [
    {
      opens: { en: "a thin edge of light creeps over the nearest surface", zh: "一线光在最近的表面上缓缓移动" },
      builds: { en: "fine debris tumbles past without a sound", zh: "细碎的残片无声地翻滚而过" },
      settles: { en: "only the stars remain", zh: "只剩下星点" },
      direction: toRight,
    },
    {
      opens: { en: "everything hangs in silence", zh: "一切悬在寂静里" },
      builds: { en: "a slow turn brings a new side into the light", zh: "缓慢的转动把新的一面带进光里" },
      settles: { en: "the dark closes in again", zh: "黑暗重新合拢" },
      direction: toLeft,
    },
  ],
  sky: [
    {
      opens: { en: "thin vapour slides past below", zh: "薄薄的水汽从下方滑过" },
      builds: { en: "the vapour tears open and closes again", zh: "水汽撕开，又合拢" },
      settles: { en: "the view opens out", zh: "视野豁然打开" },
      direction: toRight,
      unless: /clear|cloudless|晴|万里无云/iu,
    },
    {
      opens: { en: "the air lies open in every direction", zh: "四面都是开阔的空气" },
      builds: { en: "a slow drift carries everything sideways", zh: "一切随气流缓缓偏向一侧" },
      settles: { en: "the horizon comes level again", zh: "地平线重新放平" },
      direction: toLeft,
    },
  ],
} satisfies Record<string, readonly Ambience[]>;
