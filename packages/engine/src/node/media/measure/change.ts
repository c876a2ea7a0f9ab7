import type { Plane } from "./picture.ts";

/** What differs between a frame and the one before it. */
export interface Change {
  /** Mean difference of luma in codes after a change of overall brightness is taken out. */
  readonly amount: number;
  /** Share of the picture that changed by more than 3 codes. */
  readonly share: number;
}

/** Compares two luma planes of one size. */
export function changeOf(before: Plane, after: Plane): Change {
  const a = before.data;
  const b = after.data;
  let brighter = 0;
  let changed = 0;
  for (let i = 0; i < b.length; i++) {
    const step = b[i]! - a[i]!;
    brighter += step;
    if (step > 3 || step < -3) changed++;
  }
  const shift = brighter / b.length;
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += Math.abs(b[i]! - a[i]! - shift);
  return { amount: sum / b.length, share: changed / b.length };
}
