import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, lighter, polygon, softShape, type Pose } from "./brush.ts";

/** A lipstick beside its cap. */
export function lipstick(brush: Brush, _pose: Pose, colour: Rgb): void {
  brush.shape([34, 30, 36], polygon([-0.17, 0], [-0.17, -0.42], [0.17, -0.42], [0.17, 0]));
  brush.shape([222, 186, 116], polygon([-0.14, -0.41], [-0.14, -0.62], [0.14, -0.62], [0.14, -0.41]));
  brush.shape(colour, softShape([-0.115, -0.6], [-0.115, -0.84], [-0.02, -0.99], [0.115, -0.98], [0.115, -0.6]));
  brush.shape(lighter(colour, 0.35), softShape([-0.08, -0.62], [-0.085, -0.82], [-0.03, -0.86], [-0.03, -0.62]));
  brush.shape([60, 54, 62], polygon([-0.12, 0], [-0.12, -0.38], [-0.07, -0.38], [-0.07, 0]));
  brush.shape([34, 30, 36], softShape([0.3, 0], [0.28, -0.5], [0.62, -0.5], [0.6, 0]));
  brush.shape([222, 186, 116], polygon([0.3, -0.02], [0.3, -0.09], [0.6, -0.09], [0.6, -0.02]));
}
