import type { Observations } from "./observe.ts";
import type { Editing } from "./shots.ts";
import { mean, quantile } from "./statistics.ts";

/** Sharpness over a clip. */
export interface Sharpness {
  /** 0 to 1: half the mean, half the softer quarter; undefined where nothing could be sharp. */
  readonly typical: number | undefined;
  /** The moment that parts a sharper from a softer stretch, and the share lost after it. */
  readonly falls?: { readonly at: number; readonly by: number };
}

/** Sharpness of a clip, and the worst fall of it inside one shot. */
export function sharpnessOf({ looks, details }: Observations, { shots, veiled }: Editing): Sharpness {
  const known = details.filter(({ at, sharpness }) => Number.isFinite(sharpness) && !veiled[at]);
  if (known.length === 0) return { typical: undefined };
  const values = known.map(({ sharpness }) => sharpness);
  const typical = (mean(values) + quantile(values, 0.25)) / 2;
  const falls = shots
    .flatMap(({ from, to }) => fallsIn(known.filter(({ at }) => at >= from && at < to)))
    .toSorted((a, b) => b.by - a.by)[0];
  if (falls === undefined) return { typical };
  return { typical, falls: { at: looks[falls.at]!.seconds, by: falls.by } };
}

/** Moments after which everything is softer than everything before: a fall, not a wobble. */
function fallsIn(details: Observations["details"]): { at: number; by: number }[] {
  const values = details.map(({ sharpness }) => sharpness);
  return details.flatMap(({ at }, n) => {
    if (n === 0 || Math.max(...values.slice(n)) >= Math.min(...values.slice(0, n))) return [];
    return [{ at, by: 1 - mean(values.slice(n)) / mean(values.slice(0, n)) }];
  });
}
