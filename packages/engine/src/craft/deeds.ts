import { actions, type Action } from "./actions.ts";
import { find, lexicon, type Match } from "./lexicon.ts";
import { longestOf } from "./longest.ts";
import type { Reading } from "./reading.ts";

/** Verbs that the picture tables don't tell apart, by how fast they look. `~` keeps nouns and camera terms out. */
const furtherVerbs = lexicon(
  {
    fast: "charge, fight, box, skate, surf, ski, snowboard, swoop, dart, kick, punch, escape, hurtle, hunt, breach, tumble, whirl, stampede, 冲刺, 追赶, 飞驰, 跳起, 俯冲, 撞击, 打斗, 搏斗, 滑板, 冲浪, 滑雪, 逃跑, 逃离, 捕猎, 骑马, 追, 追着, 追赶着, 舞龙, 舞狮, ~surfboard, ~gift box, ~boxing day, ~冲浪板",
    slow: "melt, blossom, open, drip, breathe, wake, lean, cook, bake, knead, stir, carve, forge, weave, mend, repair, sew, fold, brew, eat, smile, laugh, cry, hug, kiss, hold, carry, push, pull, throw, catch, pick, harvest, feed, enter, leave, arrive, return, follow, graze, hatch, appear, disappear, vanish, dissolve, transform, build, explore, discover, search, pray, bow, roll, slide, release, raise, place, plate, serve, arrange, whisper, talk, argue, polish, sweep, wash, dig, hammer, pack, unpack, close, knock, type, record, photograph, measure, mix, slice, chop, fry, grill, kneel, wave, unroll, hang, swing, skip rope, plant a, plant the, planting, shape clay, cut paper, 徘徊, 滑行, 爬, 融化, 展开, 滴落, 摇摆, 呼吸, 醒来, 熟睡, 读书, 写信, 书写, 绘画, 弹钢琴, 拉琴, 做饭, 烘焙, 揉面, 搅拌, 雕刻, 锻造, 编织, 修补, 修理, 缝, 折纸, 拉坯, 泡茶, 沏茶, 喝咖啡, 吃, 望着, 微笑, 大笑, 哭泣, 拥抱, 亲吻, 捧着, 拿着, 撑伞, 撑着, 打伞, 抱着, 抛, 接住, 种下, 种植, 浇水, 采摘, 收割, 喂, 穿行, 走进, 离开, 到达, 归来, 跟随, 骑着, 停在, 吃草, 孵化, 出现, 消失, 变成, 建造, 探索, 寻找, 点亮, 祈祷, 鞠躬, 滚动, 滑动, 练剑, 打太极, 放风筝, 钓鱼, 捕鱼, 撒网, 补网, 放飞, 对峙, 摆盘, 打盹, 晒太阳, 擦拭, 洗, 扫地, 挖, 敲, 切菜, 炒, 煮, 端着, 打开, 关上, 打电话, 拍照, 聊天, 交谈, 争吵, 上香, 荡秋千, 劳作, ~leaves, ~autumn leaves, ~open field, ~open road, ~open sea, ~open water, ~open window, ~open sky, ~open ocean, ~camera follow, ~camera push, ~push in, ~pull back, ~推拉",
  },
  "verbs",
);

/** How fast something that is done looks. */
export type Pace = "slow" | "fast";

/** Something that is done in a text. */
export interface Deed extends Match {
  readonly pace: Pace;
}

/** Everything done, in order of place. */
export function deedsIn(reading: Reading): Deed[] {
  const drawn = find(actions, reading).map((match) => ({ ...match, pace: paceOf(match.id) }));
  const further = find(furtherVerbs, reading).map((match) => ({ ...match, pace: match.id }));
  return longestOf([...drawn, ...further]);
}

const quick: ReadonlySet<Action> = new Set<Action>(["run", "explode", "jump", "fight"]);

function paceOf(action: Action): Pace {
  return quick.has(action) ? "fast" : "slow";
}
