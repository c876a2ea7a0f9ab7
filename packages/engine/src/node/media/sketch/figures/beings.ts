import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";

/** A walking robot with a round-cornered body and a lit visor. */
export function robot(brush: Brush, pose: Pose, colour: Rgb, glowing: Rgb): void {
  const { pen, limb, disc, shape } = brush;
  const walks = pose.action === "walk" || pose.action === "run";
  const step = walks ? Math.sin(pose.stride) : 0;
  const dances = pose.action === "dance" || pose.action === "wave";
  const bob = walks ? 0.015 * Math.abs(Math.cos(pose.stride)) : 0.006 * Math.sin(pose.seconds * 2);
  const joint: Rgb = [70, 74, 82];
  pen.save();
  pen.translate(0, -bob);
  for (const side of [-1, 1]) {
    const a = step * side * 0.42;
    const kx = Math.sin(a) * 0.17 + side * 0.045;
    const lift = Math.max(0, -step * side) * 0.05;
    const fx = kx + Math.sin(a) * 0.1;
    limb(joint, 0.05, [side * 0.05, -0.38], [kx, -0.2 - lift], [fx, -0.05 - lift + bob]);
    disc(colour, kx, -0.2 - lift, 0.045);
    shape(
      side < 0 ? darker(colour, 0.2) : colour,
      softShape(
        [fx - 0.07, bob - lift],
        [fx - 0.06, -0.075 - lift],
        [fx + 0.08, -0.07 - lift],
        [fx + 0.13, bob - lift],
      ),
    );
  }
  const arm = (side: number) => {
    const a = dances && side > 0 ? 2.4 + 0.4 * Math.sin(pose.seconds * 6) : -step * side * 0.5 + side * 0.12;
    const ex = side * 0.17 + Math.sin(a) * 0.15;
    const ey = -0.63 + Math.cos(a) * 0.15;
    const hx = ex + Math.sin(a * 1.25) * 0.13;
    const hy = ey + Math.cos(a * 1.25) * 0.13;
    limb(joint, 0.042, [side * 0.17, -0.63], [ex, ey], [hx, hy]);
    disc(colour, side * 0.175, -0.635, 0.055);
    disc(colour, hx, hy, 0.04);
  };
  arm(-1);
  shape(
    colour,
    softShape(
      [-0.17, -0.36],
      [-0.2, -0.52],
      [-0.18, -0.7],
      [0, -0.73],
      [0.18, -0.7],
      [0.2, -0.52],
      [0.17, -0.36],
      [0, -0.33],
    ),
  );
  shape(darker(colour, 0.2), softShape([-0.1, -0.44], [-0.1, -0.58], [0.12, -0.58], [0.12, -0.44]));
  brush.shine(glowing, 0.9, (p) => p.ellipse(0.03, -0.52, 0.03, 0.03, 0, 0, 7));
  arm(1);
  limb(joint, 0.06, [0, -0.72], [0.01, -0.78]);
  const turn = pose.view === "side" ? 0.03 : 0;
  shape(
    lighter(colour, 0.08),
    softShape([-0.13, -0.76], [-0.15, -0.9], [-0.09, -0.99], [0.09, -0.99], [0.16, -0.9], [0.14, -0.76]),
  );
  if (pose.view !== "back") {
    shape(
      [26, 30, 38],
      softShape(
        [-0.08 + turn, -0.82],
        [-0.1 + turn, -0.89],
        [-0.04, -0.935],
        [0.1 + turn, -0.93],
        [0.125 + turn, -0.87],
        [0.1 + turn, -0.81],
      ),
    );
    const blink = Math.sin(pose.seconds * 1.3) > 0.98 ? 0.2 : 1;
    for (const x of [-0.025, 0.07])
      brush.shine(glowing, 1, (p) => p.ellipse(x + turn, -0.872, 0.019, 0.024 * blink, 0, 0, 7));
  }
  limb(joint, 0.012, [-0.05, -0.97], [-0.07, -1.06]);
  disc(glowing, -0.07, -1.07, 0.02);
  pen.restore();
}

/** An astronaut who walks or floats. */
export function astronaut(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen, limb, disc, shape } = brush;
  const suit = colour;
  const floats = pose.action === "drift" || pose.action === "fly" || pose.action === "rise" || pose.action === "fall";
  const t = pose.seconds * 0.9;
  const step = pose.action === "walk" || pose.action === "run" ? Math.sin(pose.stride) : 0;
  pen.save();
  if (floats) {
    pen.translate(0, -0.5);
    pen.rotate(Math.sin(t * 0.5) * 0.16 - 0.22);
    pen.translate(0, 0.5);
  }
  const swing = floats ? 0.35 * Math.sin(t) : step === 0 ? 0.12 * Math.sin(t * 1.6) : step * 0.45;
  shape(darker(suit, 0.22), softShape([-0.22, -0.4], [-0.24, -0.68], [-0.14, -0.76], [0.0, -0.76], [0.02, -0.4]));
  for (const side of [-1, 1]) {
    const a = floats ? side * 0.2 + 0.1 * Math.sin(t + side) : swing * side;
    const kx = side * 0.055 + Math.sin(a) * 0.18;
    const bend = floats ? 0.5 : Math.max(0, -step * side) * 0.8;
    limb(
      side < 0 ? darker(suit, 0.14) : suit,
      0.115,
      [side * 0.055, -0.4],
      [kx, -0.22],
      [kx + Math.sin(a - bend) * 0.16, -0.22 + Math.cos(a - bend) * 0.16],
    );
    disc(darker(suit, 0.4), kx + Math.sin(a - bend) * 0.18 + 0.02, -0.21 + Math.cos(a - bend) * 0.185, 0.075, 0.05);
  }
  limb(
    darker(suit, 0.12),
    0.095,
    [-0.13, -0.67],
    [-0.24, -0.55 - 0.1 * swing],
    [-0.29 - 0.05 * swing, -0.43 - 0.16 * swing],
  );
  shape(suit, softShape([-0.16, -0.36], [-0.18, -0.55], [-0.15, -0.73], [0.13, -0.73], [0.18, -0.55], [0.15, -0.36]));
  shape([206, 92, 48], softShape([-0.05, -0.56], [-0.05, -0.62], [0.11, -0.62], [0.11, -0.56]));
  shape([88, 98, 116], softShape([-0.04, -0.46], [-0.04, -0.53], [0.1, -0.53], [0.1, -0.46]));
  limb(suit, 0.095, [0.14, -0.67], [0.26, -0.6 + 0.1 * swing], [0.33, -0.7 + 0.22 * swing]);
  disc(darker(suit, 0.35), 0.335, -0.71 + 0.22 * swing, 0.05);
  disc(suit, 0.0, -0.86, 0.145);
  const visor = pose.view === "side" ? 0.045 : 0.01;
  if (pose.view !== "back") {
    disc([32, 34, 48], visor, -0.86, 0.105, 0.098);
    brush.shape(
      [198, 142, 62],
      softShape([visor - 0.08, -0.9], [visor, -0.95], [visor + 0.08, -0.9], [visor + 0.09, -0.84], [visor, -0.88]),
    );
    brush.shine([255, 255, 255], 0.7, (p) => p.ellipse(visor - 0.03, -0.9, 0.03, 0.016, -0.5, 0, 7));
  }
  pen.restore();
}

/** A ghost whose hem sways. */
export function ghost(brush: Brush, pose: Pose, colour: Rgb): void {
  const sway = Math.sin(pose.seconds * 1.6) * 0.03;
  brush.shape(colour, (p) => {
    p.moveTo(-0.22, -0.55);
    p.bezierCurveTo(-0.24, -1.0, 0.24, -1.0, 0.22, -0.55);
    p.bezierCurveTo(0.24, -0.3, 0.3 + sway, -0.12, 0.26 + sway, -0.02);
    for (let i = 0; i < 4; i++)
      p.quadraticCurveTo(0.2 - i * 0.13 + sway, -0.1, 0.13 - i * 0.13 + sway, -0.02 - (i % 2) * 0.03);
    p.bezierCurveTo(-0.32 + sway, -0.14, -0.23, -0.3, -0.22, -0.55);
  });
  for (const x of [-0.06, 0.09]) brush.disc([34, 36, 48], x, -0.7, 0.035, 0.055);
}

/** A snowman who waves. */
export function snowman(brush: Brush, pose: Pose, scarf: Rgb): void {
  const snow: Rgb = [242, 246, 252];
  brush.disc(snow, 0, -0.22, 0.26, 0.23);
  brush.disc(snow, 0, -0.55, 0.19, 0.18);
  for (const [side, lift] of [
    [-1, 0.02],
    [1, 0.04 * Math.sin(pose.seconds * 2)],
  ] as const)
    brush.limb([86, 62, 46], 0.016, [side * 0.17, -0.58], [side * 0.34, -0.7 - lift], [side * 0.4, -0.74 - lift]);
  brush.disc(snow, 0, -0.82, 0.135);
  brush.shape(
    scarf,
    softShape(
      [-0.14, -0.74],
      [0.14, -0.74],
      [0.13, -0.67],
      [0.06, -0.66],
      [0.1, -0.48],
      [0.02, -0.48],
      [0, -0.66],
      [-0.13, -0.68],
    ),
  );
  brush.shape([232, 122, 44], softShape([0.02, -0.84], [0.2, -0.8], [0.02, -0.79]));
  for (const x of [-0.05, 0.06]) brush.disc([30, 30, 34], x, -0.87, 0.016);
  for (const y of [-0.6, -0.52, -0.44]) brush.disc([30, 30, 34], 0.02, y, 0.014);
  brush.shape([40, 38, 44], softShape([-0.16, -0.91], [0.16, -0.92], [0.16, -0.95], [-0.16, -0.94]));
  brush.shape([40, 38, 44], softShape([-0.1, -0.93], [-0.09, -1.07], [0.1, -1.08], [0.1, -0.93]));
}
