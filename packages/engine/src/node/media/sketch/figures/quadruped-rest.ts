import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";
import type { Build } from "./builds.ts";
import { headOf } from "./animal-head.ts";
import { tail } from "./quadruped-limbs.ts";

/** On its haunches: the trunk leans up from the ground, the front legs stand straight. */
export function sitting(brush: Brush, pose: Pose, build: Build, coat: Rgb): void {
  const { pen } = brush;
  const breath = Math.sin(pose.seconds * 1.8) * 0.006;
  const half = build.length / 2;
  const g = build.girth;
  tail(brush, pose, { ...build, back: g * 0.5 }, coat, -half * 0.72);
  brush.limb(
    darker(coat, 0.28),
    build.leg,
    [half * 0.4, -build.back * 0.6],
    [half * 0.46, -0.02],
    [half * 0.46 + build.leg * 0.7, -0.01],
  );
  brush.shape(
    coat,
    softShape(
      [-half * 0.85, 0],
      [-half * 0.95, -g * 0.7],
      [-half * 0.4, -build.back * 0.78],
      [half * 0.2, -build.back * 1.08 - breath],
      [half * 0.62, -build.back * 0.9],
      [half * 0.52, -build.back * 0.4],
      [half * 0.2, 0],
    ),
  );
  brush.shape(
    lighter(coat, 0.22),
    softShape(
      [half * 0.3, -build.back * 0.85],
      [half * 0.6, -build.back * 0.82],
      [half * 0.5, -build.back * 0.4],
      [half * 0.3, -build.back * 0.35],
    ),
  );
  brush.shape(
    darker(coat, 0.1),
    softShape(
      [-half * 0.75, 0.01],
      [-half * 0.7, -g * 0.95],
      [-half * 0.1, -g * 1.0],
      [half * 0.12, -g * 0.4],
      [half * 0.4, -0.03],
      [half * 0.36, 0.01],
    ),
  );
  brush.limb(
    coat,
    build.leg,
    [half * 0.52, -build.back * 0.62],
    [half * 0.6, -0.02],
    [half * 0.6 + build.leg * 0.7, -0.01],
  );
  pen.save();
  pen.translate(-half * 0.38, 0);
  headOf(brush, pose, { ...build, rise: Math.max(1.05, build.rise) }, coat, half, -build.back * 1.02 - breath);
  pen.restore();
}

/** Curled up on the ground, the head on the forelegs; the flank rises and falls. */
export function asleep(brush: Brush, pose: Pose, build: Build, coat: Rgb): void {
  const half = build.length / 2;
  const g = build.girth;
  const breath = Math.sin(pose.seconds * 1.5) * g * 0.05;
  brush.shape(
    coat,
    softShape(
      [-half * 1.05, 0],
      [-half * 1.15, -g * 0.6],
      [-half * 0.55, -g * 1.2 - breath],
      [half * 0.15, -g * 1.14 - breath],
      [half * 0.8, -g * 0.7],
      [half * 1.0, 0],
    ),
  );
  brush.shape(
    darker(coat, 0.12),
    softShape([-half * 0.85, 0], [-half * 0.8, -g * 0.62], [-half * 0.3, -g * 0.8], [half * 0.05, -g * 0.3], [0, 0]),
  );
  const [x, y, r] = [half * 0.95, -build.head * 0.75, build.head];
  brush.limb(coat, build.leg, [half * 0.3, -build.leg * 0.5], [x + r * 1.2, -build.leg * 0.5]);
  brush.disc(coat, x, y, r * 1.05, r * 0.82, 0.15);
  brush.disc(lighter(coat, 0.2), x + r * 0.7 + build.snout * 0.4, y + r * 0.3, build.snout * 0.7, r * 0.36, 0.15);
  for (const ear of [-0.5, 0.25])
    brush.shape(
      darker(coat, 0.15),
      softShape([x + r * (ear - 0.28), y - r * 0.6], [x + r * ear, y - r * 1.3], [x + r * (ear + 0.3), y - r * 0.62]),
    );
  brush.line(darker(coat, 0.6), r * 0.12, (p) => {
    p.moveTo(x + r * 0.12, y);
    p.quadraticCurveTo(x + r * 0.34, y + r * 0.2, x + r * 0.56, y);
  });
  brush.limb(
    coat,
    build.leg * 0.9,
    [-half * 1.05, -g * 0.2],
    [-half * 0.9, -build.leg * 0.4],
    [-half * 0.1, -build.leg * 0.4],
  );
}
