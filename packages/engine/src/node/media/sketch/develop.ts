import type { Size } from "../../../host.ts";

/** How a finished frame is graded on its way from pixels to film. All tables are made once for a take. */
export interface Finish {
  /** Brightness 0–255 to film brightness 16–235. */
  readonly curve: Uint8Array;
  /** Colour kept, in 256ths. */
  readonly saturation: number;
  /** Colour added by brightness: split toning. */
  readonly tintU: Int8Array;
  readonly tintV: Int8Array;
  /** Light that passes at each pixel, in 256ths: vignette, paper, scan lines, mask. */
  readonly mask: Uint16Array;
  /** Texture for each pixel; moving grain has a frame's worth more, so that it can be shifted. */
  readonly grain: Int8Array | undefined;
  /** How strongly the texture shows at each brightness, in 128ths. */
  readonly response: Uint8Array;
}

/**
 * Turns RGBA pixels into film: planes Y, U, V (I420, BT.709, limited range), graded. Integers only, nothing allocated.
 * `grainShift` picks where in the grain the frame starts, `gain` is the exposure in 256ths.
 */
export function develop(
  pixels: Uint32Array,
  width: number,
  height: number,
  finish: Finish,
  grainShift: number,
  gain: number,
  film: Uint8Array,
): void {
  const { curve, saturation, tintU, tintV, mask, grain, response } = finish;
  const half = width >> 1;
  const uAt = width * height;
  const vAt = uAt + half * (height >> 1);
  for (let row = 0; row < height; row += 2) {
    let i = row * width;
    let c = (row >> 1) * half;
    for (let column = 0; column < half; column++, i += 2, c++) {
      const j = i + width;
      const p0 = pixels[i]!;
      const p1 = pixels[i + 1]!;
      const p2 = pixels[j]!;
      const p3 = pixels[j + 1]!;
      // Four pixels share their colour: sums of red, green and blue.
      const r0 = p0 & 255;
      const g0 = (p0 >> 8) & 255;
      const b0 = (p0 >> 16) & 255;
      const r1 = p1 & 255;
      const g1 = (p1 >> 8) & 255;
      const b1 = (p1 >> 16) & 255;
      const r2 = p2 & 255;
      const g2 = (p2 >> 8) & 255;
      const b2 = (p2 >> 16) & 255;
      const r3 = p3 & 255;
      const g3 = (p3 >> 8) & 255;
      const b3 = (p3 >> 16) & 255;
      const m0 = (mask[i]! * gain) >> 8;
      const y0 = Math.min(255, ((54 * r0 + 183 * g0 + 19 * b0) * m0) >> 16);
      const y1 = Math.min(255, ((54 * r1 + 183 * g1 + 19 * b1) * ((mask[i + 1]! * gain) >> 8)) >> 16);
      const y2 = Math.min(255, ((54 * r2 + 183 * g2 + 19 * b2) * ((mask[j]! * gain) >> 8)) >> 16);
      const y3 = Math.min(255, ((54 * r3 + 183 * g3 + 19 * b3) * ((mask[j + 1]! * gain) >> 8)) >> 16);
      if (grain === undefined) {
        film[i] = curve[y0]!;
        film[i + 1] = curve[y1]!;
        film[j] = curve[y2]!;
        film[j + 1] = curve[y3]!;
      } else {
        film[i] = limit(curve[y0]! + ((grain[i + grainShift]! * response[y0]!) >> 7));
        film[i + 1] = limit(curve[y1]! + ((grain[i + 1 + grainShift]! * response[y1]!) >> 7));
        film[j] = limit(curve[y2]! + ((grain[j + grainShift]! * response[y2]!) >> 7));
        film[j + 1] = limit(curve[y3]! + ((grain[j + 1 + grainShift]! * response[y3]!) >> 7));
      }
      const r = r0 + r1 + r2 + r3;
      const g = g0 + g1 + g2 + g3;
      const b = b0 + b1 + b2 + b3;
      // BT.709 with 8-bit weights, for sums of four; the mask dims colour as it dims light.
      const keep = (saturation * m0) >> 8;
      const u = ((-26 * r - 86 * g + 112 * b) * keep) >> 18;
      const v = ((112 * r - 102 * g - 10 * b) * keep) >> 18;
      film[uAt + c] = limit(128 + u + tintU[y0]!);
      film[vAt + c] = limit(128 + v + tintV[y0]!);
    }
  }
}

function limit(value: number): number {
  return value < 16 ? 16 : value > 240 ? 240 : value;
}

/** As `develop`, from a small picture whose pixels become squares of `grid` film pixels. */
export function developPixels(
  pixels: Uint32Array,
  small: Size,
  size: Size,
  grid: number,
  finish: Finish,
  film: Uint8Array,
): void {
  const { curve, saturation, levels } = { ...finish, levels: 24 };
  const { width, height } = size;
  const half = width >> 1;
  const uAt = width * height;
  const vAt = uAt + half * (height >> 1);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / grid) * small.width;
    for (let x = 0; x < width; x++) {
      const p = pixels[row + Math.floor(x / grid)]!;
      film[y * width + x] = curve[(54 * (p & 255) + 183 * ((p >> 8) & 255) + 19 * ((p >> 16) & 255)) >> 8]!;
    }
  }
  for (let y = 0; y < height >> 1; y++) {
    const row = Math.floor((y * 2) / grid) * small.width;
    for (let x = 0; x < half; x++) {
      const p = pixels[row + Math.floor((x * 2) / grid)]!;
      const [r, g, b] = [p & 255, (p >> 8) & 255, (p >> 16) & 255];
      // Few hues, as a console's palette has.
      const u = Math.round((((-26 * r - 86 * g + 112 * b) >> 8) * saturation) / 256 / (256 / levels)) * (256 / levels);
      const v = Math.round((((112 * r - 102 * g - 10 * b) >> 8) * saturation) / 256 / (256 / levels)) * (256 / levels);
      film[uAt + y * half + x] = limit(128 + u);
      film[vAt + y * half + x] = limit(128 + v);
    }
  }
}
