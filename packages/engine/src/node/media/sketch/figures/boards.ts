import type { Dress } from "./body.ts";
import { type Brush, type Pose, softShape } from "./brush.ts";

/** A skateboard or skis under the feet of somebody one unit tall, with the spray of the snow. */
export function boards(brush: Brush, pose: Pose, kind: NonNullable<Dress["board"]>): void {
  if (kind === "skateboard") {
    brush.shape(
      [214, 92, 58],
      softShape([-0.24, -0.05], [-0.16, -0.03], [0.16, -0.03], [0.24, -0.05], [0.16, -0.005], [-0.16, -0.005]),
    );
    for (const x of [-0.13, 0.13]) brush.disc([240, 236, 226], x, 0.012, 0.022);
    return;
  }
  for (const [dx, dy] of [
    [0.04, -0.012],
    [0, 0.006],
  ] as const)
    brush.limb([206, 60, 52], 0.016, [-0.36 + dx, dy], [0.34 + dx, dy], [0.43 + dx, dy - 0.035]);
  for (let i = 0; i < 14; i++) {
    const age = (pose.seconds * 1.3 + i / 14) % 1;
    brush.shine([255, 255, 255], 0.8 * (1 - age), (p) =>
      p.arc(-0.3 - age * 0.6, -age * (0.12 + (i % 4) * 0.06) + age * age * 0.12, 0.02 + age * 0.025, 0, 7),
    );
  }
}
