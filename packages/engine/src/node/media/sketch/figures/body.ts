import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";

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
  readonly lantern?: true;
  readonly sword?: true;
  readonly board?: "skateboard" | "skis";
  /** Heads are larger on children. */
  readonly child: boolean;
  readonly old: boolean;
  readonly book?: boolean;
}

/** Lengths of limbs in heights. */
const limbs = { thigh: 0.235, shin: 0.235, upper: 0.165, fore: 0.15 };

/** A leg from the hip down, by the angles of thigh and knee. */
export function leg({ limb, disc }: Brush, [a, knee]: readonly [number, number], colour: Rgb, dress: Dress): void {
  const kx = Math.sin(a) * limbs.thigh;
  const ky = Math.cos(a) * limbs.thigh;
  const b = a - knee;
  const fx = kx + Math.sin(b) * limbs.shin;
  const fy = ky + Math.cos(b) * limbs.shin;
  const bare = dress.garment === "dress";
  limb(bare ? dress.skin : colour, 0.062, [0, 0], [kx, ky]);
  limb(bare ? darker(dress.skin, 0.08) : colour, 0.048, [kx, ky], [fx, fy - 0.01]);
  disc(darker(dress.legs, 0.45), fx + 0.028, fy - 0.004, 0.05, 0.022, -b * 0.4);
}

/** An arm from the shoulder down, by the angles of upper arm and elbow. */
export function arm(
  { limb, disc }: Brush,
  [x, y]: readonly [number, number],
  [a, elbow]: readonly [number, number],
  colour: Rgb,
  skin: Rgb,
): void {
  const ex = x + Math.sin(a) * limbs.upper;
  const ey = y + Math.cos(a) * limbs.upper;
  const b = a - elbow;
  const hx = ex + Math.sin(b) * limbs.fore;
  const hy = ey + Math.cos(b) * limbs.fore;
  limb(colour, 0.052, [x, y], [ex, ey], [hx, hy]);
  disc(skin, hx, hy, 0.023);
}

/** Where the hand of an arm is. */
export function hand([x, y]: readonly [number, number], [a, elbow]: readonly [number, number]): [number, number] {
  const b = a - elbow;
  return [
    x + Math.sin(a) * limbs.upper + Math.sin(b) * limbs.fore,
    y + Math.cos(a) * limbs.upper + Math.cos(b) * limbs.fore,
  ];
}

/** The trunk in its garment; `half` is half its width. */
export function torso(brush: Brush, pose: Pose, dress: Dress, half: number): void {
  const sway =
    pose.action === "walk" || pose.action === "run"
      ? Math.sin(pose.stride * 2) * 0.014
      : Math.sin(pose.seconds * 1.3) * 0.006;
  const hem = dress.garment === "coat" ? 0.2 : dress.garment === "dress" ? 0.22 : 0.02;
  const flare = dress.garment === "dress" ? half * 2.35 : dress.garment === "coat" ? half * 1.55 : half * 0.96;
  const trail = pose.action === "run" ? -0.07 : -0.012;
  brush.shape(
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
export function head(brush: Brush, dress: Dress, { view }: Pose): void {
  const size = dress.child ? 0.088 : 0.064;
  const y = -0.375 - size;
  const nose = view === "side" ? 0.012 : 0;
  brush.limb(darker(dress.skin, 0.18), 0.042, [0, -0.33], [nose * 0.6, y + size * 0.5]);
  if (dress.hairstyle === "long")
    brush.shape(
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
    brush.shape(
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
    brush.shape(
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
  brush.shape(dress.hat, (p) => p.ellipse(nose, y - size * 0.55, size * 1.75, size * 0.24, -0.05, 0, Math.PI * 2));
  brush.shape(
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

/** An open umbrella held by a hand at a point. */
export function umbrella(brush: Brush, colour: Rgb, [x, y]: readonly [number, number]): void {
  const top = y - 0.36;
  brush.limb(darker(colour, 0.6), 0.012, [x, y + 0.03], [x - 0.01, top]);
  const half = 0.31;
  brush.shape(colour, (p) => {
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
  brush.shape(lighter(colour, 0.2), (p) => {
    p.moveTo(x + 0.02, top - 0.112);
    p.bezierCurveTo(x + half * 0.4, top - 0.1, x + half * 0.75, top - 0.06, x + half * 0.86, top);
    p.bezierCurveTo(x + half * 0.6, top - 0.06, x + half * 0.3, top - 0.085, x + 0.02, top - 0.112);
  });
}
