import type { Random } from "../../../models/sketch/random.ts";

/** A smooth random line: values from -1 to 1, with hills about 1 wide. */
export function noiseLine(random: Random): (x: number) => number {
  const values = Float64Array.from({ length: 256 }, () => random() * 2 - 1);
  return (x) => {
    const cell = Math.floor(x);
    const part = x - cell;
    const soft = part * part * (3 - 2 * part);
    const left = values[cell & 255] ?? 0;
    const right = values[(cell + 1) & 255] ?? 0;
    return left + (right - left) * soft;
  };
}

/** A rugged line: `octaves` of noise, each twice as fine and `rough` times as high. From about -1 to 1. */
export function ruggedLine(random: Random, octaves: number, rough = 0.5): (x: number) => number {
  const lines = Array.from({ length: octaves }, () => noiseLine(random));
  const whole = lines.reduce((sum, _, i) => sum + rough ** i, 0);
  return (x) => lines.reduce((sum, line, i) => sum + line(x * 2 ** i) * rough ** i, 0) / whole;
}
