import { sampleRate } from "../../sound.ts";

/**
 * Loudness of interleaved stereo in LUFS, by ITU-R BS.1770-4: K-weighting, blocks of 400 ms that overlap by 75 %, gates at
 * −70 LUFS and 10 LU below the mean. Silence gives −Infinity.
 */
export function loudnessOf(sound: Float32Array): number {
  const hop = sampleRate / 10;
  const steps = Math.max(1, Math.floor(sound.length / 2 / hop));
  const energy = new Float64Array(steps);
  for (const channel of [0, 1]) {
    // Coefficients of the two filters at 48 kHz, from the recommendation.
    const shelf = biquad(1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
    const high = biquad(1, -2, 1, -1.99004745483398, 0.99007225036621);
    for (let step = 0, i = channel; step < steps; step++) {
      let sum = 0;
      for (let k = 0; k < hop; k++, i += 2) {
        const value = high(shelf(sound[i] ?? 0));
        sum += value * value;
      }
      energy[step] = (energy[step] ?? 0) + sum / hop;
    }
  }
  const blocks: number[] = [];
  for (let i = 0; i < Math.max(1, steps - 3); i++) {
    const parts = energy.slice(i, i + 4);
    blocks.push(parts.reduce((sum, part) => sum + part, 0) / parts.length);
  }
  const level = (mean: number) => -0.691 + 10 * Math.log10(mean);
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);
  const audible = blocks.filter((block) => level(block) > -70);
  const gate = level(mean(audible)) - 10;
  return level(mean(audible.filter((block) => level(block) > gate)));
}

function biquad(b0: number, b1: number, b2: number, a1: number, a2: number): (x: number) => number {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return (x) => {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    return y;
  };
}
