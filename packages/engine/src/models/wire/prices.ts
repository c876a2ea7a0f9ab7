import type { PriceRule } from "../price.ts";

/**
 * USD a second by resolution (the shorter side in pixels), each up to its side; what is larger than the largest is
 * unknown.
 */
export function bySide(usd: Readonly<Record<number, number>>, when: { readonly audio?: boolean } = {}): PriceRule[] {
  const sides = Object.keys(usd)
    .map(Number)
    .toSorted((a, b) => a - b);
  return sides.map((side, index) => ({
    per: "second",
    usd: usd[side] ?? 0,
    when: { ...when, minSide: (sides[index - 1] ?? -1) + 1, maxSide: side },
  }));
}
