import type { Look } from "./observe.ts";

/** Longest black in seconds that a fade may rest in. */
const REST = 0.8;
/** Within this time in seconds a fade must have come to half of its light. */
const RISE = 0.6;

/** Number of black frames that belong to no fade: neither at the ends of the clip nor between two shots. */
export function strayBlack(looks: readonly Look[], black: readonly boolean[]): number {
  let stray = 0;
  for (let from = 0; from < looks.length; from++) {
    if (!black[from]) continue;
    let to = from;
    while (to < looks.length && black[to]) to++;
    const seconds = (looks[to]?.seconds ?? looks.at(-1)!.seconds) - looks[from]!.seconds;
    const whole = from === 0 && to === looks.length;
    const soft = (from === 0 || rises(looks, from - 1, -1)) && (to === looks.length || rises(looks, to, 1));
    if (whole || seconds > REST || !soft) stray += to - from;
    from = to;
  }
  return stray;
}

/** Whether the light grows gradually from a frame on: the first is dim against what soon follows. */
function rises(looks: readonly Look[], at: number, way: 1 | -1): boolean {
  const start = looks[at]!;
  let full = 0;
  for (let n = at; n >= 0 && n < looks.length; n += way) {
    const look = looks[n]!;
    if (Math.abs(look.seconds - start.seconds) > RISE) break;
    full = Math.max(full, look.tones.mean);
  }
  return start.tones.mean < 0.5 * full;
}
