import type { Rgb } from "../../../craft/colours.ts";

/** `a` at 0, `b` at 1. */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** A surface of colour `a` under light of colour `b`. */
export function multiply(a: Rgb, b: Rgb): Rgb {
  return [(a[0] * b[0]) / 255, (a[1] * b[1]) / 255, (a[2] * b[2]) / 255];
}

/** Brightness as the eye weighs it (BT.709), 0 to 255. */
export function luma([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Away from grey for `amount` above 1, towards it below. */
export function saturate(colour: Rgb, amount: number): Rgb {
  const grey = luma(colour);
  return mix([grey, grey, grey], colour, amount);
}

/** Towards white (positive) or black (negative), up to 1. */
export function shade(colour: Rgb, amount: number): Rgb {
  return amount >= 0 ? mix(colour, white, amount) : mix(colour, black, -amount);
}

/** As bright as it gets in its own hue: what light shines through. */
export function vivid(colour: Rgb): Rgb {
  const gain = Math.min(1.35, 255 / Math.max(1, ...colour));
  return [colour[0] * gain, colour[1] * gain, colour[2] * gain];
}

/** Pure white, and black. */
export const white: Rgb = [255, 255, 255];
export const black: Rgb = [0, 0, 0];

/** For a canvas. */
export function css([r, g, b]: Rgb, alpha = 1): string {
  return `rgba(${channel(r)},${channel(g)},${channel(b)},${alpha.toFixed(3)})`;
}

function channel(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
