import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";
import { beam, wheel } from "./vehicles.ts";

/** A motorcycle and who rides it. */
export function motorcycle(brush: Brush, pose: Pose, colour: Rgb, dark: boolean, rider: (brush: Brush) => void): void {
  const { pen } = brush;
  const turn = pose.stride * 1.8;
  if (dark) beam(brush, 0.52, -0.5, 1.5);
  brush.limb([176, 180, 186], 0.03, [0.42, -0.2], [0.27, -0.6]);
  brush.limb([70, 72, 78], 0.05, [-0.42, -0.2], [-0.08, -0.24]);
  for (const x of [-0.42, 0.42]) {
    brush.disc([26, 26, 30], x, -0.2, 0.2);
    wheel(brush, x, -0.2, 0.15, turn);
  }
  pen.save();
  pen.translate(0, Math.sin(pose.seconds * 19) * 0.003);
  brush.shape([92, 96, 104], softShape([-0.16, -0.14], [-0.16, -0.34], [0.14, -0.34], [0.16, -0.14]));
  for (const y of [-0.2, -0.26]) brush.limb([150, 154, 162], 0.018, [-0.12, y], [0.12, y]);
  brush.limb([190, 194, 200], 0.04, [0.02, -0.14], [-0.3, -0.12], [-0.6, -0.18]);
  brush.shape(colour, softShape([-0.2, -0.4], [0.0, -0.56], [0.22, -0.54], [0.27, -0.4], [0.1, -0.34]));
  brush.shape(lighter(colour, 0.4), softShape([-0.06, -0.47], [0.06, -0.53], [0.18, -0.51], [0.06, -0.47]));
  brush.shape([34, 32, 36], softShape([-0.5, -0.48], [-0.44, -0.52], [-0.12, -0.48], [-0.04, -0.42], [-0.4, -0.4]));
  brush.shape(darker(colour, 0.2), softShape([-0.62, -0.36], [-0.56, -0.46], [-0.3, -0.42], [-0.4, -0.36]));
  brush.limb([60, 62, 68], 0.03, [0.28, -0.58], [0.18, -0.66], [0.1, -0.66]);
  brush.disc([250, 240, 210], 0.33, -0.53, 0.055, 0.06);
  rider(brush);
  pen.restore();
  if (dark) brush.shine([255, 248, 220], 0.95, (p) => p.ellipse(0.34, -0.53, 0.055, 0.06, 0, 0, 7));
}
