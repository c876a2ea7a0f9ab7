import type { Rgb } from "../../../../craft/colours.ts";
import { stem } from "./blossom.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";
import { ease } from "./ease.ts";

/** How deep a seed lies in earth that is cut open, in heights of the plant. */
export const soilDepth = 0.46;

const husk: Rgb = [248, 196, 116];
const root: Rgb = [244, 232, 206];

/** A seed in earth that is cut open: it swells, takes root, and sends a shoot up to the surface, at stages 0 to 1. */
export function seedInEarth(brush: Brush, { seconds }: Pose, stage: number): void {
  const rooted = ease((stage - 0.12) / 0.9);
  const risen = ease((stage - 0.35) / 0.65);
  const swollen = 1 + 0.14 * ease(stage / 0.5);
  if (rooted > 0) roots(brush, rooted);
  if (risen > 0) {
    const to = -0.06 - (soilDepth - 0.02) * risen;
    brush.line(lighter(stem, 0.4), 0.026, (p) => {
      p.moveTo(0.01, -0.03);
      p.bezierCurveTo(0.05, to * 0.4, -0.03, to * 0.7, 0.012, to);
    });
    if (stage < 1.1) brush.disc(lighter(stem, 0.46), 0.02, to, 0.03, 0.022, 0.6);
  }
  const { pen } = brush;
  pen.save();
  pen.rotate(-0.42);
  pen.scale(1.2 * swollen, 1.2 * swollen);
  brush.shape(
    husk,
    softShape([-0.135, 0.01], [-0.09, -0.088], [0.04, -0.092], [0.15, -0.012], [0.05, 0.084], [-0.09, 0.082]),
  );
  brush.shape(darker(husk, 0.2), softShape([-0.13, 0.025], [0, 0.035], [0.14, 0.005], [0.05, 0.084], [-0.09, 0.082]));
  for (const k of [-1, 0, 1])
    brush.line(darker(husk, 0.16), 0.006, (p) => {
      p.moveTo(-0.1, k * 0.032);
      p.quadraticCurveTo(0, k * 0.06 - 0.008, 0.118, k * 0.018);
    });
  brush.shape(lighter(husk, 0.5), softShape([-0.075, -0.052], [-0.03, -0.072], [0.03, -0.066], [-0.02, -0.048]));
  if (stage > 0.12)
    brush.line([96, 56, 30], 0.012 * rooted + 0.005, (p) => {
      p.moveTo(0.13, -0.01);
      p.quadraticCurveTo(0.05, -0.02 + 0.004 * Math.sin(seconds), -0.02 - 0.05 * rooted, 0.012);
    });
  pen.restore();
}

function roots(brush: Brush, rooted: number): void {
  const long = 0.34 * rooted;
  const along = (t: number): [number, number] => [0.07 - 0.03 * t + 0.022 * Math.sin(t * 6), 0.02 + long * t];
  brush.line(root, 0.022 - 0.004 * rooted, (p) => {
    p.moveTo(0.05, -0.01);
    for (let i = 1; i <= 8; i++) p.lineTo(...along(i / 8));
  });
  for (let i = 0; i < 7; i++) {
    const t = 0.2 + i * 0.1;
    const reach = 0.12 * Math.max(0, rooted - t * 0.8) * (i % 2 ? 1 : -1);
    const [x, y] = along(t);
    if (reach !== 0)
      brush.line(darker(root, 0.08), 0.008, (p) => {
        p.moveTo(x, y);
        p.quadraticCurveTo(x + reach * 0.6, y + 0.005, x + reach, y + Math.abs(reach) * 0.6);
      });
  }
}
