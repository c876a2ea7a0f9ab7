import { level, type Plane } from "./picture.ts";

/** How light and dark a frame is. All from 0 to 1. */
export interface Tones {
  /** Levels below which 1, 50, 98 and 99.5 per cent of the picture lie. */
  readonly darkest: number;
  readonly middle: number;
  readonly bright: number;
  readonly brightest: number;
  readonly mean: number;
  /** Share of the picture at or above white. */
  readonly blown: number;
  /** Share of the picture at or below black. */
  readonly crushed: number;
}

/** Reads the tones from a luma plane. */
export function tonesOf(luma: Plane): Tones {
  const counts = new Uint32Array(256);
  const { data } = luma;
  for (let i = 0; i < data.length; i++) counts[data[i]!]!++;
  let sum = 0;
  let blown = 0;
  let crushed = 0;
  for (let code = 0; code < 256; code++) {
    const count = counts[code]!;
    sum += count * level(code);
    if (code >= 233) blown += count;
    if (code <= 18) crushed += count;
  }
  const below = (share: number): number => {
    let left = share * data.length;
    for (let code = 0; code < 256; code++) {
      left -= counts[code]!;
      if (left < 0) return level(code);
    }
    return 1;
  };
  return {
    darkest: below(0.01),
    middle: below(0.5),
    bright: below(0.98),
    brightest: below(0.995),
    mean: sum / data.length,
    blown: blown / data.length,
    crushed: crushed / data.length,
  };
}
