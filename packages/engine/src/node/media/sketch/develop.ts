import type { Size } from "../../../host.ts";

/** How a finished frame is graded on its way from pixels to film. All tables are made once for a take. */
export interface Finish {
  /** Brightness 0–255 to film brightness. */
  readonly curve: Uint8Array;
  /** Colour kept, in 256ths. */
  readonly saturation: number;
  /** Colour added by brightness: split toning. */
  readonly tintU: Int8Array;
  readonly tintV: Int8Array;
  /** Light that passes, in 255ths, for each square of four pixels: vignette, letterbox, gate. */
  readonly mask: Uint8Array;
  /** Texture for each pixel; moving grain has a frame's worth more, so that it can be shifted. */
  readonly grain: Int8Array;
  /** How strongly the texture shows at each brightness, in 128ths; never so much that a pixel leaves 0–255. */
  readonly response: Uint8Array;
}

/** How one frame differs from the next. */
export interface Exposure {
  /** Where in the grain the frame starts. */
  readonly shift: number;
  /** Light, in 256ths; at most 256. */
  readonly gain: number;
}

/**
 * Turns RGBA pixels into film: planes Y, U, V (I420, BT.709, limited range), graded. Width and height are even.
 * Integers only, nothing allocated: this runs for every pixel of every frame.
 */
export function develop(
  pixels: Int32Array,
  { width, height }: Size,
  finish: Finish,
  { shift, gain }: Exposure,
  film: Uint8Array,
): void {
  const { curve, saturation, tintU, tintV, mask, grain, response } = finish;
  const half = width >> 1;
  const uAt = width * height;
  const vAt = uAt + half * (height >> 1);
  for (let row = 0, c = 0; row < height; row += 2) {
    let i = row * width;
    let n = i + shift;
    for (let column = 0; column < half; column++, i += 2, n += 2, c++) {
      const j = i + width;
      const p0 = pixels[i]!;
      const p1 = pixels[i + 1]!;
      const p2 = pixels[j]!;
      const p3 = pixels[j + 1]!;
      const pass = ((mask[c]! + 1) * gain) >> 8;
      const y0 = ((54 * (p0 & 255) + 183 * ((p0 >> 8) & 255) + 19 * ((p0 >> 16) & 255)) * pass) >> 16;
      const y1 = ((54 * (p1 & 255) + 183 * ((p1 >> 8) & 255) + 19 * ((p1 >> 16) & 255)) * pass) >> 16;
      const y2 = ((54 * (p2 & 255) + 183 * ((p2 >> 8) & 255) + 19 * ((p2 >> 16) & 255)) * pass) >> 16;
      const y3 = ((54 * (p3 & 255) + 183 * ((p3 >> 8) & 255) + 19 * ((p3 >> 16) & 255)) * pass) >> 16;
      film[i] = curve[y0]! + ((grain[n]! * response[y0]!) >> 7);
      film[i + 1] = curve[y1]! + ((grain[n + 1]! * response[y1]!) >> 7);
      film[j] = curve[y2]! + ((grain[n + width]! * response[y2]!) >> 7);
      film[j + 1] = curve[y3]! + ((grain[n + width + 1]! * response[y3]!) >> 7);
      // Four pixels share their colour; red and blue are summed in one number.
      const rb = (p0 & 0xff00ff) + (p1 & 0xff00ff) + (p2 & 0xff00ff) + (p3 & 0xff00ff);
      const r = rb & 0xffff;
      const b = rb >>> 16;
      const g = ((p0 & 0xff00) + (p1 & 0xff00) + (p2 & 0xff00) + (p3 & 0xff00)) >> 8;
      const keep = (saturation * pass) >> 8;
      film[uAt + c] = limit(128 + (((-26 * r - 86 * g + 112 * b) * keep) >> 18) + tintU[y0]!);
      film[vAt + c] = limit(128 + (((112 * r - 102 * g - 10 * b) * keep) >> 18) + tintV[y0]!);
    }
  }
}

function limit(value: number): number {
  return value < 16 ? 16 : value > 240 ? 240 : value;
}

/** Few hues, as a console's palette has. */
const hueStep = 12;

/** As `develop`, from a small picture whose pixels become squares of `grid` film pixels, with few hues and no texture. */
export function developPixels(
  pixels: Int32Array,
  small: Size,
  size: Size,
  grid: number,
  finish: Finish,
  film: Uint8Array,
): void {
  const { curve, saturation } = finish;
  const { width, height } = size;
  const half = width >> 1;
  const uAt = width * height;
  const vAt = uAt + half * (height >> 1);
  const hue = (value: number) => limit(128 + Math.round(((value >> 8) * saturation) / 256 / hueStep) * hueStep);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / grid) * small.width;
    for (let x = 0; x < width; x++) {
      const p = pixels[row + Math.floor(x / grid)]!;
      film[y * width + x] = curve[(54 * (p & 255) + 183 * ((p >> 8) & 255) + 19 * ((p >> 16) & 255)) >> 8]!;
    }
  }
  for (let y = 0, c = 0; y < height >> 1; y++) {
    const row = Math.floor((y * 2) / grid) * small.width;
    for (let x = 0; x < half; x++, c++) {
      const p = pixels[row + Math.floor((x * 2) / grid)]!;
      const [r, g, b] = [p & 255, (p >> 8) & 255, (p >> 16) & 255];
      film[uAt + c] = hue(-26 * r - 86 * g + 112 * b);
      film[vAt + c] = hue(112 * r - 102 * g - 10 * b);
    }
  }
}
