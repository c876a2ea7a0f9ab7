import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";
import type { Build } from "./builds.ts";
import { headOf } from "./animal-head.ts";
import { leg, tail } from "./quadruped-limbs.ts";
import { asleep, sitting } from "./quadruped-rest.ts";

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
