/** Doubling from this to that, in ms. */
const first = 2000;
const longest = 10 * 60_000;

/** How long to wait after so many refusals in a row, in ms: doubling, with full jitter so that many lanes don't beat in time. */
export function backOff(refusals: number, random: () => number): number {
  return random() * Math.min(longest, first * 2 ** (refusals - 1));
}
