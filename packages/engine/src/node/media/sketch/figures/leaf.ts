import type { Rgb } from "../../../../craft/colours.ts";
import { mix } from "../colour.ts";
import type { Brush } from "./brush.ts";

/**
 * A leaf that grows from a point: `angle` from straight up, in radians, `size` its length. The half that looks up is
 * lighter than the other, so that it stands out before any ground; it bends under its own weight by `droop`.
 */
export function leaf(
  { pen, ...brush }: Brush,
  x: number,
  y: number,
  angle: number,
  size: number,
  colour: Rgb,
  droop = 0.18,
): void {
  if (size <= 0.004) return;
  const side = angle < 0 ? -1 : 1;
  pen.save();
  pen.translate(x, y);
  pen.scale(side * size, size);
  pen.rotate(-Math.PI / 2 + Math.abs(angle));
  const rib = (p: typeof pen) => p.quadraticCurveTo(0.5, -0.05, 0, 0);
  // Leaves turn to yellow in the light and to blue in the shade, not to white and black.
  for (const [half, tone] of [
    [1, mix(colour, [26, 92, 58], 0.3)],
    [-1, mix(colour, [202, 228, 92], 0.36)],
  ] as const)
    brush.shape(tone, (p) => {
      p.moveTo(0, 0);
      p.bezierCurveTo(0.16, half * 0.36, 0.64, half * 0.34 + droop * 0.5, 1, droop);
      rib(p);
    });
  brush.line(mix(colour, [226, 240, 150], 0.6), 0.022, (p) => {
    p.moveTo(0.9, droop * 0.86);
    rib(p);
  });
  pen.restore();
}
