import type { Size } from "../../host.ts";

/**
 * RGBA to I420 in BT.709 limited range, into `out`, planes without padding; colours are averaged over 2 x 2 pixels.
 * Width and height are even. Integers only, so every machine gets the same bytes.
 */
export function toI420(rgba: Uint8Array | Uint8ClampedArray, { width, height }: Size, out: Uint8Array): void {
  const luma = width * height;
  let u = luma;
  let v = luma + luma / 4;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const at = y * width + x;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (const i of [at, at + 1, at + width, at + width + 1]) {
        const r = rgba[4 * i] ?? 0;
        const g = rgba[4 * i + 1] ?? 0;
        const b = rgba[4 * i + 2] ?? 0;
        // BT.709 luma weights times 219/255, in 65536ths.
        out[i] = (11966 * r + 40254 * g + 4064 * b + 1081344) >> 16;
        red += r;
        green += g;
        blue += b;
      }
      out[u++] = (-6596 * red - 22189 * green + 28784 * blue + 33685504) >> 18;
      out[v++] = (28784 * red - 26145 * green - 2639 * blue + 33685504) >> 18;
    }
  }
}
