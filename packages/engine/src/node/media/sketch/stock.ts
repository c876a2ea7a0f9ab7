import type { Size } from "../../../host.ts";
import type { Random } from "../../../models/sketch/random.ts";
import type { Finish, Open } from "./develop.ts";
import { barred } from "./framing.ts";
import type { Stock } from "./look.ts";

/** Makes the tables with which frames of a size are developed. */
export function finishOf(stock: Stock, size: Size, random: Random): Finish {
  const mask = maskOf(stock, size);
  return {
    tones: tonesOf(stock),
    saturation: Math.round((stock.saturation ?? 1) * 256),
    tintU: tintOf(stock, 0),
    tintV: tintOf(stock, 1),
    mask,
    open: openOf(mask, size),
    grain: textureOf(stock, size, random),
  };
}

/** Brightness 0–255 to film levels 16–235 along an S curve. */
function curveOf({ contrast = 1, exposure = 0, black = 0, white = 1, levels }: Stock): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, i) => {
    // Nothing is blacker than what the mask keeps out, even on faded film.
    if (i === 0) return 16;
    let t = i / 255;
    if (levels !== undefined) t = Math.round(t * (levels - 1)) / (levels - 1);
    t = Math.max(0, t + exposure * (1 - Math.abs(2 * t - 1) * 0.5));
    const bent = t < 0.5 ? 0.5 * (2 * t) ** contrast : 1 - 0.5 * (2 * (1 - Math.min(1, t))) ** contrast;
    return Math.round(16 + 219 * Math.min(1, black + (white - black) * bent));
  });
}

/** Shadows take one tint and lights the other, with nothing at the very ends. */
function tintOf({ shadows = [0, 0], lights = [0, 0] }: Stock, axis: 0 | 1): Int8Array {
  return Int8Array.from({ length: 256 }, (_, i) => {
    const t = i / 255;
    if (i === 0) return 0;
    const end = Math.min(1, t * 9, (1 - t) * 6 + 0.35);
    return Math.round(end * (shadows[axis] * Math.max(0, 1 - t * 2) + lights[axis] * Math.max(0, t * 1.7 - 0.5)));
  });
}

/** Light that passes, in 255ths, for squares of four pixels: vignette, letterbox bars, the gate's round corners. */
function maskOf({ vignette = 0, aspect, gate }: Stock, { width, height }: Size): Uint8Array {
  const mask = new Uint8Array((width >> 1) * (height >> 1));
  const bars = aspect !== undefined && barred({ width, height }, aspect) ? (height - width / aspect) / 2 : 0;
  const pillar = aspect !== undefined && aspect < width / height ? (width - height * aspect) / 2 : 0;
  for (let y = 0, i = 0; y + 1 < height; y += 2) {
    const dy = (y + 1) / height - 0.5;
    const open = bars > 0 ? Math.max(0, Math.min(1, (y - bars) / 2 + 1, (height - bars - y) / 2)) : 1;
    for (let x = 0; x + 1 < width; x += 2, i++) {
      const dx = (x + 1) / width - 0.5;
      const far = Math.min(1, (dx * dx + dy * dy) * 2);
      let pass = open * (1 - vignette * far * far * 0.55 - vignette * far * 0.45);
      if (gate) pass *= gateAt(x, y, width, height, pillar + height * 0.012, height * 0.012, gate * height);
      mask[i] = Math.round(255 * pass);
    }
  }
  return mask;
}

function openOf(mask: Uint8Array, { width, height }: Size): Open {
  const half = width >> 1;
  let [left, top, right, bottom] = [half, height >> 1, 0, 0];
  for (let y = 0, i = 0; y < height >> 1; y++)
    for (let x = 0; x < half; x++, i++) {
      if (mask[i] === 0) continue;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + 1);
      bottom = Math.max(bottom, y + 1);
    }
  return { left: left * 2, top: top * 2, right: right * 2, bottom: bottom * 2 };
}

function gateAt(
  x: number,
  y: number,
  width: number,
  height: number,
  side: number,
  edge: number,
  radius: number,
): number {
  const dx = Math.max(side + radius - x, x - (width - side - radius), 0);
  const dy = Math.max(edge + radius - y, y - (height - edge - radius), 0);
  return Math.max(0, Math.min(1, (radius - Math.hypot(dx, dy)) / (height * 0.006) + 0.5));
}

/** Steps of texture: the middle one is none, a quarter of them is the stock's grain. */
const steps = 32;

const stepOf = (value: number) => Math.max(0, Math.min(steps - 1, Math.round(steps / 2 + (value * steps) / 4)));

/** A texture for each pixel; moving grain has a frame's worth of rows more, so that it can be shifted. */
function textureOf(
  { grain = 0, texture = "grain", grainRate = 0 }: Stock,
  { width, height }: Size,
  random: Random,
): Uint8Array {
  const rows = grainRate > 0 ? height * 2 : height;
  const field = new Uint8Array(width * rows).fill(steps / 2);
  if (grain === 0) return field;
  const fine = Math.max(1, height / 540);
  if (texture !== "grain" && texture !== "paper") {
    for (let y = 0, i = 0; y < rows; y++)
      for (let x = 0; x < width; x++, i++) field[i] = stepOf(patternAt(texture, x / fine, y / fine, random));
    return field;
  }
  // Neighbours blended: film and paper clump, sensors don't.
  const soft = texture === "paper" ? 0.62 : 0.35;
  const strength = texture === "paper" ? 1.5 : 1.15;
  const above = new Float32Array(width);
  // So much is made; what comes after repeats it, too far off to be seen.
  const made = Math.min(rows, 256) * width;
  let last = 0;
  for (let i = 0, column = 0; i < made; i++, column++) {
    if (column === width) column = 0;
    const own = (random() + random() - 1) * 1.35;
    last = own * (1 - soft) + (last * 0.55 + above[column]! * strength * 0.45) * soft;
    above[column] = last;
    field[i] = stepOf(last * strength);
  }
  for (let i = made; i < field.length; i += made) field.copyWithin(i, 0, Math.min(made, field.length - i));
  return field;
}

function patternAt(texture: "hatch" | "canvas" | "lines" | "thumb", x: number, y: number, random: Random): number {
  if (texture === "lines") return (Math.floor(y) & 3) < 2 ? 0.35 : -0.85;
  if (texture === "thumb") {
    // Prints of a thumb: rings round centres that are scattered on a grid.
    const [cx, cy] = [Math.floor(x / 46), Math.floor(y / 46)];
    const [dx, dy] = [
      x - (cx + 0.5 + 0.35 * Math.sin(cx * 7.3 + cy * 3.1)) * 46,
      y - (cy + 0.5 + 0.35 * Math.sin(cx * 2.7 - cy * 5.9)) * 46,
    ];
    const away = Math.hypot(dx, dy * 0.75);
    return Math.sin(away * 1.15 + dx * 0.06) * Math.max(0, 1 - away / 27) + (random() - 0.5) * 0.5;
  }
  if (texture === "canvas")
    return (
      0.55 * Math.sin(x * 1.5) * Math.sin(y * 0.5) +
      0.55 * Math.sin(y * 1.5) * Math.sin(x * 0.5) +
      (random() - 0.5) * 0.6
    );
  // Strokes of a soft pencil, crossed by lighter ones: each wavers in place and weight.
  const waver = Math.sin(x * 0.021 + y * 0.013) * 2.2 + Math.sin(y * 0.05) * 0.8;
  const stroke = Math.max(0, Math.sin((x + y * 0.82 + waver) * 0.92)) ** 2;
  const cross = Math.max(0, Math.sin((x * 0.78 - y + waver) * 0.85)) ** 3;
  return -(0.78 * stroke + 0.4 * cross) * (0.6 + 0.4 * Math.sin(x * 0.011 - y * 0.017)) + (random() - 0.6) * 0.3;
}

/** Film brightness by brightness and step of texture, which shows where the stock says. */
function tonesOf(stock: Stock): Uint8Array {
  const { grain = 0, shows = "middle" } = stock;
  const tones = new Uint8Array(256 * steps);
  curveOf(stock).forEach((level, i) => {
    const t = i / 255;
    const share =
      shows === "even"
        ? 1
        : shows === "dark"
          ? Math.max(0, 1 - t * 1.05) ** 0.8
          : 0.35 + 0.65 * Math.sin(Math.PI * t ** 0.8);
    for (let step = 0; step < steps; step++) {
      const texture = t < 0.02 ? 0 : (grain * share * (step - steps / 2)) / (steps / 4);
      tones[i * steps + step] = Math.max(0, Math.min(255, Math.round(level + texture)));
    }
  });
  return tones;
}
