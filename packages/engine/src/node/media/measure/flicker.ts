import { cellCount, type Cells } from "./cells.ts";
import type { Observations } from "./observe.ts";
import { detrend, mean, median } from "./statistics.ts";
import type { Shot } from "./shots.ts";

/** Longest period of brightness, in seconds, that counts as flicker. */
const SLOWEST = 0.9;

/**
 * Flicker: how much of the brightness (or colour) of the whole picture comes and goes, as root mean square share.
 *
 * The change from frame to frame is the median over the cells of the picture, so that things that move don't count; the
 * changes add up to a curve for each shot. What is left of it after slow changes are taken out must go up and down again
 * and again: a lamp that is switched on, a flash or a fade is no flicker.
 */
export function flickerOf({ looks }: Observations, shots: readonly Shot[], black: readonly boolean[]): number {
  let worst = 0;
  let frames = 0;
  for (const { from, to } of shots) {
    if (to - from < 6) continue;
    const seconds = (looks[to - 1]!.seconds - looks[from]!.seconds) * ((to - from) / (to - from - 1));
    const reach = Math.max(2, Math.round((SLOWEST / 2) * ((to - from) / seconds)));
    const curve = (plane: keyof Cells): number[] => {
      let sum = 0;
      const points = [0];
      for (let n = from + 1; n < to; n++) {
        if (!black[n] && !black[n - 1]) sum += shift(looks[n - 1]!.cells[plane], looks[n]!.cells[plane]);
        points.push(sum);
      }
      return points;
    };
    const light = 22 + median(looks.slice(from, to).map(({ tones }) => tones.mean * 219));
    const swing = Math.max(
      swinging(curve("luma"), reach, seconds) / light,
      ...(["u", "v"] as const).map((plane) => swinging(curve(plane), reach, seconds) / 128),
    );
    worst += swing * (to - from);
    frames += to - from;
  }
  return frames === 0 ? 0 : worst / frames;
}

/** The step that most cells share. */
function shift(before: Float32Array, after: Float32Array): number {
  const steps = new Float32Array(cellCount);
  for (let i = 0; i < cellCount; i++) steps[i] = after[i]! - before[i]!;
  steps.sort();
  return (steps[cellCount / 2 - 1]! + steps[cellCount / 2]!) / 2;
}

/** Root mean square of what oscillates in a curve. */
function swinging(curve: readonly number[], reach: number, seconds: number): number {
  const rest = detrend(curve, reach);
  const squares = Float64Array.from(rest, (value) => value * value).sort();
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
