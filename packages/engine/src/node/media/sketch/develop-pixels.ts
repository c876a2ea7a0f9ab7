import type { Size } from "../../../host.ts";
import { type Finish, limit } from "./develop.ts";

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
  const { tones, saturation } = finish;
  const { width, height } = size;
  const half = width >> 1;
  const uAt = width * height;
  const vAt = uAt + half * (height >> 1);
  const hue = (value: number) => limit(128 + Math.round(((value >> 8) * saturation) / 256 / hueStep) * hueStep);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / grid) * small.width;
    for (let x = 0; x < width; x++) {
      const p = pixels[row + Math.floor(x / grid)]!;
      const luma = (54 * (p & 255) + 183 * ((p >> 8) & 255) + 19 * ((p >> 16) & 255)) >> 8;
      film[y * width + x] = tones[(luma << 5) | 16]!;
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
