import { createCanvas } from "@napi-rs/canvas";
import type { Size } from "../../../host.ts";
import { font } from "../fonts.ts";
import { dashesOf, ruleInk, ruleOf } from "./edge-code.ts";

/** A piece of lettering as it covers the film: 0 to 255 for each pixel. */
interface Stamp {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
  readonly shadow: Uint8Array;
}

/** Writes the slate line on a developed frame. */
type Slate = (film: Uint8Array, frame: number) => void;

/**
 * The slate: a thin line at the foot of the picture that says what this is, with the seed and the time code. It is
 * set on the developed film, so that no style changes it. The rule over it spells the seed of the scenery.
 */
export function slate(
  { width, height }: Size,
  { seed, scenery, fps, dark }: { seed: number; scenery: number; fps: number; dark: boolean },
): Slate {
  const short = Math.min(width, height);
  const size = Math.max(8, Math.round(short * 0.0205));
  const margin = Math.round((short * 0.03) / 2) * 2;
  const title = stamp(`SKETCH  ·  ${seed}`, size);
  const glyphs = new Map(Array.from("0123456789:", (sign) => [sign, stamp(sign, size)]));
  const digit = glyphs.get("0")?.width ?? size;
  const colon = glyphs.get(":")?.width ?? size;
  const top = height - margin - title.height;
  const dashes = dashesOf(scenery);
  const code = digit * 8 + colon * 3;
  return (film, frame) => {
    if (!dark) scrim(film, { width, height });
    rule(film, { width, height }, dashes, dark);
    press(film, { width, height }, title, margin, top, dark);
    let x = width - margin - code;
    for (const sign of timeCode(frame, fps)) {
      const glyph = glyphs.get(sign);
      if (glyph === undefined) continue;
      press(film, { width, height }, glyph, x, top, dark);
      x += sign === ":" ? colon : digit;
    }
  };
}

/** Hours, minutes, seconds and frames. */
export function timeCode(frame: number, fps: number): string {
  const rate = Math.max(1, Math.round(fps));
  const seconds = Math.floor(frame / rate);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % rate];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

function stamp(text: string, size: number): Stamp {
  const face = font(500, size);
  const measure = createCanvas(1, 1).getContext("2d");
  measure.font = face;
  // Digits share the width of the zero, so that the time code doesn't dance.
  const wide = /^\d$/u.test(text) ? measure.measureText("0").width : measure.measureText(text).width;
  const width = Math.ceil(wide + (text.length > 1 ? text.length * size * 0.06 : 0));
  const height = Math.ceil(size * 1.3);
  const draw = (blur: number) => {
    const canvas = createCanvas(width, height);
    const pen = canvas.getContext("2d");
    pen.font = face;
    if (text.length > 1) pen.letterSpacing = `${(size * 0.05).toFixed(2)}px`;
    pen.textBaseline = "alphabetic";
    pen.fillStyle = "#fff";
    if (blur > 0) pen.filter = `blur(${blur}px)`;
    const at = /^\d$/u.test(text) ? (wide - measure.measureText(text).width) / 2 : 0;
    pen.fillText(text, at, size);
    const { data } = pen.getImageData(0, 0, width, height);
    return Uint8Array.from({ length: width * height }, (_, i) => data[i * 4 + 3] ?? 0);
  };
  return { width, height, ink: draw(0), shadow: draw(Math.max(1, size * 0.12)) };
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
