import type { Vector } from "./block-match.ts";
import { solve } from "./solve.ts";
import { median } from "./statistics.ts";

/**
 * How the camera moved between two frames, as shares of the frame's width (pan), width (tilt) and scale (zoom).
 * Signs are the camera's: pan right, tilt up and zoom in are positive.
 */
export interface CameraStep {
  readonly pan: number;
  readonly tilt: number;
  readonly zoom: number;
  /** Share of the textured picture that moves as one with the camera, 0 to 1. */
  readonly agreement: number;
  /** How much of the picture has texture enough to tell, 0 to 1. */
  readonly evidence: number;
}

/** Texture (squared codes a pixel) at which a block counts half. */
const HALF_TEXTURE = 40;

/** A moving camera must leave at most this share of what a still one leaves unexplained. */
const BETTER = 0.85;

/**
 * Fits pan, tilt and an affine change of shape jointly to all blocks, by iteratively reweighted least squares
 * (Tukey's biweight). Each block counts along the directions that its texture pins down. When a still camera explains
 * the picture nearly as well, things moved and the camera didn't.
 *
 * Zoom is read only where the shape grows about a centre: columns must part sideways and rows must part up and down
 * by the same rate. A pan over near and far things, or a crane past them, stretches along one axis only.
 */
export function fitCamera(vectors: readonly Vector[], width: number): CameraStep {
  const weights = vectors.map(({ xx, yy }) => 1 / (xx + yy + HALF_TEXTURE));
  const trust = vectors.map((v, i) => (v.xx + v.yy) * weights[i]!);
  const total = trust.reduce((sum, t) => sum + t, 0);
  const evidence = total / Math.max(1, vectors.length);
  if (evidence < 0.01) return { pan: 0, tilt: 0, zoom: 0, agreement: 0, evidence };

  const left = (model: readonly number[]): number =>
    vectors.reduce((sum, v, i) => sum + trust[i]! * bounded(misfit(v, model, width)), 0);
  const agreement = (model: readonly number[]): number =>
    vectors.reduce((sum, v, i) => sum + (misfit(v, model, width) < 1 ? trust[i]! : 0), 0) / total;
  const { model, keep } = settle(vectors, weights, trust, width);
  if (left(model) > BETTER * left(still)) return { pan: 0, tilt: 0, zoom: 0, agreement: agreement(still), evidence };
  const [right = 0, growX = 0, , down = 0, , growY = 0] = model;
  return {
    pan: -right / width,
    tilt: down / width,
    zoom: radial(growX / width, growY / width, vectors, keep, weights),
    agreement: agreement(model),
    evidence,
  };
}

/** dx = a + bx + cy and dy = d + ex + fy, as [a, b, c, d, e, f]; places in picture widths, ways in pixels. */
type Model = readonly number[];
const still: Model = [0, 0, 0, 0, 0, 0];

/** 0 for a perfect fit, half at half a pixel, towards 1 for what doesn't fit at all. */
function bounded(distance: number): number {
  return distance ** 2 / (distance ** 2 + 0.25);
}

/** Starts from the middle way and leaves out, more and more strictly, what doesn't follow. */
function settle(
  vectors: readonly Vector[],
  weights: readonly number[],
  trust: readonly number[],
  width: number,
): { model: Model; keep: readonly number[] } {
  const clear = trust.map((t) => t > 0.2);
  const some = clear.includes(true);
  const start = vectors.filter((_, i) => !some || clear[i]);
  let model: Model = [median(start.map((v) => v.dx)), 0, 0, median(start.map((v) => v.dy)), 0, 0];
  let keep = vectors.map(() => 1);
  for (const reach of [8, 5, 3, 2, 1.5, 1.5]) {
    const distances = vectors.map((v) => misfit(v, model, width));
    const scale = Math.max(reach * 0.5, reach * median(distances.filter((_, i) => clear[i])));
    keep = distances.map((distance) => (distance < scale ? (1 - (distance / scale) ** 2) ** 2 : 0));
    model = solveModel(vectors, keep, weights, width) ?? model;
  }
  return { model, keep };
}

/** Distance in pixels between a block's way and the model's, along what its texture can tell. */
function misfit(v: Vector, model: Model, width: number): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = model;
  const x = v.x / width;
  const y = v.y / width;
  const ex = v.dx - (a + b * x + c * y);
  const ey = v.dy - (d + e * x + f * y);
  const strength = v.xx + v.yy;
  return strength > 0 ? Math.sqrt(Math.max(0, v.xx * ex * ex + 2 * v.xy * ex * ey + v.yy * ey * ey) / strength) : 0;
}

/** The model by weighted normal equations. */
function solveModel(
  vectors: readonly Vector[],
  keep: readonly number[],
  weights: readonly number[],
  width: number,
): number[] | undefined {
  const matrix = Array.from({ length: 6 }, () => new Float64Array(7));
  vectors.forEach((v, i) => {
    const weight = keep[i]! * weights[i]!;
    if (weight === 0) return;
    const basis = [1, v.x / width, v.y / width];
    const ways = v.xx * v.dx + v.xy * v.dy;
    const falls = v.xy * v.dx + v.yy * v.dy;
    for (let r = 0; r < 3; r++) {
      const top = matrix[r]!;
      const low = matrix[r + 3]!;
      for (let c = 0; c < 3; c++) {
        const both = weight * basis[r]! * basis[c]!;
        top[c]! += both * v.xx;
        top[c + 3]! += both * v.xy;
        low[c]! += both * v.xy;
        low[c + 3]! += both * v.yy;
      }
      top[6]! += weight * basis[r]! * ways;
      low[6]! += weight * basis[r]! * falls;
    }
  });
  // A little stiffness holds what no texture tells at zero.
  for (let r = 0; r < 6; r++) matrix[r]![r]! += r % 3 === 0 ? 1e-3 : 0.02;
  return solve(matrix);
}

/** The rate of growth that both axes share; an axis without texture takes the other's word. */
function radial(
  growX: number,
  growY: number,
  vectors: readonly Vector[],
  keep: readonly number[],
  weights: readonly number[],
): number {
  let knownX = 0;
  let knownY = 0;
  vectors.forEach((v, i) => {
    knownX += keep[i]! * weights[i]! * v.xx * v.x * v.x;
    knownY += keep[i]! * weights[i]! * v.yy * v.y * v.y;
  });
  if (knownY < 0.02 * knownX) return growX;
  if (knownX < 0.02 * knownY) return growY;
  if (growX * growY <= 0) return 0;
  return (2 * growX * growY) / (growX + growY);
}
