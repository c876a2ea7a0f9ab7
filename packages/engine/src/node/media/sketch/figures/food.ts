import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";
import { steam } from "./things.ts";

const sesame: readonly (readonly [number, number])[] = [
  [-0.34, -0.8],
  [-0.12, -0.9],
  [0.12, -0.86],
  [0.34, -0.8],
  [0, -0.77],
  [-0.22, -0.74],
  [0.24, -0.73],
];

/** A hamburger in its layers; the cheese melts. */
export function burger(brush: Brush, pose: Pose, bun: Rgb): void {
  const drip = 0.03 * Math.min(4, pose.seconds);
  brush.shape(
    darker(bun, 0.08),
    softShape([-0.56, -0.24], [-0.56, -0.06], [-0.46, 0], [0.46, 0], [0.56, -0.06], [0.56, -0.24]),
  );
  brush.shape([102, 58, 40], softShape([-0.62, -0.22], [-0.62, -0.4], [0.62, -0.4], [0.62, -0.22]));
  brush.shape([246, 186, 54], (p) => {
    p.moveTo(-0.64, -0.44);
    p.lineTo(0.64, -0.44);
    p.lineTo(0.62, -0.37);
    p.quadraticCurveTo(0.5, -0.36, 0.46, -0.28 + drip);
    p.quadraticCurveTo(0.38, -0.36, 0.1, -0.36);
    p.quadraticCurveTo(0.0, -0.36, -0.04, -0.27 + drip * 0.6);
    p.quadraticCurveTo(-0.1, -0.36, -0.3, -0.37);
    p.quadraticCurveTo(-0.4, -0.36, -0.44, -0.3 + drip * 0.4);
    p.closePath();
  });
  for (const x of [-0.36, 0.02, 0.36])
    brush.shape([206, 58, 48], softShape([x - 0.22, -0.44], [x - 0.22, -0.51], [x + 0.22, -0.51], [x + 0.22, -0.44]));
  brush.shape([106, 166, 70], (p) => {
    p.moveTo(-0.64, -0.54);
    for (let i = 0; i < 8; i++) p.quadraticCurveTo(-0.56 + i * 0.16, i % 2 ? -0.6 : -0.45, -0.48 + i * 0.16, -0.53);
    p.lineTo(0.6, -0.6);
    p.lineTo(-0.6, -0.6);
  });
  brush.shape(bun, softShape([-0.6, -0.56], [-0.58, -0.78], [-0.3, -1.0], [0.3, -1.0], [0.58, -0.78], [0.6, -0.56]));
  brush.shape(lighter(bun, 0.3), softShape([-0.46, -0.74], [-0.3, -0.92], [0.0, -0.97], [-0.2, -0.82]));
  for (const [x, y] of sesame) brush.disc([250, 234, 196], x, y, 0.034, 0.02, x);
  steam(brush, pose);
}

/** A pizza on its board, a slice drawn out. */
export function pizza(brush: Brush, pose: Pose, crust: Rgb): void {
  brush.disc([120, 82, 54], 0, -0.16, 1.5, 0.4);
  brush.disc(crust, 0, -0.28, 1.3, 0.36);
  brush.disc([206, 74, 46], 0, -0.32, 1.16, 0.3);
  brush.disc([246, 204, 96], 0, -0.335, 1.1, 0.275);
  for (const [x, y, r] of [
    [-0.7, -0.36, 0.16],
    [-0.2, -0.48, 0.15],
    [0.4, -0.46, 0.15],
    [0.74, -0.33, 0.16],
    [0.1, -0.26, 0.18],
    [-0.42, -0.22, 0.18],
  ] as const) {
    brush.disc([186, 52, 42], x, y, r, r * 0.4);
    brush.disc([222, 92, 70], x - 0.03, y - 0.015, r * 0.6, r * 0.2);
  }
  for (const [x, y] of [
    [-0.5, -0.42],
    [0.16, -0.42],
    [0.56, -0.24],
    [-0.1, -0.18],
  ] as const)
    brush.disc([76, 138, 66], x, y, 0.1, 0.035, x * 2);
  for (let i = 0; i < 3; i++) {
    const swell = Math.abs(Math.sin(pose.seconds * 2.4 + i * 2));
    brush.disc([255, 232, 160], -0.3 + i * 0.36, -0.34 + (i % 2) * 0.08, 0.05 * swell + 0.01, 0.025 * swell + 0.005);
  }
  steam(brush, pose);
}

/** A cake with a slice's worth of layers and a cherry. */
export function cake(brush: Brush, pose: Pose, icing: Rgb): void {
  brush.disc([226, 226, 230], 0, 0, 0.86, 0.08);
  brush.shape([206, 150, 96], softShape([-0.62, -0.02], [-0.64, -0.56], [0.64, -0.56], [0.62, -0.02]));
  for (const y of [-0.2, -0.38])
    brush.shape([250, 240, 222], polygon([-0.63, y], [0.63, y], [0.63, y - 0.06], [-0.63, y - 0.06]));
  brush.shape(icing, (p) => {
    p.moveTo(-0.66, -0.66);
    p.lineTo(0.66, -0.66);
    p.lineTo(0.65, -0.5);
    for (let i = 0; i < 5; i++) p.quadraticCurveTo(0.52 - i * 0.26, i % 2 ? -0.3 : -0.22, 0.39 - i * 0.26, -0.5);
    p.closePath();
  });
  brush.disc(lighter(icing, 0.25), 0, -0.66, 0.66, 0.1);
  for (let i = 0; i < 5; i++) {
    const x = -0.44 + i * 0.22;
    brush.disc([255, 252, 246], x, -0.7, 0.09, 0.07);
    brush.disc([204, 36, 52], x, -0.78, 0.055);
    brush.limb(i % 2 ? [96, 160, 214] : [244, 206, 92], 0.04, [x + 0.1, -0.7], [x + 0.1, -0.96]);
    const flame = 0.05 + 0.012 * Math.sin(pose.seconds * 9 + i * 2);
    brush.shine([255, 190, 84], 0.95, (p) => p.ellipse(x + 0.1, -1.0 - flame * 0.5, 0.026, flame, 0, 0, 7));
    brush.shine([255, 244, 206], 1, (p) => p.ellipse(x + 0.1, -1.0, 0.012, flame * 0.5, 0, 0, 7));
  }
}

/** A glass with a drink and ice. */
export function glass(brush: Brush, pose: Pose, drink: Rgb): void {
  const { pen } = brush;
  const tilt = Math.sin(pose.seconds * 1.2) * 0.012;
  pen.globalAlpha *= 0.5;
  brush.shape([222, 232, 238], polygon([-0.38, -0.98], [0.38, -0.98], [0.32, 0], [-0.32, 0]));
  pen.globalAlpha /= 0.5;
  brush.shape(drink, polygon([-0.345, -0.56 - tilt], [0.345, -0.56 + tilt], [0.3, -0.08], [-0.3, -0.08]));
  brush.shape(lighter(drink, 0.35), (p) => p.ellipse(0, -0.56, 0.345, 0.05, tilt, 0, 7));
  for (const [x, y, turn] of [
    [-0.12, -0.52, 0.3],
    [0.12, -0.46, -0.4],
  ] as const) {
    pen.save();
    pen.translate(x, y + tilt * (x > 0 ? 1 : -1));
    pen.rotate(turn);
    brush.shape([236, 244, 250], polygon([-0.12, -0.12], [0.12, -0.12], [0.12, 0.12], [-0.12, 0.12]));
    brush.shape(lighter(drink, 0.6), polygon([-0.08, -0.02], [0.08, -0.02], [0.08, 0.09], [-0.08, 0.09]));
    pen.restore();
  }
  brush.shine([255, 255, 255], 0.4, polygon([-0.31, -0.92], [-0.25, -0.92], [-0.22, -0.1], [-0.27, -0.1]));
  brush.line([236, 242, 246], 0.014, (p) => p.ellipse(0, -0.98, 0.38, 0.055, 0, 0, 7));
}
