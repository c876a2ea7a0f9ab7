import type { Size } from "../../../host.ts";

/** Changes `a` into a mixture with `b`; `share` of b from 0 to 1. Frames are I420. */
export function crossfade(a: Uint8Array, b: Uint8Array, share: number): void {
  const weight = Math.round(share * 256);
  for (let i = 0; i < a.length; i++) a[i] = ((a[i] ?? 0) * (256 - weight) + (b[i] ?? 0) * weight + 128) >> 8;
}

/** Draws `b` over `a` from the left up to `share` of the width, with a soft edge a twelfth of the width wide. */
export function wipe(a: Uint8Array, b: Uint8Array, share: number, { width, height }: Size): void {
  const luma = width * height;
  wipePlane(a, b, 0, width, height, share);
  wipePlane(a, b, luma, width / 2, height / 2, share);
  wipePlane(a, b, luma + luma / 4, width / 2, height / 2, share);
}

function wipePlane(a: Uint8Array, b: Uint8Array, from: number, width: number, height: number, share: number): void {
  const soft = width / 12;
  const edge = share * (width + soft) - soft;
  const weights = Array.from({ length: width }, (_, x) => {
    const inside = Math.min(1, Math.max(0, (edge + soft - x) / soft));
    return Math.round(inside * inside * (3 - 2 * inside) * 256);
  });
  for (let row = 0; row < height; row++) {
    const start = from + row * width;
    for (let x = 0; x < width; x++) {
      const weight = weights[x] ?? 0;
      const i = start + x;
      a[i] = ((a[i] ?? 0) * (256 - weight) + (b[i] ?? 0) * weight + 128) >> 8;
    }
  }
}

/** Darkens an I420 frame of limited range; `light` is 1 for unchanged, 0 for black. */
export function darken(frame: Uint8Array, light: number): void {
  const weight = Math.round(light * 256);
  const luma = (frame.length / 3) * 2;
  for (let i = 0; i < luma; i++) frame[i] = 16 + ((((frame[i] ?? 0) - 16) * weight) >> 8);
  for (let i = luma; i < frame.length; i++) frame[i] = 128 + ((((frame[i] ?? 0) - 128) * weight) >> 8);
}
