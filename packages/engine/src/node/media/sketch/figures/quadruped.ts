import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";
import type { Build } from "./builds.ts";
import { headOf } from "./animal-head.ts";

/** A four-legged animal that walks, runs, rests or sits. */
export function quadruped(brush: Brush, pose: Pose, build: Build, colour: Rgb | undefined): void {
  const { pen } = brush;
  const coat = colour ?? build.coat;
  const limbs: Rgb = build.extra === "panda" ? [52, 48, 52] : coat;
  const dark = darker(limbs, 0.3);
  const half = build.length / 2;
  const runs = pose.action === "run" || pose.action === "jump";
  const moves = runs || pose.action === "walk" || pose.action === "swim" || pose.action === "drive";
  const rests = pose.action === "sit";
  const bound = runs ? Math.sin(pose.stride) * 0.05 : 0;
  const bob = moves ? Math.abs(Math.sin(pose.stride)) * (runs ? 0.09 : 0.018) : Math.sin(pose.seconds * 1.8) * 0.006;
  if (rests) return sitting(brush, pose, build, coat);
  if (pose.action === "sleep") return asleep(brush, pose, build, coat);
  pen.save();
  pen.translate(0, -bob);
  const legs: readonly (readonly [number, number, Rgb])[] = [
    [-half * 0.72, Math.PI, dark],
    [half * 0.74, runs ? 0.6 : 0, dark],
    [-half * 0.86, runs ? Math.PI + 0.5 : 0, limbs],
    [half * 0.62, runs ? 0 : Math.PI, limbs],
  ];
  const hip = -build.back + build.girth * 0.55;
  const draw = ([x, phase, tint]: readonly [number, number, Rgb]) =>
    leg(brush, x, hip, pose, phase, tint, build, { moves, runs, bob });
  tail(brush, pose, build, coat, -half);
  draw(legs[0] ?? [0, 0, dark]);
  draw(legs[1] ?? [0, 0, dark]);
  pen.save();
  pen.rotate(bound);
  const top = -build.back;
  const low = top + build.girth;
  brush.shape(
    coat,
    softShape(
      [-half * 1.1, top + build.girth * 0.25],
      [-half * 0.7, top - build.girth * 0.04],
      [0, top + build.girth * 0.05],
      [half * 0.72, top - build.girth * 0.06],
      [half * 1.14, top + build.girth * 0.26],
      [half * 0.96, low * 1.0],
      [0, low + build.girth * 0.02],
      [-half * 0.75, low - build.girth * 0.14],
      [-half * 1.12, low - build.girth * 0.2],
    ),
  );
  brush.shape(
    build.extra === "patches" || colour ? lighter(coat, 0.12) : build.belly,
    softShape(
      [-half * 0.7, low - build.girth * 0.22],
      [half * 0.8, low - build.girth * 0.25],
      [half * 0.8, low - build.girth * 0.04],
      [0, low + build.girth * 0.005],
      [-half * 0.6, low - build.girth * 0.12],
    ),
  );
  if (build.extra === "hump")
    brush.shape(
      coat,
      softShape(
        [-half * 0.72, top + build.girth * 0.12],
        [-half * 0.36, top - build.girth * 0.3],
        [-half * 0.02, top - build.girth * 0.86],
        [half * 0.26, top - build.girth * 0.28],
        [half * 0.6, top + build.girth * 0.12],
        [0, top + build.girth * 0.4],
      ),
    );
  if (build.extra === "wool")
    for (let i = 0; i < 9; i++)
      brush.disc(
        i % 2 ? coat : lighter(coat, 0.3),
        -half + (i / 8) * build.length,
        top + build.girth * (0.25 + (0.35 * ((i * 7) % 3)) / 2),
        build.girth * 0.32,
      );
  if (build.extra === "patches")
    for (const [x, y, r] of [
      [-0.5, 0.3, 0.26],
      [0.1, 0.2, 0.2],
      [0.6, 0.45, 0.18],
    ] as const)
      brush.disc(
        colour ? dark : build.head < 0.1 ? [150, 96, 50] : [58, 48, 44],
        half * x,
        top + build.girth * y,
        build.girth * r * 1.5,
        build.girth * r,
      );
  headOf(brush, pose, build, coat, half, top);
  pen.restore();
  draw(legs[2] ?? [0, 0, coat]);
  draw(legs[3] ?? [0, 0, coat]);
  pen.restore();
}

/** On its haunches: the trunk leans up from the ground, the front legs stand straight. */
function sitting(brush: Brush, pose: Pose, build: Build, coat: Rgb): void {
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
function asleep(brush: Brush, pose: Pose, build: Build, coat: Rgb): void {
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

interface Gait {
  readonly moves: boolean;
  readonly runs: boolean;
  readonly bob: number;
}

function leg(
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

function tail({ limb, shape }: Brush, pose: Pose, build: Build, coat: Rgb, x: number): void {
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
