import type { Size } from "../../../host.ts";

/** Film brightness, 16 to 235, of an RGBA pixel. */
export const filmLuma = (p: number) =>
  16 + ((47 * (p & 255) + 157 * ((p >> 8) & 255) + 16 * ((p >> 16) & 255) + 128) >> 8);

/**
 * Mixes RGBA pixels, ungraded, into the film's first `rows`, with a weight from 256 (only they) to 0. Where they are
 * transparent the film stays.
 */
export function dissolve(
  pixels: Int32Array,
  { width, height }: Size,
  rows: number,
  weight: number,
  film: Uint8Array,
): void {
  const half = width >> 1;
  const uAt = width * height;
  const vAt = uAt + half * (height >> 1);
  for (let y = 0; y < height && y < rows; y++)
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const p = pixels[i] ?? 0;
      if (p >>> 24 !== 255) continue;
      const [r, g, b] = [p & 255, (p >> 8) & 255, (p >> 16) & 255];
      const luma = filmLuma(p);
      film[i] = ((film[i] ?? 0) * (256 - weight) + luma * weight + 128) >> 8;
      if (((x | y) & 1) !== 0) continue;
      const c = (y >> 1) * half + (x >> 1);
      const u = 128 + ((-26 * r - 86 * g + 112 * b + 128) >> 8);
      const v = 128 + ((112 * r - 102 * g - 10 * b + 128) >> 8);
      film[uAt + c] = ((film[uAt + c] ?? 128) * (256 - weight) + u * weight + 128) >> 8;
      film[vAt + c] = ((film[vAt + c] ?? 128) * (256 - weight) + v * weight + 128) >> 8;
    }
}
