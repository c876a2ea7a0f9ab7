/** What a plan says of money, in USD. */
export interface Cost {
  readonly min: number;
  readonly max: number;
  /** There is something whose price nobody knows. */
  readonly unknown: boolean;
}

/** Whether a run may spend anything. */
export function spends({ max, unknown }: Cost): boolean {
  return max > 0 || unknown;
}

/** The sentence for whoever decides. */
export function costWords(cost: Cost): string {
  const { min, max, unknown } = cost;
  if (!spends(cost)) return "It costs nothing.";
  const range = min === max ? `$${max.toFixed(2)}` : `$${min.toFixed(2)} to $${max.toFixed(2)}`;
  return `It costs ${range}${unknown ? ", and more that nobody knows" : ""}.`;
}
