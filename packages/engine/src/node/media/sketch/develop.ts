import type { Size } from "../../../host.ts";

/** How a finished frame is graded on its way from pixels to film. All tables are made once for a take. */
export interface Finish {
  /** Film brightness for each brightness, 0 to 255, and each of 32 steps of texture. */
  readonly tones: Uint8Array;
  /** Colour kept, in 256ths. */
  readonly saturation: number;
  /** Colour added by brightness: split toning. */
  readonly tintU: Int8Array;
  readonly tintV: Int8Array;
  /** Light that passes, in 255ths, for each square of four pixels: vignette, letterbox, gate. */
  readonly mask: Uint8Array;
  /** Where the mask lets anything pass; even numbers of pixels. */
  readonly open: Open;
  /** Step of texture for each pixel, 16 being none; moving grain has a frame's worth more, so that it can be shifted. */
  readonly grain: Uint8Array;
}

/** The part of the frame that holds picture; the rest is black. */
export interface Open {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How one frame differs from the next. */
export interface Exposure {
  /** Where in the grain the frame starts. */
  readonly shift: number;
  /** Light, in 256ths; at most 256. */
  readonly gain: number;
}

/** The weights of red and blue in brightness, 54 and 19 of 256, set so that one multiplication does both. */
const redAndBlue = (54 << 16) | 19;

/**
 * Turns RGBA pixels into film: planes Y, U, V (I420, BT.709, limited range), graded. Width and height are even.
 * What the mask keeps out is black, and costs nothing.
 * Integers only, nothing allocated: this runs for every pixel of every frame.
 */
export function develop(
  pixels: Int32Array,
  { width, height }: Size,
  finish: Finish,
  { shift, gain }: Exposure,
  film: Uint8Array,
): void {
  const { tones, saturation, tintU, tintV, mask, grain, open } = finish;
  const half = width >> 1;
  const uAt = width * height;
  const vAt = uAt + half * (height >> 1);
  blacken(film, { width, height }, open);
  for (let row = open.top; row < open.bottom; row += 2) {
    let i = row * width + open.left;
    let n = i + shift;
    let c = (row >> 1) * half + (open.left >> 1);
    for (const end = row * width + open.right; i < end; i += 2, n += 2, c++) {
      const j = i + width;
      const p0 = pixels[i]!;
      const p1 = pixels[i + 1]!;
      const p2 = pixels[j]!;
      const p3 = pixels[j + 1]!;
      // Red and blue are kept in one number, green in another.
      const rb0 = p0 & 0xff00ff;
      const rb1 = p1 & 0xff00ff;
      const rb2 = p2 & 0xff00ff;
      const rb3 = p3 & 0xff00ff;
      const g0 = (p0 >> 8) & 255;
      const g1 = (p1 >> 8) & 255;
      const g2 = (p2 >> 8) & 255;
      const g3 = (p3 >> 8) & 255;
      const pass = ((mask[c]! + 1) * gain) >> 8;
      const y0 = (((Math.imul(rb0, redAndBlue) >>> 16) + 183 * g0) * pass) >> 16;
      const y1 = (((Math.imul(rb1, redAndBlue) >>> 16) + 183 * g1) * pass) >> 16;
      const y2 = (((Math.imul(rb2, redAndBlue) >>> 16) + 183 * g2) * pass) >> 16;
      const y3 = (((Math.imul(rb3, redAndBlue) >>> 16) + 183 * g3) * pass) >> 16;
      film[i] = tones[(y0 << 5) | grain[n]!]!;
      film[i + 1] = tones[(y1 << 5) | grain[n + 1]!]!;
      film[j] = tones[(y2 << 5) | grain[n + width]!]!;
      film[j + 1] = tones[(y3 << 5) | grain[n + width + 1]!]!;
      // Four pixels share their colour.
      const rb = rb0 + rb1 + rb2 + rb3;
      const r = rb & 0xffff;
      const b = rb >>> 16;
      const g = g0 + g1 + g2 + g3;
      const keep = (saturation * pass) >> 8;
      film[uAt + c] = limit(128 + (((-26 * r - 86 * g + 112 * b) * keep) >> 18) + tintU[y0]!);
      film[vAt + c] = limit(128 + (((112 * r - 102 * g - 10 * b) * keep) >> 18) + tintV[y0]!);
    }
  }
}

/** Makes black what is not open. */
function blacken(film: Uint8Array, { width, height }: Size, { left, top, right, bottom }: Open): void {
  const plane = (at: number, wide: number, high: number, shift: number, black: number) => {
    const [l, t, r, b] = [left >> shift, top >> shift, right >> shift, bottom >> shift];
    film.fill(black, at, at + t * wide + l);
    for (let y = t; y + 1 < b; y++) film.fill(black, at + y * wide + r, at + (y + 1) * wide + l);
    film.fill(black, at + (b - 1) * wide + r, at + wide * high);
  };
  const area = width * height;
  plane(0, width, height, 0, 16);
  plane(area, width >> 1, height >> 1, 1, 128);
  plane(area + (area >> 2), width >> 1, height >> 1, 1, 128);
}

/** Keeps a colour within the film's range. */
export function limit(value: number): number {
  return value < 16 ? 16 : value > 240 ? 240 : value;
}
