import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** What a person looks like. */
export interface Dress {
  readonly skin: Rgb;
  readonly hair: Rgb;
  readonly hairstyle: "short" | "long" | "bun" | "none";
  readonly top: Rgb;
  readonly legs: Rgb;
  readonly garment: "jacket" | "coat" | "dress";
  readonly hat?: Rgb;
  readonly scarf?: Rgb;
  readonly backpack?: Rgb;
  readonly umbrella?: Rgb;
  /** Heads are larger on children. */
  readonly child: boolean;
  readonly old: boolean;
  readonly book?: boolean;
}

interface Joints {
  readonly hip: number;
  readonly lean: number;
  readonly legs: readonly [readonly [thigh: number, knee: number], readonly [thigh: number, knee: number]];
  readonly arms: readonly [readonly [upper: number, elbow: number], readonly [upper: number, elbow: number]];
}

const thigh = 0.235;
const shin = 0.235;
const upper = 0.165;
const fore = 0.15;

/** A person, articulated at hips, knees, shoulders and elbows. */
export function person(brush: Brush, pose: Pose, dress: Dress): void {
  if (pose.action === "swim" || (pose.action === "fly" && pose.view === "side")) return afloat(brush, pose, dress);
  if (pose.action === "sit" || pose.action === "read" || pose.action === "play") return seated(brush, pose, dress);
  if (pose.view !== "side") return facing(brush, pose, dress);
  const joints = posture(pose, dress);
  const { pen } = brush;
  pen.save();
  pen.translate(0, -joints.hip);
  pen.rotate(joints.lean);
  const shoulder: [number, number] = [0.01, -0.315];
  arm(brush, shoulder, joints.arms[1], darker(dress.top, 0.22), dress.skin);
  pen.rotate(-joints.lean);
  leg(brush, joints.legs[1], darker(dress.legs, 0.25), dress);
  leg(brush, joints.legs[0], dress.legs, dress);
  pen.rotate(joints.lean);
  if (dress.backpack)
    brush.fill(
      dress.backpack,
      softShape([-0.14, -0.33], [-0.055, -0.34], [-0.05, -0.1], [-0.14, -0.08], [-0.165, -0.2]),
    );
  torso(brush, pose, dress, 0.058);
  head(brush, dress, pose);
  arm(brush, shoulder, joints.arms[0], dress.top, dress.skin);
  if (dress.umbrella) umbrella(brush, dress.umbrella, hand(shoulder, joints.arms[0]));
  if (dress.book) brush.fill([220, 210, 190], polygon([0.16, -0.2], [0.27, -0.25], [0.28, -0.15], [0.17, -0.11]));
  pen.restore();
}

function posture(pose: Pose, dress: Dress): Joints {
  const { action, stride, seconds, progress } = pose;
  const breath = Math.sin(seconds * 1.7) * 0.02;
  const holds = dress.umbrella !== undefined ? ([0.55, -1.75] as const) : undefined;
  if (action === "run") {
    const leg = (phase: number) => [Math.sin(phase) * 0.85, 0.35 + 1.0 * Math.max(0, Math.cos(phase + 0.5))] as const;
    const swing = Math.sin(stride);
    return {
      hip: 0.455 + 0.025 * Math.abs(Math.cos(stride)),
      lean: 0.2,
      legs: [leg(stride), leg(stride + Math.PI)],
      arms: [holds ?? [-swing * 0.9, -1.3], [swing * 0.9, -1.3]],
    };
  }
  if (action === "jump" || action === "dance") {
    const hop = Math.abs(Math.sin(seconds * 3.4));
    const sway = Math.sin(seconds * 3.4);
    return {
      hip: 0.45 + hop * (action === "jump" ? 0.26 : 0.06),
      lean: sway * 0.1,
      legs: [
        [0.35 + sway * 0.4, 0.5 * hop + 0.2],
        [-0.3 + sway * 0.3, 0.9 * hop + 0.15],
      ],
      arms: [
        [2.3 + sway * 0.5, -0.4],
        [-2.2 + sway * 0.5, 0.5],
      ],
    };
  }
  if (action === "fall" || action === "drift" || action === "rise") {
    const t = seconds * 1.1;
    return {
      hip: 0.48,
      lean: action === "fall" ? 0.5 : 0.12,
      legs: [
        [0.35 + 0.12 * Math.sin(t), 0.5],
        [-0.2 + 0.1 * Math.sin(t + 1), 0.7],
      ],
      arms: [
        [1.15 + 0.2 * Math.sin(t), -0.4],
        [-1.0 + 0.2 * Math.sin(t + 2), 0.4],
      ],
    };
  }
  if (action === "walk" || action === "drive" || action === "sail") {
    const amount = dress.old ? 0.34 : 0.46;
    const leg = (phase: number) =>
      [Math.sin(phase) * amount + 0.03, 0.1 + 0.75 * Math.max(0, Math.cos(phase + 0.35)) ** 1.5] as const;
    const swing = Math.sin(stride) * 0.42;
    return {
      hip: 0.462 + 0.012 * Math.cos(stride * 2),
      lean: dress.old ? 0.16 : 0.045,
      legs: [leg(stride), leg(stride + Math.PI)],
      arms: [holds ?? [-swing, -0.22], [swing, -0.22]],
    };
  }
  const waving = action === "wave" ? ([2.5, -0.5 + 0.5 * Math.sin(seconds * 7)] as const) : undefined;
  return {
    hip: 0.468,
    lean: dress.old ? 0.12 : 0.01 + breath * 0.3,
    legs: [
      [0.05, 0.04],
      [-0.06, 0.05],
    ],
    arms: [
      holds ?? waving ?? (action === "drink" ? [0.5, -1.9 + 0.5 * Math.sin(progress * 6)] : [0.1 + breath, -0.16]),
      [-0.08 + breath, -0.12],
    ],
  };
}

function leg({ limb, disc }: Brush, [a, knee]: readonly [number, number], colour: Rgb, dress: Dress): void {
  const kx = Math.sin(a) * thigh;
  const ky = Math.cos(a) * thigh;
  const b = a - knee;
  const fx = kx + Math.sin(b) * shin;
  const fy = ky + Math.cos(b) * shin;
  const bare = dress.garment === "dress";
  limb(bare ? dress.skin : colour, 0.062, [0, 0], [kx, ky]);
  limb(bare ? darker(dress.skin, 0.08) : colour, 0.048, [kx, ky], [fx, fy - 0.01]);
  disc(darker(dress.legs, 0.45), fx + 0.028, fy - 0.004, 0.05, 0.022, -b * 0.4);
}

function arm(
  { limb, disc }: Brush,
  [x, y]: readonly [number, number],
  [a, elbow]: readonly [number, number],
  colour: Rgb,
  skin: Rgb,
): void {
  const ex = x + Math.sin(a) * upper;
  const ey = y + Math.cos(a) * upper;
  const b = a - elbow;
  const hx = ex + Math.sin(b) * fore;
  const hy = ey + Math.cos(b) * fore;
  limb(colour, 0.052, [x, y], [ex, ey], [hx, hy]);
  disc(skin, hx, hy, 0.023);
}

function hand([x, y]: readonly [number, number], [a, elbow]: readonly [number, number]): [number, number] {
  const b = a - elbow;
  return [x + Math.sin(a) * upper + Math.sin(b) * fore, y + Math.cos(a) * upper + Math.cos(b) * fore];
}

function torso(brush: Brush, pose: Pose, dress: Dress, half: number): void {
  const sway =
    pose.action === "walk" || pose.action === "run"
      ? Math.sin(pose.stride * 2) * 0.014
      : Math.sin(pose.seconds * 1.3) * 0.006;
  const hem = dress.garment === "coat" ? 0.2 : dress.garment === "dress" ? 0.22 : 0.02;
  const flare = dress.garment === "dress" ? half * 2.35 : dress.garment === "coat" ? half * 1.55 : half * 0.96;
  const trail = pose.action === "run" ? -0.07 : -0.012;
  brush.fill(
    dress.top,
    softShape(
      [-half * 0.7, -0.345],
      [half * 0.75, -0.345],
      [half * 1.08, -0.29],
      [half * 0.92, -0.12],
      [half * 0.85, -0.03],
      [flare + sway, hem],
      [flare * 0.4 + sway, hem + 0.016],
      [-flare * 0.6 + trail + sway, hem + 0.012],
      [-flare + trail + sway, hem - 0.004],
      [-half * 0.85, -0.03],
      [-half * 0.95, -0.14],
      [-half * 1.1, -0.28],
    ),
  );
  if (dress.garment !== "jacket")
    brush.line(darker(dress.top, 0.3), 0.008, (p) => {
      p.moveTo(half * 0.35, -0.3);
      p.quadraticCurveTo(half * 0.5, -0.1, flare * 0.35 + sway, hem);
    });
}

/** The head, in the torso's frame. */
function head(brush: Brush, dress: Dress, { view }: Pose): void {
  const size = dress.child ? 0.088 : 0.064;
  const y = -0.375 - size;
  const nose = view === "side" ? 0.012 : 0;
  brush.limb(darker(dress.skin, 0.18), 0.042, [0, -0.33], [nose * 0.6, y + size * 0.5]);
  if (dress.hairstyle === "long")
    brush.fill(
      dress.hair,
      softShape(
        [-size * 1.15, y - size * 0.7],
        [size * 0.4, y - size * 1.3],
        [size * 0.4, y],
        [-size * 0.3, y + size * 2.6],
        [-size * 1.5, y + size * 2.4],
        [-size * 1.5, y + size * 0.6],
      ),
    );
  brush.disc(dress.skin, nose, y, size * 0.84, size);
  if (dress.hairstyle !== "none") {
    const back = view === "back";
    brush.fill(
      dress.hair,
      softShape(
        [-size * 1.02, y - size * 0.1],
        [-size * 0.95, y - size * 0.95],
        [-size * 0.1, y - size * 1.32],
        [size * 0.85, y - size * 1.0],
        [size * (back ? 1.0 : 0.95), y - size * 0.42],
        back ? [size * 0.8, y + size * 0.55] : [size * 0.2, y - size * 0.5],
        back ? [0, y + size * 0.85] : [-size * 0.2, y - size * 0.25],
        [-size * 0.72, y + size * 0.5],
      ),
    );
    if (dress.hairstyle === "bun") brush.disc(dress.hair, -size * 0.75, y - size * 1.0, size * 0.45);
  }
  if (dress.scarf)
    brush.fill(
      dress.scarf,
      softShape(
        [-0.055, -0.37],
        [0.06, -0.37],
        [0.06, -0.325],
        [-0.03, -0.315],
        [-0.16, -0.27],
        [-0.15, -0.31],
        [-0.06, -0.33],
      ),
    );
  if (!dress.hat) return;
  brush.fill(dress.hat, (p) => p.ellipse(nose, y - size * 0.55, size * 1.75, size * 0.24, -0.05, 0, Math.PI * 2));
  brush.fill(
    dress.hat,
    softShape(
      [-size * 0.9, y - size * 0.5],
      [-size * 0.85, y - size * 1.55],
      [0, y - size * 1.65],
      [size * 0.9, y - size * 1.5],
      [size * 0.95, y - size * 0.5],
    ),
  );
  brush.line(darker(dress.hat, 0.4), size * 0.2, (p) => {
    p.moveTo(-size * 0.85, y - size * 0.72);
    p.lineTo(size * 0.88, y - size * 0.72);
  });
}

export function umbrella(brush: Brush, colour: Rgb, [x, y]: readonly [number, number]): void {
  const top = y - 0.36;
  brush.limb(darker(colour, 0.6), 0.012, [x, y + 0.03], [x - 0.01, top]);
  const half = 0.31;
  brush.fill(colour, (p) => {
    p.moveTo(x - half, top + 0.08);
    p.bezierCurveTo(x - half * 0.9, top - 0.09, x - half * 0.3, top - 0.115, x, top - 0.12);
    p.bezierCurveTo(x + half * 0.3, top - 0.115, x + half * 0.9, top - 0.09, x + half, top + 0.08);
    for (let i = 3; i >= 0; i--)
      p.quadraticCurveTo(x - half + (i + 0.5) * half * 0.5, top + 0.035, x - half + i * half * 0.5, top + 0.08);
  });
  for (const share of [0.25, 0.5, 0.75])
    brush.line(darker(colour, 0.3), 0.006, (p) => {
      p.moveTo(x, top - 0.12);
      p.quadraticCurveTo(x + (share - 0.5) * half * 1.6, top - 0.07, x - half + share * half * 2, top + 0.07);
    });
  brush.fill(lighter(colour, 0.2), (p) => {
    p.moveTo(x + 0.02, top - 0.112);
    p.bezierCurveTo(x + half * 0.4, top - 0.1, x + half * 0.75, top - 0.06, x + half * 0.86, top);
    p.bezierCurveTo(x + half * 0.6, top - 0.06, x + half * 0.3, top - 0.085, x + 0.02, top - 0.112);
  });
}

/** Seen from the front or the back. */
function facing(brush: Brush, pose: Pose, dress: Dress): void {
  const { pen, limb, disc } = brush;
  const walks = pose.action === "walk" || pose.action === "run";
  const step = walks ? Math.sin(pose.stride) : 0;
  const bob = walks ? 0.012 * Math.cos(pose.stride * 2) : 0.004 * Math.sin(pose.seconds * 1.7);
  pen.save();
  pen.translate(0.008 * step, -0.468 - bob);
  for (const side of [-1, 1]) {
    const lift = Math.max(0, step * side) * 0.07;
    const foot = 0.452 + bob - lift;
    limb(
      dress.garment === "dress" ? dress.skin : dress.legs,
      0.07,
      [side * 0.04, 0],
      [side * 0.046, 0.22 - lift * 0.3],
      [side * 0.048, foot - 0.02],
    );
    disc(darker(dress.legs, 0.45), side * 0.052, foot, 0.036, 0.022);
  }
  const raised = pose.action === "wave" || pose.action === "dance" || pose.action === "jump";
  for (const side of [-1, 1]) {
    const swing = walks ? -step * side * 0.05 : 0;
    const up = raised && side > 0 ? Math.sin(pose.seconds * 7) * 0.05 : undefined;
    const holds = dress.umbrella && side > 0;
    const elbow: [number, number] = up === undefined ? [side * 0.15, -0.16] : [side * 0.2, -0.38];
    const fist: [number, number] = holds
      ? [0.1, -0.26]
      : up === undefined
        ? [side * 0.15, -0.02 + swing]
        : [side * 0.19 + up, -0.56];
    limb(darker(dress.top, 0.12), 0.055, [side * 0.105, -0.3], elbow, fist);
    disc(dress.skin, fist[0], fist[1], 0.023);
  }
  torso(brush, pose, { ...dress }, 0.108);
  if (dress.backpack && pose.view === "back")
    brush.fill(dress.backpack, softShape([-0.09, -0.33], [0.09, -0.33], [0.1, -0.1], [0, -0.06], [-0.1, -0.1]));
  head(brush, dress, pose);
  if (pose.view === "front") {
    const size = dress.child ? 0.088 : 0.064;
    for (const side of [-1, 1]) disc([40, 34, 34], side * size * 0.34, -0.372 - size * 0.95, size * 0.085, size * 0.12);
  }
  if (dress.umbrella) umbrella(brush, dress.umbrella, [0.09, -0.24]);
  pen.restore();
}

function seated(brush: Brush, pose: Pose, dress: Dress): void {
  const { pen, limb, disc } = brush;
  const breath = Math.sin(pose.seconds * 1.6) * 0.004;
  pen.save();
  pen.translate(-0.06, -0.1);
  limb(darker(dress.legs, 0.2), 0.07, [0, 0], [0.19, -0.1], [0.25, 0.07]);
  limb(dress.legs, 0.072, [0, 0], [0.22, -0.07], [0.3, 0.08]);
  disc(darker(dress.legs, 0.45), 0.335, 0.086, 0.05, 0.022);
  pen.translate(0, -0.02 - breath);
  pen.rotate(0.1);
  torso(brush, pose, { ...dress, garment: "jacket" }, 0.064);
  head(brush, dress, pose);
  const busy = pose.action === "read" || pose.action === "play";
  arm(brush, [0.01, -0.31], busy ? [0.5, -0.85] : [0.45, -0.35], dress.top, dress.skin);
  if (pose.action === "read" || dress.book)
    brush.fill([226, 216, 196], polygon([0.13, -0.2], [0.2, -0.29], [0.3, -0.28], [0.24, -0.18]));
  if (pose.action === "play") {
    brush.disc([150, 92, 48], 0.1, -0.1, 0.1, 0.075, -0.3);
    limb([92, 60, 40], 0.022, [0.14, -0.13], [0.4, -0.28]);
  }
  pen.restore();
}

/** Lying on air or water. */
function afloat(brush: Brush, pose: Pose, dress: Dress): void {
  const { pen } = brush;
  const kick = Math.sin(pose.seconds * (pose.action === "swim" ? 5 : 1.6));
  pen.save();
  pen.translate(-0.1, -0.3);
  pen.rotate(Math.PI / 2 - 0.18);
  leg(brush, [0.12 + kick * 0.16, 0.2], darker(dress.legs, 0.2), dress);
  leg(brush, [-0.06 - kick * 0.16, 0.25], dress.legs, dress);
  torso(brush, pose, dress, 0.058);
  head(brush, dress, pose);
  arm(brush, [0.01, -0.31], pose.action === "swim" ? [2.6 + kick * 0.9, -0.2] : [2.9, 0], dress.top, dress.skin);
  pen.restore();
}
