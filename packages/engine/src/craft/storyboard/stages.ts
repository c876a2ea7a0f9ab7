import type { Phrase } from "../expand/phrase.ts";

/** The stations of a short film, for an idea that tells no steps. `{idea}` is the idea itself. */
interface Stages {
  readonly first: readonly Phrase[];
  /** In order; a film with fewer scenes takes some of them, evenly. */
  readonly middle: readonly Phrase[];
  readonly last: readonly Phrase[];
}

/** A film about something that is done. */
export const doing: Stages = {
  first: [
    { en: "before it begins: {it}, small in the frame and still waiting", zh: "开始之前：{it}在画面中很小，静静等待" },
    { en: "the place before the action, with {it} only just in view", zh: "动作尚未开始的现场，{it}刚刚进入视野" },
  ],
  middle: [
    { en: "{idea}: the first moment", zh: "{idea}：最初的一刻" },
    { en: "{idea}, seen from the side as it finds its rhythm", zh: "{idea}，从侧面看，渐入节奏" },
    {
      en: "close on the detail that carries the action, {it} filling the frame",
      zh: "贴近承载动作的细节，{it}充满画面",
    },
    { en: "a moment of doubt: {it}, and everything around, holds back", zh: "片刻的迟疑：{it}与周围的一切都停了停" },
    { en: "{idea}, with new force", zh: "{idea}，力量更足" },
    { en: "{idea}: the height of the action, seen from close by", zh: "{idea}：动作的高潮，近在眼前" },
  ],
  last: [
    { en: "when it is over: {it} at rest, the surroundings calm again", zh: "一切结束：{it}静止下来，四周重归平静" },
    {
      en: "the same place afterwards, {it} small in the frame again",
      zh: "还是那个地方，一切已过，{it}在画面中又变得很小",
    },
  ],
};

/** A film about something that is there. */
export const being: Stages = {
  first: [
    { en: "{idea}, seen from far off, the surroundings larger than {it}", zh: "{idea}，从远处看，环境大过{it}" },
    { en: "the surroundings first; {it} comes into view at the edge of the frame", zh: "先是环境；{it}出现在画面边缘" },
  ],
  middle: [
    { en: "{idea}, closer, at eye height", zh: "{idea}，走近，与视线等高" },
    { en: "close on the surface of {it}, the texture filling the frame", zh: "贴近{it}的表面，质感充满画面" },
    { en: "{it} from behind, against the light", zh: "{it}的背面，迎着光" },
    { en: "a small change: the light on {it} shifts", zh: "细小的变化：落在{it}{on}的光移动了" },
    { en: "{it} from below, large in the frame", zh: "自下仰看{it}，在画面中显得很大" },
    { en: "{idea}, at its fullest, close and sharp", zh: "{idea}，最饱满的一刻，近而清晰" },
  ],
  last: [
    { en: "{idea}, from far off again, unchanged and yet seen anew", zh: "{idea}，又回到远处，未曾改变，却已不同" },
    { en: "{it} one last time, before the frame lets go", zh: "最后看一眼{it}，画面缓缓放手" },
  ],
};

/** A film about a place or an hour. */
export const place: Stages = {
  first: [{ en: "{idea}: the whole of it, wide and quiet", zh: "{idea}：全貌，开阔而安静" }],
  middle: [
    { en: "{idea}, closer: the first movement", zh: "{idea}，走近：最初的动静" },
    { en: "a single detail in the foreground, everything else soft", zh: "前景一处细节，其余虚化" },
    { en: "the light moves on and picks out another part", zh: "光移动，照亮另一处" },
    { en: "a line that leads from the foreground into the distance", zh: "一条线从前景引向远处" },
    { en: "a moment of complete stillness", zh: "片刻的全然静止" },
    { en: "{idea}, at its fullest", zh: "{idea}，最饱满的一刻" },
  ],
  last: [{ en: "{idea}, wide again, as the light lets go", zh: "{idea}，又回到全景，光缓缓退去" }],
};

/** A film about a change from one state to another: how far it has come. */
export const changing: readonly Phrase[] = [
  { en: "{from}, before anything changes", zh: "{from}，一切尚未改变" },
  { en: "{from}: the first sign of change", zh: "{from}：变化的第一个迹象" },
  { en: "midway: no longer {from}, not yet {to}", zh: "中途：不再是{from}，还不是{to}" },
  { en: "almost {to}: the last resistance gives way", zh: "几乎成为{to}：最后的阻力消退" },
  { en: "{to}, complete and at rest", zh: "{to}，完成，安定下来" },
];

/** For a long film that comes back to a station. */
export const angles: readonly Phrase[] = [
  { en: "from the front", zh: "正面" },
  { en: "from the side", zh: "侧面" },
  { en: "from behind", zh: "背面" },
  { en: "from above", zh: "俯视" },
  { en: "from below", zh: "仰视" },
];
