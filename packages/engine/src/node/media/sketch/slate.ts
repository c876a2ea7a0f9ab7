import type { Size } from "../../../host.ts";
import { ruleInk, ruleOf } from "./edge-code.ts";

/** A piece of lettering as it covers the film: 0 to 255 for each pixel. */
export interface Stamp {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
  readonly shadow: Uint8Array;
}

/** What a slate is pressed with: plain data, so that another thread can do it. */
export interface SlateArt {
  readonly title: Stamp;
  /** The signs of a time code. */
  readonly signs: ReadonlyMap<string, Stamp>;
  readonly dashes: readonly boolean[];
  readonly fps: number;
  /** Dark letters, for looks that end in bare paper. */
  readonly dark: boolean;
}

/**
 * Presses the slate on a developed frame: a thin line at the foot of the picture that says what this is, with the seed
 * and the time code. It is set on the film, so that no style changes it. The rule over it spells the seed of the scenery.
 */
export function slate(
  film: Uint8Array,
  size: Size,
  { title, signs, dashes, fps, dark }: SlateArt,
  frame: number,
): void {
  const { width, height } = size;
  const margin = ruleOf(size).left;
  const top = height - margin - title.height;
  if (!dark) scrim(film, size);
  rule(film, size, dashes, dark);
  press(film, size, title, margin, top, dark);
  const code = Array.from(timeCode(frame, fps), (sign) => signs.get(sign)).filter((sign) => sign !== undefined);
  let x = width - margin - code.reduce((sum, sign) => sum + sign.width, 0);
  for (const sign of code) {
    press(film, size, sign, x, top, dark);
    x += sign.width;
  }
}

/** Hours, minutes, seconds and frames. */
export function timeCode(frame: number, fps: number): string {
  const rate = Math.max(1, Math.round(fps));
  const seconds = Math.floor(frame / rate);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % rate];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** Brightness of the lettering, light or dark. */
const letters = { light: 218, dark: 52 };

function press(film: Uint8Array, { width, height }: Size, mark: Stamp, left: number, top: number, dark: boolean): void {
  const half = width >> 1;
  const uAt = width * height;
  const vAt = uAt + half * (height >> 1);
  for (let y = 0; y < mark.height; y++)
    for (let x = 0; x < mark.width; x++) {
      const px = left + x;
      const py = top + y;
      if (px < 0 || px >= width || py < 0 || py >= height) continue;
      const at = y * mark.width + x;
      const ink = mark.ink[at] ?? 0;
      // Light letters get a shadow, so that they can be read on any picture.
      const bed = dark ? 0 : Math.min(160, (mark.shadow[at] ?? 0) * 1.1);
      const i = py * width + px;
      const base = 16 + (((film[i] ?? 16) - 16) * (255 - bed)) / 255;
      film[i] = base + (((dark ? letters.dark : letters.light) - base) * ink * 0.9) / 255;
      if (((px | py) & 1) !== 0) continue;
      const c = (py >> 1) * half + (px >> 1);
      const grey = Math.max(ink, bed) / 255;
      film[uAt + c] = 128 + ((film[uAt + c] ?? 128) - 128) * (1 - grey);
      film[vAt + c] = 128 + ((film[vAt + c] ?? 128) - 128) * (1 - grey);
    }
}

/** A soft shade at the foot of the frame, under the letters. */
function scrim(film: Uint8Array, size: Size): void {
  const { width, height } = size;
  const { top, thick } = ruleOf(size);
  const from = top + thick;
  for (let y = from; y < height; y++) {
    const keep = Math.round(256 * (1 - 0.34 * ((y - from + 1) / (height - from)) ** 0.7));
    for (let i = y * width; i < (y + 1) * width; i++) film[i] = 16 + ((((film[i] ?? 16) - 16) * keep) >> 8);
  }
}

/** The dashed rule. */
function rule(film: Uint8Array, size: Size, dashes: readonly boolean[], dark: boolean): void {
  const { left, cell, top, thick } = ruleOf(size);
  const { light, paper } = ruleInk;
  dashes.forEach((on, index) => {
    const from = left + cell * index;
    for (let y = top; y < top + thick; y++)
      for (let x = Math.round(from); x < Math.round(from + cell); x++) {
        const i = y * size.width + x;
        const level = (film[i] ?? 16) - 16;
        const dash = on && x >= from + cell * 0.12 && x < from + cell * 0.88;
        if (dark) film[i] = 16 + (dash ? Math.min(level, paper.dash) : Math.max(level, paper.ground));
        else film[i] = 16 + level * light.keeps + (dash ? light.adds : 0);
      }
  });
}
