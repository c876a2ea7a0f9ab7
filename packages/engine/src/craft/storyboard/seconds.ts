/** Scenes when neither the idea nor a parameter says how many. */
export const usualScenes = 4;

/** Length of a scene in seconds when nobody says one; the default of `generate` too. */
export const sceneSeconds = 4;

/**
 * A total split over scenes, in whole seconds where they suffice, else in tenths. The turn before the end gets the most,
 * the opening the least; the parts add up to the total exactly.
 */
export function splitSeconds(total: number, scenes: number): number[] {
  const unit = total >= scenes && Number.isInteger(total) ? 1 : 0.1;
  const units = Math.max(scenes, Math.round(total / unit));
  const weights = Array.from({ length: scenes }, (_, index) => weightOf(index, scenes));
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => Math.max(1, Math.floor((weight / sum) * units)));
  // What rounding left over goes to the scenes with the largest remainder, the later first.
  const order = weights
    .map((weight, index) => ({ index, rest: (weight / sum) * units - (shares[index] ?? 0) }))
    .toSorted((a, b) => b.rest - a.rest || b.index - a.index);
  let left = units - shares.reduce((a, b) => a + b, 0);
  for (let turn = 0; left > 0; turn++, left--) give(order[turn % scenes]?.index ?? 0, 1);
  for (let turn = 0; left < 0; turn++) {
    const index = order[scenes - 1 - (turn % scenes)]?.index ?? 0;
    if ((shares[index] ?? 0) <= 1) continue;
    give(index, -1);
    left++;
  }
  return shares.map((share) => (unit === 1 ? share : Math.round(share) / 10));

  function give(index: number, count: number): void {
    shares[index] = (shares[index] ?? 0) + count;
  }
}

function weightOf(index: number, scenes: number): number {
  if (scenes < 3) return 1;
  if (index === 0) return 0.9;
  return index === scenes - 2 ? 1.25 : 1;
}
