import type { Look, Observations } from "./observe.ts";
import type { Editing } from "./shots.ts";
import { isStill } from "./standstill.ts";
import { mean } from "./statistics.ts";
import { detection } from "./thresholds.ts";

/**
 * Unevenness of motion. Frames that repeat the one before are left out first, so that an even lower rate (drawn "on
 * twos") is smooth; what counts is how unevenly the repeats fall, and how unevenly the picture changes between the
 * others. 0.1 is smooth; 0.6 is jerky. A single jump counts little.
 */
export function stutterOf({ looks }: Observations, { shots, veiled }: Editing): number {
  const paces: number[] = [];
  const holds: number[] = [];
  const misses: number[] = [];
  for (const { from, to } of shots) {
    const fresh: number[] = [];
    for (let n = from + 1; n < to; n++) if (!isStill(looks[n]!) && !veiled[n] && !veiled[n - 1]) fresh.push(n);
    const moves = fresh.slice(1).flatMap((n, i) => {
      const hold = n - fresh[i]!;
      return hold <= detection.stutter.held ? [{ hold, pace: amount(looks[n]) / hold }] : [];
    });
    moves.forEach(({ hold, pace }, i) => {
      holds.push(hold);
      paces.push(pace);
      if (i > 0 && i < moves.length - 1) misses.push(Math.abs(pace - (moves[i - 1]!.pace + moves[i + 1]!.pace) / 2));
    });
  }
  const pace = mean(paces);
  if (!(pace > 0) || misses.length === 0) return 0;
  const usual = mean(holds);
  const cadence = mean(holds.map((hold) => Math.abs(hold - usual))) / usual;
  const uneven = mean(misses.map((miss) => Math.min(miss, 2 * pace))) / pace;
  return Math.max(cadence, uneven) * Math.min(1, pace / detection.stutter.codes);
}

function amount(look: Look | undefined): number {
  return look?.change?.amount ?? 0;
}
