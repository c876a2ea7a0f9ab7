import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** A flacon of cut glass with its liquid and a metal cap; a gleam passes over it. */
export function perfume(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  brush.shape(
    lighter(colour, 0.62),
    softShape(
      [-0.36, 0],
      [-0.38, -0.08],
      [-0.38, -0.56],
      [-0.3, -0.64],
      [0.3, -0.64],
      [0.38, -0.56],
      [0.38, -0.08],
      [0.36, 0],
    ),
  );
  brush.shape(
    colour,
    softShape([-0.3, -0.04], [-0.32, -0.1], [-0.31, -0.48], [0.31, -0.48], [0.32, -0.1], [0.3, -0.04]),
  );
  brush.shape(lighter(colour, 0.3), polygon([-0.31, -0.48], [0.31, -0.48], [0.3, -0.45], [-0.3, -0.45]));
  brush.shape([250, 246, 236], polygon([-0.17, -0.16], [-0.17, -0.36], [0.17, -0.36], [0.17, -0.16]));
  brush.line([150, 124, 84], 0.012, (p) => {
    p.moveTo(-0.11, -0.29);
    p.lineTo(0.11, -0.29);
    p.moveTo(-0.06, -0.23);
    p.lineTo(0.06, -0.23);
  });
  brush.shape([206, 176, 112], polygon([-0.11, -0.63], [0.11, -0.63], [0.11, -0.71], [-0.11, -0.71]));
  brush.shape([226, 196, 128], softShape([-0.17, -0.7], [-0.17, -0.97], [0.17, -0.97], [0.17, -0.7]));
  brush.shape([250, 232, 184], polygon([-0.12, -0.73], [-0.07, -0.73], [-0.07, -0.95], [-0.12, -0.95]));
  brush.shine([255, 255, 255], 0.3, polygon([-0.34, -0.1], [-0.28, -0.06], [-0.28, -0.58], [-0.34, -0.55]));
  const at = ((pose.seconds * 0.35) % 1.6) - 0.4;
  pen.save();
  pen.beginPath();
  pen.rect(-0.37, -0.63, 0.74, 0.62);
  pen.clip();
  brush.shine([255, 255, 255], 0.34, polygon([at - 0.1, -0.64], [at, -0.64], [at - 0.2, 0], [at - 0.32, 0]));
  pen.restore();
}

/** A running shoe from the side. */
export function shoe(brush: Brush, _pose: Pose, colour: Rgb): void {
  brush.shape(
    [246, 244, 240],
    softShape([-0.98, -0.02], [-1.02, -0.2], [-0.6, -0.26], [0.4, -0.2], [1.02, -0.22], [1.1, -0.08], [0.98, 0]),
  );
  brush.shape(darker(colour, 0.35), polygon([-0.96, -0.03], [1.02, -0.03], [0.96, 0.02], [-0.9, 0.02]));
  brush.shape(
    colour,
    softShape(
      [-0.98, -0.2],
      [-1.02, -0.7],
      [-0.9, -0.92],
      [-0.66, -0.86],
      [-0.5, -0.72],
      [-0.16, -0.8],
      [0.24, -0.52],
      [0.8, -0.42],
      [1.08, -0.22],
      [0.4, -0.18],
    ),
  );
  brush.shape(darker(colour, 0.16), softShape([-1.0, -0.24], [-1.02, -0.62], [-0.72, -0.6], [-0.6, -0.22]));
  brush.shape(darker(colour, 0.1), softShape([0.56, -0.22], [0.62, -0.44], [0.86, -0.4], [1.08, -0.22]));
  brush.shape([226, 86, 52], softShape([-0.62, -0.3], [-0.1, -0.3], [0.34, -0.44], [0.1, -0.24], [-0.4, -0.2]));
  for (let i = 0; i < 4; i++)
    brush.limb([252, 252, 250], 0.035, [-0.2 + i * 0.13, -0.76 + i * 0.1], [-0.34 + i * 0.14, -0.6 + i * 0.08]);
  brush.shape(lighter(colour, 0.4), softShape([-0.86, -0.74], [-0.66, -0.76], [-0.5, -0.68], [-0.7, -0.62]));
}

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

/** A lipstick beside its cap. */
export function lipstick(brush: Brush, _pose: Pose, colour: Rgb): void {
  brush.shape([34, 30, 36], polygon([-0.17, 0], [-0.17, -0.42], [0.17, -0.42], [0.17, 0]));
  brush.shape([222, 186, 116], polygon([-0.14, -0.41], [-0.14, -0.62], [0.14, -0.62], [0.14, -0.41]));
  brush.shape(colour, softShape([-0.115, -0.6], [-0.115, -0.84], [-0.02, -0.99], [0.115, -0.98], [0.115, -0.6]));
  brush.shape(lighter(colour, 0.35), softShape([-0.08, -0.62], [-0.085, -0.82], [-0.03, -0.86], [-0.03, -0.62]));
  brush.shape([60, 54, 62], polygon([-0.12, 0], [-0.12, -0.38], [-0.07, -0.38], [-0.07, 0]));
  brush.shape([34, 30, 36], softShape([0.3, 0], [0.28, -0.5], [0.62, -0.5], [0.6, 0]));
  brush.shape([222, 186, 116], polygon([0.3, -0.02], [0.3, -0.09], [0.6, -0.09], [0.6, -0.02]));
}
