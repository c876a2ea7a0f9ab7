import type { Observations } from "./observe.ts";
import type { Editing } from "./shots.ts";
import { median, quantile } from "./statistics.ts";
import { detection } from "./thresholds.ts";
import type { Tones } from "./tones.ts";

/** What is wrong with the exposure, as shares: nothing bright, too much burnt out, too few tones between. */
export interface Exposure {
  readonly gloom: number;
  readonly glare: number;
  readonly flatness: number;
}

/** Exposure of a clip outside fades and transitions: the typical frame and the worse ones count alike. */
export function exposureOf({ looks }: Observations, { veiled }: Editing): Exposure {
  const { exposure } = detection;
  const lit = looks.filter((_, n) => !veiled[n]).map(({ tones }) => tones);
  const over = (read: (tones: Tones) => number): number => {
    if (lit.length === 0) return 0;
    const amounts = lit.map(read);
    return (median(amounts) + quantile(amounts, 0.8)) / 2;
  };
  return {
    gloom: over(({ brightest }) => Math.max(0, 1 - brightest / exposure.bright)),
    glare: over(({ blown, middle }) => Math.min(1, blown + 0.5 * Math.max(0, middle - exposure.middle))),
    flatness: over(({ bright, darkest }) => Math.max(0, exposure.span - (bright - darkest))),
  };
}
