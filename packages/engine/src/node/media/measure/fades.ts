import type { Look } from "./observe.ts";
import type { Span } from "./shots.ts";
import { median } from "./statistics.ts";
import { detection } from "./thresholds.ts";

const { black: blackness, fade } = detection;

/** Tells fades from frames that are black by mistake. A fade is dark for a short while and comes and goes gradually. */
export function darknessOf(looks: readonly Look[]): { black: boolean[]; fades: Span[] } {
  const black = looks.map(isBlack);
  const light = looks.map(({ tones }) => tones.mean);
  const usual = median(light.filter((_, n) => !black[n]));
  const dim = light.map((mean, n) => black[n] || mean < fade.dim * usual);
  const fades: Span[] = [];
  for (let from = 0; from < looks.length; from++) {
    if (!dim[from]) continue;
    let to = from;
    while (to + 1 < looks.length && dim[to + 1]) to++;
    const before = rampFrom(light, from - 1, -1);
    const after = rampFrom(light, to + 1, 1);
    const whole = from === 0 && to === looks.length - 1;
    const short = looks[to]!.seconds - looks[from]!.seconds <= fade.rest;
    if (before !== undefined && after !== undefined && short && !whole) fades.push({ from: before, to: after + 1 });
    from = to;
  }
  const length = looks.at(-1)!.seconds - looks[0]!.seconds;
  return { black, fades: fades.length > 2 + length ? [] : fades };
}

/** The last frame of a gradual rise of light from a frame on; the end of the clip is one, too. */
function rampFrom(light: readonly number[], start: number, way: 1 | -1): number | undefined {
  if (start < 0) return 0;
  if (start >= light.length) return light.length - 1;
  let end = start;
  while (light[end + way] !== undefined && light[end + way]! > light[end]! + 0.002) end += way;
  return light[start]! < fade.gradual * light[end]! ? end : undefined;
}

/** Nothing brighter than a dark grey, and no contrast. */
function isBlack({ tones }: Look): boolean {
  return tones.brightest < blackness.brightest && tones.brightest - tones.darkest < blackness.span;
}
