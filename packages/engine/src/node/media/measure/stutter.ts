import type { Look, Observations } from "./observe.ts";
import type { Editing } from "./shots.ts";
import { isStill } from "./standstill.ts";
import { mean } from "./statistics.ts";

/**
 * Unevenness of motion: each frame's change against the mean of its neighbours', as a share of the mean change. 0.1 is
 * smooth, 2 has every second frame doubled. Standstills, cuts and black frames are left out; a single jump counts little.
 */
export function stutterOf({ looks }: Observations, { shots, black }: Editing): number {
  const inside = shots.flatMap(({ from, to }) =>
    looks.slice(from, to).flatMap((_, n) => (n >= 2 && n < to - from - 1 ? [from + n] : [])),
  );
  const moving = inside.filter((n) => {
    const lit = !black[n - 1] && !black[n] && !black[n + 1];
    return lit && !(isStill(looks[n]!) && isStill(looks[n - 1]!));
  });
  const pace = mean(moving.map((n) => amount(looks[n])));
  if (!(pace > 0)) return 0;
  const misses = moving.map((n) => Math.abs(amount(looks[n]) - (amount(looks[n - 1]) + amount(looks[n + 1])) / 2));
  const uneven = mean(misses.map((miss) => Math.min(miss, 2 * pace))) / pace;
  // Half a code of change is what coding leaves; with less motion than that, unevenness can't be seen.
  return uneven * Math.min(1, pace / 0.5);
}

function amount(look: Look | undefined): number {
  return look?.change?.amount ?? 0;
}
