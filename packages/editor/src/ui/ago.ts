import { locale } from "./money.ts";

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** How long ago, in the largest unit that fits: `3 min ago`. `at` in ms since the epoch. */
export function ago(at: number, now = Date.now()): string {
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: "auto", style: "short" });
  const gone = now - at;
  const [unit, ms] = units.find(([, ms]) => gone >= ms) ?? ["second", 1000];
  return format.format(-Math.max(0, Math.floor(gone / ms)), unit);
}
