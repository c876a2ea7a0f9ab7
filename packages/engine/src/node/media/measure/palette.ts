import type { Plane, Planes } from "./picture.ts";

const STEPS = 16;

/** The spread of luma and of both chroma channels as quantiles, in codes: where the colours lie, not where they are. */
export type Palette = Float32Array;

/** Reads the palette of a picture. */
export function paletteOf(picture: Planes): Palette {
  const palette = new Float32Array(3 * STEPS);
  [picture.luma, picture.u, picture.v].forEach((plane, channel) => quantiles(plane, palette, channel * STEPS));
  return palette;
}

function quantiles({ data }: Plane, into: Float32Array, at: number): void {
  const counts = new Uint32Array(256);
  for (let i = 0; i < data.length; i++) counts[data[i]!]!++;
  let code = 0;
  let below = counts[0]!;
  for (let step = 0; step < STEPS; step++) {
    const wanted = ((step + 0.5) / STEPS) * data.length;
    while (below < wanted && code < 255) below += counts[++code]!;
    into[at + step] = code;
  }
}

/** How far apart two palettes are, in codes: the mean way a pixel's colour has to go (1-D earth mover's, per channel). */
export function apart(a: Palette, b: Palette): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / STEPS;
}
