import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, softShape, type Pose } from "./brush.ts";

/** A running shoe from the side. */
export function shoe(brush: Brush, _pose: Pose, colour: Rgb): void {
  brush.shape(
    [246, 244, 240],
    softShape([-0.98, -0.02], [-1.02, -0.2], [-0.6, -0.26], [0.4, -0.2], [1.02, -0.22], [1.1, -0.08], [0.98, 0]),
  );
  brush.shape(darker(colour, 0.35), polygon([-0.96, -0.03], [1.02, -0.03], [0.96, 0.02], [-0.9, 0.02]));
  brush.shape(
    colour,
    softShape(
      [-0.98, -0.2],
      [-1.02, -0.7],
      [-0.9, -0.92],
      [-0.66, -0.86],
      [-0.5, -0.72],
      [-0.16, -0.8],
      [0.24, -0.52],
      [0.8, -0.42],
      [1.08, -0.22],
      [0.4, -0.18],
    ),
  );
  brush.shape(darker(colour, 0.16), softShape([-1.0, -0.24], [-1.02, -0.62], [-0.72, -0.6], [-0.6, -0.22]));
  brush.shape(darker(colour, 0.1), softShape([0.56, -0.22], [0.62, -0.44], [0.86, -0.4], [1.08, -0.22]));
  brush.shape([226, 86, 52], softShape([-0.62, -0.3], [-0.1, -0.3], [0.34, -0.44], [0.1, -0.24], [-0.4, -0.2]));
  for (let i = 0; i < 4; i++)
    brush.limb([252, 252, 250], 0.035, [-0.2 + i * 0.13, -0.76 + i * 0.1], [-0.34 + i * 0.14, -0.6 + i * 0.08]);
  brush.shape(lighter(colour, 0.4), softShape([-0.86, -0.74], [-0.66, -0.76], [-0.5, -0.68], [-0.7, -0.62]));
}
