import type { Random } from "../../../../models/sketch/random.ts";
import { sampleRate } from "../../sound.ts";

/** One channel of sound, sample by sample. Called in order, once for each sample. */
export type Voice = () => number;

/** White noise, −1 to 1. A plain generator of its own: the scene's would be too slow for 48,000 calls a second. */
export function whiteNoise(random: Random): Voice {
  let state = Math.floor(random() * 0xffffffff) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 0x8000_0000;
  };
}

/** Noise without highs, as wind, surf and traffic are from afar. */
export function brownNoise(random: Random): Voice {
  const white = whiteNoise(random);
  let level = 0;
  return () => {
    level = level * 0.992 + white() * 0.09;
    return level;
  };
}

const shareOf = (cut: number) => 1 - Math.exp((-2 * Math.PI * cut) / sampleRate);

/** Lets through what is below `cut` hertz. */
export function lowPass(source: Voice, cut: number): Voice {
  const share = shareOf(cut);
  let level = 0;
  return () => {
    level += (source() - level) * share;
    return level;
  };
}

/** As `lowPass`, with a limit that changes: asked for a thousand times a second. */
export function sweepPass(source: Voice, cut: () => number): Voice {
  let share = shareOf(cut());
  let level = 0;
  let wait = 0;
  return () => {
    if (--wait <= 0) {
      wait = sampleRate / 1000;
      share = shareOf(cut());
    }
    level += (source() - level) * share;
    return level;
  };
}

/** Lets through what is above `cut` hertz. */
export function highPass(source: Voice, cut: number): Voice {
  const share = shareOf(cut);
  let low = 0;
  return () => {
    const value = source();
    low += (value - low) * share;
    return value - low;
  };
}

/** A value that wanders smoothly between 0 and 1, a new goal about every `seconds`. */
export function wander(random: Random, seconds: number): Voice {
  let from = random();
  let to = random();
  let left = 0;
  let whole = 1;
  return () => {
    if (left <= 0) {
      from = to;
      to = random();
      whole = Math.max(64, Math.round(sampleRate * seconds * random.between(0.6, 1.4)));
      left = whole;
    }
    const t = 1 - left / whole;
    left--;
    return from + (to - from) * t * t * (3 - 2 * t);
  };
}
