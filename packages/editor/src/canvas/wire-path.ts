type Point = readonly [number, number];

/** How far the ends of a wire run straight, in pixels. */
const bend = (from: number, to: number): number => Math.min(160, Math.max(28, Math.abs(to - from) * 0.5));

/** A wire as an SVG path: from one port to another, through points where the file names some. */
export function wirePath(from: Point, to: Point, route: readonly Point[] = []): string {
  const curves = curvesOf(from, to, route).map(
    ([, [ax, ay], [bx, by], [x, y]]) => `C${ax},${ay} ${bx},${by} ${x},${y}`,
  );
  return `M${from[0]},${from[1]}${curves.join("")}`;
}

const steps = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** Points on a wire, near enough to each other to find out what is near it. */
export function wirePoints(from: Point, to: Point, route: readonly Point[] = []): readonly Point[] {
  return curvesOf(from, to, route).flatMap((curve) => steps.map((t) => onCurve(curve, t)));
}

/** The middle of a wire, where its label stands. */
export function wireMiddle(from: Point, to: Point, route: readonly Point[] = []): Point {
  const curves = curvesOf(from, to, route);
  const curve = curves[Math.floor(curves.length / 2)] ?? [from, from, to, to];
  return onCurve(curve, curves.length % 2 === 1 ? 0.5 : 0);
}

type Curve = readonly [Point, Point, Point, Point];

function curvesOf(from: Point, to: Point, route: readonly Point[]): readonly Curve[] {
  const points = [from, ...route, to];
  return points.slice(1).map((end, index): Curve => {
    const start = points[index] ?? from;
    const b = bend(start[0], end[0]);
    return [start, [start[0] + b, start[1]], [end[0] - b, end[1]], end];
  });
}

function onCurve([p, a, b, q]: Curve, t: number): Point {
  const s = 1 - t;
  const at = (axis: 0 | 1) =>
    s * s * s * p[axis] + 3 * s * s * t * a[axis] + 3 * s * t * t * b[axis] + t * t * t * q[axis];
  return [at(0), at(1)];
}
