/** Where marks from 1 to 5 stand between a chart's lower and upper edge. */
export function heightOf(mark: number, top: number, bottom: number): number {
  return bottom - ((mark - 1) / 4) * (bottom - top);
}

/** Where days (`2026-11-29`) stand between the left and the right edge: apart as they are in time. One alone stands in the middle. */
export function placesOf(days: readonly string[], left: number, right: number): (day: string) => number {
  const times = days.map((day) => Date.parse(day));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  if (first === last || days.length === 0) return () => (left + right) / 2;
  return (day) => left + ((Date.parse(day) - first) / (last - first)) * (right - left);
}
