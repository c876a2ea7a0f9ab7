import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose } from "./brush.ts";

/** A flat round machine that sweeps the floor; its brush turns and its light blinks. */
export function robotVacuum(brush: Brush, pose: Pose, colour: Rgb): void {
  brush.disc(darker(colour, 0.5), 0, -0.16, 1.6, 0.34);
  brush.disc(darker(colour, 0.15), 0, -0.4, 1.62, 0.42);
  brush.disc(colour, 0, -0.58, 1.58, 0.4);
  brush.disc(lighter(colour, 0.22), -0.3, -0.66, 0.9, 0.2);
  brush.disc(darker(colour, 0.3), 0.1, -0.84, 0.4, 0.16);
  brush.disc(lighter(colour, 0.1), 0.1, -0.92, 0.38, 0.13);
  brush.shine([120, 220, 255], 0.6 + 0.4 * Math.sin(pose.seconds * 4), (p) =>
    p.ellipse(0.95, -0.56, 0.09, 0.05, 0, 0, 7),
  );
  for (let i = 0; i < 3; i++) {
    const angle = pose.seconds * 9 + (i * Math.PI * 2) / 3;
    brush.limb([60, 62, 66], 0.06, [1.36, -0.06], [1.36 + Math.cos(angle) * 0.5, -0.06 + Math.sin(angle) * 0.1]);
  }
}
