const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];
const leastPixels = 84;

/** Times at which the axis is marked, in ms: round ones, far enough from one another to be read. */
export function ticks(end: number, width: number): readonly number[] {
  const step = (steps.find((seconds) => (seconds * 1000 * width) / end >= leastPixels) ?? 86_400) * 1000;
  return Array.from({ length: Math.ceil(end / step) }, (_, at) => at * step);
}

/** What the axis shows: all that is known and a little beyond, and never less than ten seconds. */
export const axisEnd = (end: number): number => Math.max(10_000, end * 1.06);

interface Stretched {
  readonly kind: string;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The bars of a row that are seen, by pixels. Bars too thin to be told from their neighbours are drawn as one, so that
 * a row of thousands costs no more than its width.
 */
export function visibleBars<B extends Stretched>(
  bars: readonly B[],
  { perMs, left, right }: { readonly perMs: number; readonly left: number; readonly right: number },
): readonly (B & { readonly x: number; readonly width: number })[] {
  const shown: (B & { x: number; width: number })[] = [];
  const last = new Map<string, { x: number; width: number }>();
  for (const bar of bars) {
    const x = bar.from * perMs;
    const width = Math.max(2, (bar.to - bar.from) * perMs);
    if (x + width < left || x > right) continue;
    const lane = `${bar.lane} ${bar.kind}`;
    const before = last.get(lane);
    if (before && width <= 3 && x - (before.x + before.width) < 1 && x >= before.x) {
      before.width = Math.max(before.width, x + width - before.x);
      continue;
    }
    const one = { ...bar, x, width };
    last.set(lane, one);
    shown.push(one);
  }
  return shown;
}
