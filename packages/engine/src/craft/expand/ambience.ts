import type { Words } from "../language.ts";
import type { Setting } from "../settings.ts";

/** What moves in a place by itself, told as three clauses in time order. */
export interface Ambience {
  readonly opens: Words;
  readonly builds: Words;
  readonly settles: Words;
  readonly direction: Words;
  /** Ideas that it would contradict. */
  readonly unless?: RegExp;
}

const toRight: Words = { en: "left to right", zh: "从左向右" };
const toLeft: Words = { en: "right to left", zh: "从右向左" };
const downward: Words = { en: "downward", zh: "自上而下" };
const upward: Words = { en: "upward", zh: "自下而上" };
const outward: Words = { en: "outward from the middle", zh: "自中心向外" };
const toCamera: Words = { en: "toward the lens", zh: "朝向镜头" };

const calm =
  /\b(?:calm|still|glassy|mirror|frozen|placid|motionless|tranquil|ice)\b|平静|静止|如镜|宁静|结冰|冰封|风平浪静/iu;
const dry = /frozen|\bice\b|结冰|冰封|干涸/iu;

/** Two of each place, one of them for still weather and still water. */
export const ambiences: Readonly<Record<Setting, readonly Ambience[]>> = {
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
      opens: { en: "nothing moves but the light", zh: "除了光，一切不动" },
      builds: { en: "the light travels from roof to roof", zh: "光从一片屋顶移到另一片屋顶" },
      settles: { en: "the whole place rests in shade", zh: "整个村落沉入阴影" },
      direction: toLeft,
    },
  ],
  sea: [
    {
      opens: { en: "a long swell rolls in", zh: "一道长长的涌浪缓缓推来" },
      builds: { en: "the crest of a swell lifts and folds over", zh: "浪脊隆起，卷落下来" },
      settles: { en: "the water draws back in thin white lines", zh: "海水退去，留下细细的白线" },
      direction: toCamera,
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
      direction: toCamera,
    },
    {
      opens: { en: "the air shivers a little above the sand", zh: "沙面上方空气微微颤动" },
      builds: { en: "loose grains run along the ground", zh: "细沙贴着地面流动" },
      settles: { en: "everything lies still", zh: "一切静止" },
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
      settles: { en: "the forest is still again", zh: "森林重归寂静" },
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
      settles: { en: "nothing moves as far as the eye can see", zh: "目之所及，一切不动" },
      direction: toCamera,
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
  garden: [
    {
      opens: { en: "a single leaf trembles", zh: "一片叶子轻轻颤动" },
      builds: { en: "small specks of life cross the light", zh: "细小的飞虫穿过光线" },
      settles: { en: "everything is still again", zh: "一切又静下来" },
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
      settles: { en: "the cold holds everything in place", zh: "寒意让一切凝住" },
      direction: toLeft,
    },
  ],
  interior: [
    {
      opens: { en: "dust drifts through the light", zh: "光里浮尘缓缓飘动" },
      builds: { en: "the light creeps across the nearest surface", zh: "光在近处的表面上一点点移动" },
      settles: { en: "the room is still", zh: "房间静了下来" },
      direction: toRight,
    },
    {
      opens: { en: "nothing stirs but the light", zh: "除了光，一切不动" },
      builds: { en: "a soft shadow slides over the wall", zh: "柔和的影子在墙上滑过" },
      settles: { en: "everything comes to rest", zh: "一切归于静止" },
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
};
