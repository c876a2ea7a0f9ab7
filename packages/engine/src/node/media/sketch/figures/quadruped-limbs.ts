import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";
import type { Build } from "./builds.ts";

interface Gait {
  readonly moves: boolean;
  readonly runs: boolean;
  readonly bob: number;
}

/** A leg from the hip to the ground, in its part of the gait. */
export function leg(
  { limb }: Brush,
  x: number,
  hip: number,
  pose: Pose,
  phase: number,
  tint: Rgb,
  build: Build,
  gait: Gait,
): void {
  const long = -hip;
  const angle = gait.moves ? Math.sin(pose.stride + phase) * (gait.runs ? 0.75 : 0.4) : 0.02;
  const lift = gait.moves ? Math.max(0, Math.cos(pose.stride + phase)) * (gait.runs ? 0.8 : 0.45) : 0;
  const knee: [number, number] = [x + Math.sin(angle) * long * 0.5, hip + Math.cos(angle) * long * 0.5];
  const foot: [number, number] = [
    knee[0] + Math.sin(angle - lift) * long * 0.5,
    Math.min(gait.bob, knee[1] + Math.cos(angle - lift) * long * 0.5 + gait.bob),
  ];
  limb(tint, build.leg * 1.35, [x, hip], knee);
  limb(tint, build.leg, knee, foot, [foot[0] + build.leg * 0.5, foot[1]]);
}

/** The tail, from the end of the trunk at x. */
export function tail({ limb, shape }: Brush, pose: Pose, build: Build, coat: Rgb, x: number): void {
  const y = -build.back + build.girth * 0.2;
  const wag = Math.sin(pose.seconds * (build.tail === "curl" ? 9 : 2.2)) * 0.06;
  if (build.tail === "bush") {
    shape(
      coat,
      softShape(
        [x * 0.95, y],
        [x - 0.18, y + 0.02 + wag],
        [x - 0.44, y + 0.16 + wag],
        [x - 0.5, y + 0.25 + wag],
        [x - 0.3, y + 0.25],
        [x * 0.9, y + 0.12],
      ),
    );
    shape(build.belly, softShape([x - 0.42, y + 0.15 + wag], [x - 0.51, y + 0.25 + wag], [x - 0.38, y + 0.25 + wag]));
  } else if (build.tail === "horse")
    shape(
      darker(coat, 0.5),
      softShape(
        [x * 0.95, y - 0.02],
        [x - 0.12, y + 0.04],
        [x - 0.16 + wag, y + 0.34],
        [x - 0.08 + wag, y + 0.4],
        [x - 0.02, y + 0.14],
      ),
    );
  else if (build.tail === "hang") {
    limb(coat, 0.026, [x * 0.97, y], [x - 0.07, y + 0.1], [x - 0.06 + wag * 0.6, y + 0.3]);
    shape(
      darker(coat, 0.5),
      softShape([x - 0.09 + wag * 0.6, y + 0.28], [x - 0.03 + wag * 0.6, y + 0.28], [x - 0.05 + wag * 0.8, y + 0.4]),
    );
  } else if (build.tail === "stub") brushTuft(shape, lighter(coat, 0.35), x, y);
  else if (build.tail === "curl") limb(coat, 0.06, [x * 0.95, y], [x - 0.14, y - 0.1], [x - 0.2 + wag, y - 0.28]);
  else limb(coat, 0.035, [x * 0.95, y], [x - 0.16, y + 0.08], [x - 0.26, y - 0.06 + wag], [x - 0.3, y - 0.2 + wag]);
}

function brushTuft(shape: Brush["shape"], colour: Rgb, x: number, y: number): void {
  shape(colour, (p) => p.ellipse(x - 0.02, y + 0.02, 0.06, 0.05, 0, 0, 7));
}
