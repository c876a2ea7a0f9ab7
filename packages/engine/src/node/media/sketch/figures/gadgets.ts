import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, softShape, type Pose } from "./brush.ts";

/** A wristwatch lying on its strap, its hands going. */
export function wristwatch(brush: Brush, pose: Pose, colour: Rgb): void {
  brush.shape(darker(colour, 0.1), softShape([-0.17, 0.0], [-0.2, -0.3], [0.2, -0.3], [0.17, 0.0]));
  brush.shape(darker(colour, 0.1), softShape([-0.2, -0.7], [-0.17, -1.0], [0.17, -1.0], [0.2, -0.7]));
  brush.line(lighter(colour, 0.3), 0.01, (p) => {
    for (const x of [-0.13, 0.13]) {
      p.moveTo(x, -0.98);
      p.lineTo(x * 1.1, -0.02);
    }
  });
  brush.disc([206, 208, 214], 0, -0.5, 0.32);
  brush.disc([150, 154, 164], 0.33, -0.5, 0.04, 0.05);
  brush.disc([28, 34, 50], 0, -0.5, 0.265);
  for (let i = 0; i < 12; i++) {
    const a = (i * Math.PI) / 6;
    brush.limb(
      [232, 224, 200],
      i % 3 ? 0.012 : 0.024,
      [Math.cos(a) * 0.2, -0.5 + Math.sin(a) * 0.2],
      [Math.cos(a) * 0.235, -0.5 + Math.sin(a) * 0.235],
    );
  }
  const hand = (turn: number, long: number, wide: number, tint: Rgb) =>
    brush.limb(tint, wide, [0, -0.5], [Math.sin(turn) * long, -0.5 - Math.cos(turn) * long]);
  hand(5.3, 0.12, 0.028, [240, 236, 224]);
  hand(1.1 + pose.seconds * 0.02, 0.19, 0.02, [240, 236, 224]);
  hand((Math.floor(pose.seconds * 8) / 8) * 0.105 * 6, 0.21, 0.008, [226, 72, 52]);
  const gleam = -0.5 + ((pose.seconds * 0.25) % 1);
  brush.shine(
    [255, 255, 255],
    0.16,
    softShape([gleam - 0.1, -0.72], [gleam, -0.74], [gleam - 0.02, -0.28], [gleam - 0.14, -0.3]),
  );
}

/** A smartphone, upright, its screen alive. */
export function smartphone(brush: Brush, pose: Pose, colour: Rgb): void {
  brush.shape(
    lighter(colour, 0.25),
    softShape(
      [-0.26, 0],
      [-0.28, -0.04],
      [-0.28, -0.96],
      [-0.25, -1],
      [0.25, -1],
      [0.28, -0.96],
      [0.28, -0.04],
      [0.26, 0],
    ),
  );
  const glass = softShape(
    [-0.24, -0.03],
    [-0.255, -0.05],
    [-0.255, -0.95],
    [-0.24, -0.97],
    [0.24, -0.97],
    [0.255, -0.95],
    [0.255, -0.05],
    [0.24, -0.03],
  );
  brush.shine([54, 84, 190], 1, glass);
  brush.pen.save();
  brush.pen.beginPath();
  glass(brush.pen);
  brush.pen.clip();
  const t = pose.seconds * 0.7;
  brush.shine([236, 96, 150], 0.85, (p) => p.ellipse(-0.1 + 0.08 * Math.sin(t), -0.3, 0.3, 0.26, 0.4, 0, 7));
  brush.shine([255, 190, 96], 0.85, (p) => p.ellipse(0.16, -0.12 + 0.05 * Math.cos(t), 0.24, 0.2, 0, 0, 7));
  brush.shine([96, 214, 226], 0.7, (p) => p.ellipse(0.12, -0.78 + 0.04 * Math.sin(t * 1.3), 0.26, 0.2, -0.5, 0, 7));
  brush.shine([255, 255, 255], 0.18, polygon([-0.26, -1], [-0.02, -1], [-0.26, -0.4]));
  brush.pen.restore();
  brush.disc([16, 18, 24], 0, -0.925, 0.05, 0.016);
}
