import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

const wafer: Rgb = [214, 158, 92];

/** Two scoops in a cone that stands in a holder; drops run down it as it melts. */
export function iceCream(brush: Brush, pose: Pose, colour: Rgb): void {
  const melt = Math.min(0.16, 0.03 * pose.seconds);
  brush.disc([96, 74, 60], 0, -0.01, 0.16, 0.03);
  brush.shape(wafer, polygon([-0.19, -0.52], [0.19, -0.52], [0.03, -0.01], [-0.03, -0.01]));
  brush.line(darker(wafer, 0.25), 0.012, (p) => {
    for (let i = 0; i < 4; i++) {
      p.moveTo(-0.17 + i * 0.09, -0.5);
      p.lineTo(0.02 + i * 0.035, -0.5 + 0.42 - i * 0.09);
      p.moveTo(0.17 - i * 0.09, -0.5);
      p.lineTo(-0.02 - i * 0.035, -0.5 + 0.42 - i * 0.09);
    }
  });
  const second = lighter([250, 238, 214], 0);
  brush.disc(second, 0, -0.6, 0.24, 0.18);
  brush.shape(
    second,
    softShape(
      [-0.24, -0.58],
      [-0.25, -0.46],
      [-0.14, -0.47],
      [-0.09, -0.4 + melt],
      [-0.03, -0.47],
      [0.12, -0.44 + melt * 0.5],
      [0.25, -0.48],
      [0.24, -0.6],
    ),
  );
  brush.disc(colour, 0.01, -0.82, 0.21, 0.18);
  brush.shape(
    colour,
    softShape(
      [-0.2, -0.8],
      [-0.22, -0.68],
      [-0.12, -0.7],
      [-0.06, -0.64 + melt * 0.7],
      [0.02, -0.7],
      [0.13, -0.67],
      [0.23, -0.7],
      [0.21, -0.82],
    ),
  );
  brush.disc(lighter(colour, 0.45), -0.07, -0.9, 0.06, 0.04, -0.5);
  for (const [x, y] of [
    [0.08, -0.88],
    [-0.02, -0.8],
    [0.13, -0.78],
    [-0.12, -0.79],
  ] as const)
    brush.limb(darker(colour, 0.45), 0.018, [x, y], [x + 0.035, y + 0.012]);
  brush.disc([196, 36, 44], 0.02, -1.0, 0.05);
}
