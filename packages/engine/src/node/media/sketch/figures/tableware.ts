import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";
import { steam } from "./things.ts";

/** A steaming bowl of noodles with its chopsticks. */
export function bowl(brush: Brush, pose: Pose, colour: Rgb): void {
  for (const x of [0.3, 0.42]) brush.limb([150, 98, 60], 0.035, [x - 0.2, -0.66], [x + 0.42, -1.18]);
  brush.shape(colour, softShape([-0.3, 0], [-0.66, -0.2], [-0.84, -0.62], [0.84, -0.62], [0.66, -0.2], [0.3, 0]));
  brush.shape(darker(colour, 0.25), polygon([-0.26, 0.02], [-0.22, -0.06], [0.22, -0.06], [0.26, 0.02]));
  brush.line(lighter(colour, 0.5), 0.03, (p) => {
    p.moveTo(-0.76, -0.46);
    p.quadraticCurveTo(0, -0.34, 0.76, -0.46);
  });
  brush.disc(lighter(colour, 0.25), 0, -0.62, 0.84, 0.19);
  brush.disc([196, 118, 56], 0, -0.61, 0.76, 0.155);
  for (let i = 0; i < 7; i++)
    brush.line([250, 226, 160], 0.034, (p) => {
      p.moveTo(-0.5 + i * 0.1, -0.58);
      p.quadraticCurveTo(-0.2 + i * 0.08, -0.72 - (i % 2) * 0.04, 0.1 + i * 0.07, -0.6);
    });
  brush.disc([252, 248, 238], -0.3, -0.66, 0.17, 0.08);
  brush.disc([244, 176, 62], -0.3, -0.665, 0.08, 0.04);
  for (const [x, y] of [
    [0.2, -0.56],
    [0.34, -0.66],
    [0.02, -0.7],
  ] as const)
    brush.disc([84, 146, 72], x, y, 0.05, 0.022);
  steam(brush, pose);
}

/** A cold can with drops on it. */
export function can(brush: Brush, pose: Pose, colour: Rgb): void {
  brush.shape(
    colour,
    softShape(
      [-0.27, 0],
      [-0.29, -0.06],
      [-0.29, -0.86],
      [-0.22, -0.96],
      [0.22, -0.96],
      [0.29, -0.86],
      [0.29, -0.06],
      [0.27, 0],
    ),
  );
  brush.shape(lighter(colour, 0.4), polygon([-0.22, -0.06], [-0.14, -0.04], [-0.14, -0.88], [-0.22, -0.86]));
  brush.shape(darker(colour, 0.3), polygon([0.14, -0.04], [0.28, -0.08], [0.28, -0.86], [0.14, -0.9]));
  brush.shape(
    [244, 242, 236],
    softShape([-0.29, -0.36], [0.0, -0.66], [0.29, -0.62], [0.29, -0.44], [0, -0.46], [-0.29, -0.2]),
  );
  brush.disc([206, 210, 216], 0, -0.955, 0.23, 0.05);
  brush.disc([150, 156, 164], 0.02, -0.965, 0.09, 0.022);
  for (let i = 0; i < 14; i++) {
    const run = i % 4 === 0 ? (pose.seconds * 0.06 + i * 0.13) % 0.5 : 0;
    brush.shine([240, 250, 255], 0.7, (p) =>
      p.ellipse(-0.24 + ((i * 0.618) % 1) * 0.48, -0.84 + ((i * 0.41) % 1) * 0.7 + run * 0.2, 0.016, 0.022, 0, 0, 7),
    );
  }
}

/** A ring with a stone that sparkles. */
export function ring(brush: Brush, pose: Pose, gold: Rgb): void {
  brush.line(darker(gold, 0.25), 0.13, (p) => p.ellipse(0, -0.36, 0.34, 0.35, 0, 0, 7));
  brush.line(gold, 0.085, (p) => p.ellipse(0, -0.36, 0.34, 0.35, 0, 0, 7));
  brush.line(lighter(gold, 0.6), 0.02, (p) => p.ellipse(0, -0.36, 0.35, 0.36, 0, 2.4, 3.9));
  brush.shape([206, 232, 244], polygon([0, -0.68], [-0.21, -0.88], [-0.12, -1], [0.12, -1], [0.21, -0.88]));
  brush.shape([246, 252, 255], polygon([0, -0.68], [-0.08, -0.88], [0.08, -0.88]));
  brush.shape([160, 200, 226], polygon([0, -0.68], [0.08, -0.88], [0.21, -0.88]));
  const gleam = 0.06 + 0.1 * Math.max(0, Math.sin(pose.seconds * 2.2)) ** 3;
  for (const turn of [0, Math.PI / 2])
    brush.shine([255, 255, 255], 0.9, (p) => p.ellipse(-0.1, -0.95, gleam, 0.012, turn, 0, 7));
}
