import type { Lengths } from "./model.ts";

/**
 * Splits a length into clips that a model can make: one where it fits, else as few and as even as possible.
 * With a choice of lengths the total is the nearest that can be reached, ties to the longer.
 */
export function splitSeconds(seconds: number, allowed: Lengths): readonly number[] {
  return "min" in allowed ? splitRange(seconds, allowed) : splitChoice(seconds, allowed);
}

/** The longest clip, in seconds. */
export function longest(allowed: Lengths): number {
  return "min" in allowed ? allowed.max : Math.max(...allowed);
}

/** The nearest of the lengths that one clip can have, ties to the longer. */
export function oneLength(seconds: number, allowed: Lengths): number {
  if (!("min" in allowed)) {
    const far = (length: number) => Math.abs(length - seconds);
    return allowed.toSorted((a, b) => b - a).reduce((best, length) => (far(length) < far(best) ? length : best));
  }
  const { min, max, step } = allowed;
  return round(Math.min(max, Math.max(min, Math.round(seconds / step) * step)));
}

function splitRange(
  seconds: number,
  { min, max, step }: { min: number; max: number; step: number },
): readonly number[] {
  const least = Math.ceil(min / step);
  const most = Math.floor(max / step);
  let steps = Math.max(Math.round(seconds / step), least);
  let clips = Math.ceil(steps / most);
  // Too short for so many: fewer that are as long as can be, or the same number of the shortest.
  if (steps < clips * least) {
    const fewer = (clips - 1) * most;
    if (steps - fewer < clips * least - steps) clips--;
    steps = Math.min(Math.max(steps, clips * least), clips * most);
  }
  // The first clips take what doesn't divide evenly.
  return Array.from({ length: clips }, (_, index) =>
    round((Math.floor(steps / clips) + (index < steps % clips ? 1 : 0)) * step),
  );
}

function splitChoice(seconds: number, choice: readonly number[]): readonly number[] {
  const lengths = choice.toSorted((a, b) => b - a);
  const longest = lengths[0] ?? seconds;
  const many = Math.max(0, Math.ceil(seconds / longest) - 1);
  const rest = seconds - many * longest;
  const last = lengths.reduce(
    (best, length) => (Math.abs(length - rest) < Math.abs(best - rest) ? length : best),
    longest,
  );
  const whole = Array.from({ length: many }, () => longest);
  // A last clip that would overshoot by more than it is short is left out.
  return many > 0 && rest < last - rest ? whole : [...whole, last];
}

/** Keeps sums of steps such as 0.1 free of floating-point dust. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
