/** From 0 to 1 with a soft start and a soft end; outside that it stays. */
export function ease(t: number): number {
  const x = Math.max(0, Math.min(1, t));
  return x * x * (3 - 2 * x);
}
