import { runTime, type Track } from "../track.ts";

interface Point {
  /** Milliseconds of the run's own time. */
  readonly at: number;
  readonly usd: number;
}

/** What a run had spent at each moment at which that changed, from nothing at its start to now. */
export function spentOver({ spent, spans }: Pick<Track, "spent" | "spans">, now: number): readonly Point[] {
  const points = spent.map(({ at, usd }) => ({ at: runTime({ spans }, at), usd }));
  const last = points.at(-1)?.usd ?? 0;
  return [{ at: 0, usd: 0 }, ...points, { at: now, usd: last }];
}

/** An SVG path that goes up in steps: money is spent at once, not little by little. */
export function stepPath(points: readonly Point[], x: (at: number) => number, y: (usd: number) => number): string {
  return points.map(({ at, usd }, index) => (index === 0 ? `M${x(at)} ${y(usd)}` : `H${x(at)}V${y(usd)}`)).join("");
}
