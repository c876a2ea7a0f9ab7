import type { Rgb } from "../../../../craft/colours.ts";
import { stem } from "./blossom.ts";
import { type Brush, darker, lighter } from "./brush.ts";
import { ease } from "./ease.ts";
import { leaf } from "./leaf.ts";

const soil: Rgb = [72, 50, 37];

/**
 * A shoot that breaks through the earth, from stage 0.6 (the earth heaves and cracks) over a hook that straightens to
 * two open leaves (2 and more). In earth that is cut open there is no mound.
 */
export function shoot(brush: Brush, stage: number, sway: number, cut: boolean): void {
  const out = ease((stage - 0.8) / 1.2);
  // What has stood for a while has settled.
  const heave = ease((stage - 0.5) / 0.5) * (1 - ease((stage - 1.3) / 0.9));
  if (!cut) hump(brush, heave, 1, darker(soil, 0.3));
  if (out > 0) {
    const high = 0.09 + 0.41 * out;
    const hook = 1 - ease((stage - 1.25) / 0.6);
    const open = ease((stage - 1.4) / 0.75);
    const lean = sway + 0.02;
    // The neck comes first and draws the leaves after it.
    const crown: [number, number] = [lean * high + 0.09 * hook, -high + 0.075 * hook];
    const green = lighter(stem, 0.24);
    const points = [
      [0, cut ? 0.03 : 0],
      [-0.02, -high * 0.5],
      [lean * high - 0.03 * hook, -high * (1 + 0.12 * hook)],
      crown,
    ] as const;
    brush.limb(green, 0.034, ...curve(points));
    const size = 0.07 + 0.2 * open;
    const fold = hook * 1.5;
    for (const side of [-1, 1])
      leaf(
        brush,
        ...crown,
        side * (0.16 + 1 * open) + fold * (1 - open) + sway,
        size,
        side > 0 ? green : lighter(stem, 0.12),
        0.22 * open,
      );
    if (stage > 2) leaf(brush, ...crown, 0.1, 0.12 * (stage - 2), lighter(stem, 0.34), 0);
  }
  // The earth before it hides its foot.
  if (cut) return;
  hump(brush, heave, 0.66, soil);
  crumbs(brush, heave, out);
}

/** Earth that the shoot lifts, so much of it as is behind or before the crack. */
function hump(brush: Brush, heave: number, share: number, colour: Rgb): void {
  if (heave < 0.06) return;
  const high = 0.1 * heave * share;
  brush.shape(colour, (p) => {
    p.moveTo(-0.34, 0.035);
    p.bezierCurveTo(-0.16, 0.03, -0.12, -high, 0, -high);
    p.bezierCurveTo(0.12, -high, 0.17, 0.03, 0.36, 0.035);
    p.closePath();
  });
}

/** Clods on the lip of the crack, pushed apart as the shoot rises. */
function crumbs(brush: Brush, heave: number, out: number): void {
  for (let i = 0; i < 12; i++) {
    const side = i % 2 ? 1 : -1;
    const x = side * (0.012 + 0.012 * i + (0.03 + 0.004 * i) * out) + Math.sin(i * 7) * 0.012;
    const y = 0.008 - 0.075 * heave * Math.exp(-((x / 0.1) ** 2)) + 0.008 * Math.cos(i * 5);
    const size = (0.009 + 0.011 * Math.abs(Math.sin(i * 3.7))) * Math.min(1, heave * 1.4);
    brush.disc(i % 3 ? darker(soil, 0.08) : lighter(soil, 0.14), x, y, size, size * 0.74, i);
  }
}

type Point = readonly [number, number];

/** Points along a cubic curve. */
function curve([a, b, c, d]: readonly [Point, Point, Point, Point]): Point[] {
  return Array.from({ length: 11 }, (_, i) => {
    const [t, u] = [i / 10, 1 - i / 10];
    const at = (k: 0 | 1) => u * u * u * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t * t * t * d[k];
    return [at(0), at(1)] as const;
  });
}
