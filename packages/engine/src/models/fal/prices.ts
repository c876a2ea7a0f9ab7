import { tidyUsd } from "../../usd.ts";
import type { PriceRule } from "../price.ts";
import { bySide } from "../wire/prices.ts";

/** USD a second by resolution, silent and with sound. */
export function perSecond(
  silent: Readonly<Record<number, number>>,
  sound: Readonly<Record<number, number>>,
): PriceRule[] {
  return [...bySide(silent, { audio: false }), ...bySide(sound, { audio: true })];
}

/**
 * Seedance is billed by (width x height x seconds x 24) / 1024 tokens. `pixels`: of the largest shape of a resolution;
 * `usd`: for 1000 tokens.
 */
export function tokens(usd: number, pixels: Readonly<Record<number, number>>): PriceRule[] {
  const perSecond = (area: number) => tidyUsd((((area * 24) / 1024) * usd) / 1000);
  return bySide(Object.fromEntries(Object.entries(pixels).map(([side, area]) => [side, perSecond(area)])));
}
