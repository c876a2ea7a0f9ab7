/** The value below which the given share of the numbers lies, between neighbours; NaN when there are none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).toSorted();
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const below = sorted[low] ?? Number.NaN;
  const above = sorted[low + 1] ?? below;
  return below + (above - below) * (at - low);
}

/** NaN when there are no numbers. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** NaN when there are no numbers. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
}

/**
 * What stands out from the straight line through the neighbours: each number minus a local linear fit over `reach`
 * numbers on either side. Slow changes vanish, oscillations shorter than the window stay.
 */
export function detrend(values: ArrayLike<number>, reach: number): Float64Array {
  const rest = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const from = Math.max(0, i - reach);
    const to = Math.min(values.length - 1, i + reach);
    const count = to - from + 1;
    const middle = (from + to) / 2;
    let sum = 0;
    let slope = 0;
    let spread = 0;
    for (let j = from; j <= to; j++) {
      const value = values[j] ?? 0;
      sum += value;
      slope += (j - middle) * value;
      spread += (j - middle) ** 2;
    }
    const line = sum / count + (spread > 0 ? (slope / spread) * (i - middle) : 0);
    rest[i] = (values[i] ?? 0) - line;
  }
  return rest;
}
