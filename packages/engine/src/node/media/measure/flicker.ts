import { cellCount, type Cells } from "./cells.ts";
import type { Look, Observations } from "./observe.ts";
import type { Editing } from "./shots.ts";
import { detrend, mean, median } from "./statistics.ts";
import { detection } from "./thresholds.ts";

/**
 * Flicker: how much of the brightness (or colour) of the whole picture comes and goes, as root mean square share.
 *
 * The change from frame to frame is the median over the cells of the picture, so that things that move don't count; the
 * changes add up to a curve for each shot. What is left of it after slow changes are taken out must go up and down again
 * and again: a lamp that is switched on, a flash or a fade is no flicker.
 */
export function flickerOf({ looks }: Observations, { shots, veiled }: Editing): number {
  let sum = 0;
  let frames = 0;
  for (const lit of shots.flatMap(({ from, to }) => stretches(looks.slice(from, to), veiled.slice(from, to)))) {
    if (lit.length < 6) continue;
    const seconds = ((lit.at(-1)!.seconds - lit[0]!.seconds) * lit.length) / (lit.length - 1);
    const reach = Math.max(2, Math.round((detection.flicker.slowest / 2) * (lit.length / seconds)));
    const swings = [brighter, redder("u"), redder("v")].map((shift) => swinging(curve(lit, shift), reach, seconds));
    sum += Math.max(...swings) * lit.length;
    frames += lit.length;
  }
  return frames === 0 ? 0 : sum / frames;
}

/** The parts between black frames, fades and transitions. */
function stretches(looks: readonly Look[], veiled: readonly boolean[]): Look[][] {
  const parts: Look[][] = [[]];
  looks.forEach((look, n) => (veiled[n] ? parts.push([]) : parts.at(-1)!.push(look)));
  return parts;
}

type Shift = (before: Cells, after: Cells) => number;

/** The sum of all steps up to each frame. */
function curve(looks: readonly Look[], shift: Shift): number[] {
  let sum = 0;
  return looks.map(({ cells }, n) => (sum += n === 0 ? 0 : shift(looks[n - 1]!.cells, cells)));
}

/** The share by which most of the light grew: the median over the cells, each with the weight of its light. */
const brighter: Shift = (before, after) => {
  const cells = Array.from({ length: cellCount }, (_, i) => {
    const light = Math.max(1, (before.luma[i]! + after.luma[i]!) / 2 - 16);
    return { light, share: (after.luma[i]! - before.luma[i]!) / (light + 6) };
  }).toSorted((a, b) => a.share - b.share);
  let left = cells.reduce((sum, { light }) => sum + light, 0) / 2;
  return cells.find(({ light }) => (left -= light) <= 0)?.share ?? 0;
};

/** The share of the colour range by which most of the picture changed. */
function redder(plane: "u" | "v"): Shift {
  return (before, after) => median(after[plane].map((code, i) => code - before[plane][i]!)) / 128;
}

/** Root mean square of what oscillates in a curve. */
function swinging(points: readonly number[], reach: number, seconds: number): number {
  const rest = detrend(points, reach);
  const squares = rest.map((value) => value * value).toSorted();
  // One flash in twenty frames is no flicker.
  const swing = Math.sqrt(mean(squares.subarray(0, Math.ceil(squares.length * 0.95))));
  let turns = 0;
  let side = 0;
  for (const value of rest) {
    if (Math.abs(value) < 0.4 * swing) continue;
    if (side !== 0 && Math.sign(value) !== side) turns++;
    side = Math.sign(value);
  }
  // One event makes one turn or two; a full swing has two.
  return swing * Math.min(1, Math.max(0, turns - 1) / Math.max(2, seconds));
}
