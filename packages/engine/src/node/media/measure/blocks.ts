import type { Plane } from "./picture.ts";

/** How often small lone steps stand at each column and row of the picture, summed over frames. */
export interface StepProfile {
  readonly columns: Float64Array;
  readonly rows: Float64Array;
  /** Pictures summed. */
  count: number;
}

export function emptyProfile({ width, height }: { width: number; height: number }): StepProfile {
  return { columns: new Float64Array(width), rows: new Float64Array(height), count: 0 };
}

/** A step higher than this is an edge of the scene, not of a coded block. */
const EDGE = 48;
/** One step counts this much at most, so that a few hard edges can't look like a grid. */
const CAP = 12;

/** Adds a frame: at each place, how far the step to the neighbour exceeds the steps on both sides of it. */
export function addSteps(profile: StepProfile, { width, height, data }: Plane): void {
  for (let y = 1; y < height - 1; y += 2)
    for (let x = 2, at = y * width + 2; x < width - 1; x++, at++) {
      const step = Math.abs(data[at]! - data[at - 1]!);
      if (step < 2 || step > EDGE) continue;
      const lone = step - 1.5 * Math.max(Math.abs(data[at - 1]! - data[at - 2]!), Math.abs(data[at + 1]! - data[at]!));
      if (lone > 0) profile.columns[x]! += Math.min(lone, CAP) / (height / 2);
    }
  for (let y = 2; y < height - 1; y++)
    for (let x = 1, at = y * width + 1; x < width - 1; x += 2, at += 2) {
      const step = Math.abs(data[at]! - data[at - width]!);
      if (step < 2 || step > EDGE) continue;
      const up = Math.abs(data[at - width]! - data[at - 2 * width]!);
      const down = Math.abs(data[at + width]! - data[at]!);
      const lone = step - 1.5 * Math.max(up, down);
      if (lone > 0) profile.rows[y]! += Math.min(lone, CAP) / (width / 2);
    }
  profile.count++;
}

/** A visible grid: the mean lone step on it, in codes, above what stands off it; and its period in pixels. */
export interface Grid {
  readonly step: number;
  readonly period: number;
}

/** A grid that codecs don't use must stand out by this much more: windows and tiles have periods too. */
const UNUSUAL = 0.3;

/**
 * The strongest grid that shows in rows and columns alike, at any offset. Codecs code blocks of 8 and 16 pixels; other
 * periods of 4 to 32 pixels appear when a picture with blocks was scaled.
 */
export function gridOf(profile: StepProfile): Grid {
  let best: Grid = { step: 0, period: 8 };
  if (profile.count === 0) return best;
  for (let period = 4; period <= 32; period++) {
    const step = Math.min(comb(profile.columns, period), comb(profile.rows, period)) / profile.count;
    const certain = period === 8 || period === 16 ? step : step - UNUSUAL;
    if (certain > best.step) best = { step: certain, period };
  }
  return best;
}

/** By how much the strongest offset stands above the second strongest: zero on average for any picture without a grid. */
function comb(profile: Float64Array, period: number): number {
  const used = profile.length - (profile.length % period);
  if (used < 4 * period) return 0;
  const sums = new Float64Array(period);
  for (let i = 0; i < used; i++) sums[i % period]! += profile[i]!;
  let first = 0;
  let second = 0;
  for (const sum of sums) {
    if (sum > first) [first, second] = [sum, first];
    else if (sum > second) second = sum;
  }
  return (first - second) / (used / period);
}
