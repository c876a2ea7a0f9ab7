import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose } from "./brush.ts";

/** Headphones that stand on their cups. */
export function headphones(brush: Brush, _pose: Pose, colour: Rgb): void {
  const steel: Rgb = [176, 180, 186];
  const band = (p: Brush["pen"]) => {
    p.moveTo(-0.43, -0.42);
    p.bezierCurveTo(-0.5, -1.14, 0.5, -1.14, 0.43, -0.42);
  };
  brush.line(darker(colour, 0.35), 0.13, band);
  brush.line(colour, 0.1, band);
  brush.line(lighter(colour, 0.3), 0.022, (p) => {
    p.moveTo(-0.36, -0.68);
    p.bezierCurveTo(-0.3, -0.98, 0.16, -1.04, 0.3, -0.86);
  });
  for (const side of [-1, 1]) {
    brush.limb(steel, 0.045, [side * 0.44, -0.6], [side * 0.46, -0.3]);
    // The cushion turns inward, the shell outward.
    brush.disc(darker(colour, 0.55), side * 0.33, -0.26, 0.12, 0.26, side * 0.1);
    brush.disc(darker(colour, 0.12), side * 0.43, -0.27, 0.14, 0.28, side * 0.1);
    brush.disc(lighter(colour, 0.16), side * 0.47, -0.28, 0.09, 0.21, side * 0.1);
    brush.disc(steel, side * 0.49, -0.28, 0.035, 0.08, side * 0.1);
  }
}
