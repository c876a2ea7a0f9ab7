import type { Rgb } from "../../../../craft/colours.ts";
import type { Growth } from "../../../../models/sketch/scene.ts";
import { blossom, bud, stem } from "./blossom.ts";
import { type Brush, darker, lighter, type Pose } from "./brush.ts";
import { ease } from "./ease.ts";
import { flowerPot, potted } from "./flower-pot.ts";
import { leaf } from "./leaf.ts";
import { seedInEarth, soilDepth } from "./seed-in-earth.ts";
import { shoot } from "./shoot.ts";

/** What differs between plants. */
export interface PlantKind {
  /** Of the flower. */
  readonly colour: Rgb;
  readonly petals: number;
  /** Pairs of leaves when it is grown, and its height then. */
  readonly leaves: number;
  readonly tall: number;
  readonly buried?: boolean | undefined;
  /** Grows on from the earth until it is tall. */
  readonly high?: boolean;
  readonly potted?: boolean;
  /** So many times as large: what stays small fills the picture. */
  readonly near?: number;
}

/** The stage of a plant at a moment of the take. */
export function stageAt([from, to]: Growth, progress: number): number {
  const t = Math.max(0, Math.min(1, progress * 1.1 - 0.04));
  return from + (to - from) * t * (1.6 - 0.6 * t);
}

/** A plant at a stage, from seed over sprout, leaves and bud to flower: see `Growth`. */
export function growingPlant(brush: Brush, pose: Pose, stage: number, kind: PlantKind): void {
  const { pen } = brush;
  const sway = Math.sin(pose.seconds * 1.3) * 0.03;
  pen.save();
  if (kind.near) pen.scale(kind.near, kind.near);
  if (kind.potted) {
    flowerPot(brush);
    pen.translate(0, -potted.high);
    pen.scale(potted.share, potted.share);
  }
  if (kind.buried) {
    seedInEarth(brush, pose, stage);
    // From here on the plant stands on the surface.
    pen.translate(0.012, -soilDepth);
    const share = kind.high ? 0.42 : 0.78;
    pen.scale(share, share);
  }
  if (stage < 0.65 && !kind.buried && !kind.potted) {
    // A seed that nobody has buried lies on the ground.
    pen.translate(0, -0.07);
    seedInEarth(brush, pose, stage);
  } else if (stage < 2.3) {
    if (!kind.buried || stage > 0.9) shoot(brush, stage, sway, kind.buried === true || kind.potted === true);
  } else grown(brush, pose, stage, sway, kind);
  pen.restore();
}

function grown(
  brush: Brush,
  pose: Pose,
  stage: number,
  sway: number,
  { colour, petals, leaves, tall: full }: PlantKind,
): void {
  const { pen } = brush;
  const tall = 0.5 + (full - 0.5) * ease((stage - 2.2) / 1.6);
  // What turns to the light leans to it with its head.
  const turned = pose.action === "turn" ? ease(pose.progress) : 0.5;
  const lean = sway + (turned - 0.5) * 0.5;
  const along = (t: number): [number, number] => [lean * tall * t * t + Math.sin(t * 4.4) * 0.022, -tall * t];
  const stalk = Array.from({ length: 11 }, (_, i) => along(i / 10));
  brush.limb(darker(stem, 0.1), 0.024 + 0.004 * stage, ...stalk);
  for (let i = 0; i < leaves; i++) {
    // Each pair comes out of the tip and stays where the stalk has left it.
    const age = stage - 2 - (i / leaves) * 1.5;
    if (age <= 0) continue;
    const t = Math.min(1, ((0.22 + (0.74 * i) / leaves) * full) / tall);
    const size = (0.4 - 0.1 * (i / leaves)) * ease(age / 0.9 + 0.1);
    for (const side of [-1, 1]) {
      const [x, y] = along(Math.max(0.12, t - (side > 0 ? 0.05 : 0)));
      const flutter = Math.sin(pose.seconds * 1.7 + i * 2 + side) * 0.05;
      const spread = 0.42 + 0.6 * ease(age / 1.3) - 0.1 * (i % 2) + flutter;
      const tone = i % 2 ? stem : lighter(stem, 0.08);
      leaf(brush, x, y, side * spread + sway, size, side > 0 ? tone : darker(tone, 0.1));
    }
  }
  const tip = along(1);
  const open = ease((stage - 4.15) / 0.85);
  pen.save();
  pen.translate(...tip);
  pen.rotate(sway * 2 + 0.06 + (turned - 0.5) * 0.6);
  if (pose.action === "turn") pen.scale(1 - 0.45 * Math.abs(2 * turned - 1), 1);
  if (stage < 3.7) {
    leaf(brush, 0, 0.01, 0.04, 0.15, lighter(stem, 0.14), 0.02);
    for (const side of [-1, 1]) leaf(brush, 0, 0.01, side * 0.34, 0.17, lighter(stem, 0.2), 0.06);
  } else if (open < 0.05) bud(brush, colour, 0.04 + 0.055 * ease((stage - 3.7) / 0.5), ease((stage - 3.9) / 0.3));
  else blossom(brush, colour, 0.08 + 0.15 * open, open, petals);
  pen.restore();
}
