import type { Plane, Planes } from "./picture.ts";

/** A part of a picture in pixels: from `left` and `top` up to, not including, `right` and `bottom`. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Highest luma code of a bar, and the share of its line that it fills: a bar may carry a line of text. */
const BLACK = 19;
const FILLED = 0.75;
/** Bars take at most this share of a side, each; a picture darker than that is a dark picture. */
const WIDEST = 0.35;

/** The picture without black bars at its edges. Bars stand still while the camera moves and would be measured as such. */
export function activeArea({ width, height, data }: Plane): Area {
  const bar = (lines: number, length: number, at: (line: number, i: number) => number): number => {
    const most = Math.floor(lines * WIDEST);
    for (let line = 0; line < most; line++) {
      let black = 0;
      for (let i = 0; i < length; i++) if (data[at(line, i)]! <= BLACK) black++;
      if (black < FILLED * length) return line;
    }
    return 0;
  };
  const top = bar(height, width, (line, i) => line * width + i);
  const bottom = bar(height, width, (line, i) => (height - 1 - line) * width + i);
  const left = bar(width, height, (line, i) => i * width + line);
  const right = bar(width, height, (line, i) => i * width + width - 1 - line);
  return { left, top, right: width - right, bottom: height - bottom };
}

/** The part that two areas share. */
export function common(a: Area, b: Area): Area {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** The part of a picture inside an area, less a line that a soft edge may have tinted. */
export function crop(picture: Planes, area: Area): Planes {
  const { width, height } = picture.luma;
  const whole = area.left === 0 && area.top === 0 && area.right === width && area.bottom === height;
  if (whole) return picture;
  // Even numbers, so that chroma fits.
  const from = { x: even(area.left && area.left + 1), y: even(area.top && area.top + 1) };
  const size = { width: even(area.right - from.x - 1), height: even(area.bottom - from.y - 1) };
  const half = { x: from.x / 2, y: from.y / 2 };
  const small = { width: size.width / 2, height: size.height / 2 };
  return { luma: cut(picture.luma, from, size), u: cut(picture.u, half, small), v: cut(picture.v, half, small) };
}

function even(value: number): number {
  return value + (value & 1);
}

function cut(plane: Plane, from: { x: number; y: number }, size: { width: number; height: number }): Plane {
  const width = Math.min(size.width, plane.width - from.x);
  const height = Math.min(size.height, plane.height - from.y);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = (from.y + y) * plane.width + from.x;
    data.set(plane.data.subarray(start, start + width), y * width);
  }
  return { width, height, data };
}
