import type { Plane } from "./picture.ts";
import { quantile } from "./statistics.ts";

/** Fine structure of one frame. */
export interface Detail {
  /** 0 (smeared) to 1 (crisp edges), of the parts with most detail; NaN where there is nothing to be sharp. */
  readonly sharpness: number;
  /** Noise in codes (standard deviation), in the calmest parts. */
  readonly noise: number;
}

const TILE = 32;

/**
 * Sharpness by re-blurring (Crété-Roffet 2007): what a 9-tap blur takes away from the differences between neighbours.
 * A picture that was blurred already loses little. Noise by the Laplacian of Immerkær (1996), held against the
 * difference to the frame before, so that a fine texture or a still grain is not taken for noise.
 */
export function detailOf(luma: Plane, before: Plane): Detail {
  const tiles = tilesOf(luma);
  const spatial = tiles.map((tile) => laplacian(luma, tile));
  const temporal = tiles.map((tile) => jitter(luma, before, tile));
  const noise = Math.min(quantile(spatial, 0.15), quantile(temporal, 0.15));
  // Below the noise, and below the steps of one code that any slow gradient has, a difference is no edge.
  const core = Math.min(8, Math.max(1, 2.5 * noise));
  const edges = tiles.map((tile) => edgesOf(luma, tile, core));
  const energies = edges.map(({ energy }) => energy);
  const rich = Math.max(0.05, 0.3 * quantile(energies, 0.95));
  const crisp = edges.filter(({ energy }) => energy >= rich).map((edge) => edge.crisp);
  if (crisp.length > 0) return { sharpness: quantile(crisp, 0.75), noise };
  // No edge anywhere: light and dark parts without one are smeared, a plain surface can't be.
  return { sharpness: contrasts(luma, tiles) ? 0 : Number.NaN, noise };
}

/** Top left corner of a square of the picture. */
interface Tile {
  readonly x: number;
  readonly y: number;
}

function contrasts({ width, data }: Plane, tiles: readonly Tile[]): boolean {
  const middles = tiles.map(({ x, y }) => data[(y + TILE / 2) * width + x + TILE / 2]!);
  return Math.max(...middles) - Math.min(...middles) > 30;
}

function tilesOf({ width, height }: Plane): Tile[] {
  const tiles: Tile[] = [];
  for (let y = 5; y + TILE + 5 <= height; y += TILE)
    for (let x = 5; x + TILE + 5 <= width; x += TILE) tiles.push({ x, y });
  return tiles;
}

/** Every second row is enough and halves the work. */
function edgesOf({ width, data }: Plane, { x: left, y: top }: Tile, core: number): { energy: number; crisp: number } {
  let energy = 0;
  let kept = 0;
  for (let y = top; y < top + TILE; y += 2)
    for (let at = y * width + left, end = at + TILE; at < end; at++) {
      const here = data[at]!;
      const across = Math.abs(here - data[at - 1]!) - core;
      if (across > 0) {
        energy += across;
        const blurred = Math.abs(data[at + 4]! - data[at - 5]!) / 9;
        if (across > blurred) kept += across - blurred;
      }
      const down = Math.abs(here - data[at - width]!) - core;
      if (down > 0) {
        energy += down;
        const blurred = Math.abs(data[at + 4 * width]! - data[at - 5 * width]!) / 9;
        if (down > blurred) kept += down - blurred;
      }
    }
  return { energy: energy / (TILE * TILE), crisp: energy > 0 ? kept / energy : 0 };
}

function laplacian({ width, data }: Plane, { x: left, y: top }: Tile): number {
  let sum = 0;
  let count = 0;
  for (let y = top; y < top + TILE; y += 2)
    for (let at = y * width + left, end = at + TILE; at < end; at += 2, count++)
      sum += Math.abs(
        4 * data[at]! -
          2 * (data[at - 1]! + data[at + 1]! + data[at - width]! + data[at + width]!) +
          data[at - width - 1]! +
          data[at - width + 1]! +
          data[at + width - 1]! +
          data[at + width + 1]!,
      );
  return (sum / count / 6) * Math.sqrt(Math.PI / 2);
}

/** Noise as seen in time: the mean difference of two noisy values is 2/√π of their deviation. */
function jitter(luma: Plane, before: Plane, { x: left, y: top }: Tile): number {
  let sum = 0;
  let count = 0;
  for (let y = top; y < top + TILE; y += 2)
    for (let at = y * luma.width + left, end = at + TILE; at < end; at += 2, count++)
      sum += Math.abs(luma.data[at]! - before.data[at]!);
  return (sum / count) * (Math.sqrt(Math.PI) / 2);
}
