import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";

/** A cliff over which water falls into its spray. */
export function waterfall(brush: Brush, pose: Pose, rock: Rgb): void {
  const { pen } = brush;
  const t = pose.seconds;
  brush.shape(
    rock,
    softShape(
      [-1.3, 0.04],
      [-1.2, -0.5],
      [-0.8, -0.96],
      [-0.24, -1.02],
      [-0.16, -0.94],
      [0.18, -0.94],
      [0.26, -1.03],
      [0.84, -0.92],
      [1.2, -0.44],
      [1.3, 0.04],
    ),
  );
  for (const [x, y, w, h] of [
    [-0.7, -0.7, 0.16, 0.3],
    [-0.44, -0.4, 0.12, 0.24],
    [0.5, -0.66, 0.15, 0.3],
    [0.74, -0.34, 0.14, 0.22],
    [-0.86, -0.3, 0.12, 0.2],
  ] as const)
    brush.shape(
      darker(rock, 0.25),
      softShape([x - w, y + h], [x - w * 0.7, y - h], [x + w * 0.5, y - h * 0.8], [x + w, y + h * 0.7]),
    );
  for (const [x, y] of [
    [-0.5, -1.0],
    [-0.85, -0.86],
    [0.5, -0.99],
    [0.88, -0.82],
    [-1.1, -0.5],
    [1.12, -0.4],
  ] as const)
    brush.disc([78, 120, 70], x, y, 0.17, 0.075);
  const edge = (side: number) => (p: Brush["pen"]) => {
    p.moveTo(-0.17 * side, -0.94);
    p.bezierCurveTo(-0.2 * side, -0.6, -0.22 * side, -0.3, -0.25 * side, 0.02);
    p.lineTo(0.27 * side, 0.02);
    p.bezierCurveTo(0.23 * side, -0.3, 0.21 * side, -0.6, 0.18 * side, -0.94);
    p.closePath();
  };
  brush.shape([206, 228, 238], edge(1));
  for (let i = 0; i < 26; i++) {
    const x = -0.17 + (i / 25) * 0.35;
    const fall = (t * (0.7 + (i % 4) * 0.09) + i * 0.37) % 1;
    brush.shine(i % 3 ? [255, 255, 255] : [168, 204, 222], 0.75, (p) =>
      p.ellipse(x * (1 + fall * 0.45), -0.92 + fall * 0.92, 0.012, 0.07, 0, 0, 7),
    );
  }
  for (let i = 0; i < 16; i++) {
    const age = (t * 0.4 + i / 16) % 1;
    brush.shine([246, 250, 252], 0.5 * (1 - age), (p) =>
      p.arc(-0.3 + ((i * 0.618) % 1) * 0.62, 0 - age * 0.22, 0.05 + age * 0.12, 0, 7),
    );
  }
  pen.globalAlpha = 1;
}

/** An island of sand and green with palms that sway. */
export function island(brush: Brush, pose: Pose, green: Rgb): void {
  brush.shape(
    [232, 212, 160],
    softShape([-1.6, 0.04], [-1.2, -0.06], [-0.6, -0.12], [0.7, -0.12], [1.3, -0.05], [1.6, 0.04]),
  );
  brush.shape(green, softShape([-1.1, -0.06], [-0.8, -0.3], [-0.3, -0.46], [0.2, -0.62], [0.6, -0.4], [1.05, -0.06]));
  brush.shape(darker(green, 0.25), softShape([-0.1, -0.08], [0.14, -0.4], [0.26, -0.56], [0.6, -0.36], [1.0, -0.08]));
  for (const [x, y, high, lean] of [
    [-0.8, -0.1, 0.5, -0.14],
    [-0.5, -0.12, 0.62, 0.12],
    [0.74, -0.1, 0.52, 0.18],
    [1.02, -0.07, 0.4, 0.1],
  ] as const) {
    const sway = Math.sin(pose.seconds * 1.3 + x * 5) * 0.02;
    const [tx, ty] = [x + lean + sway, y - high];
    brush.limb([118, 88, 60], 0.03, [x, y], [x + lean * 0.4, y - high * 0.5], [tx, ty]);
    for (let i = 0; i < 7; i++) {
      const turn = Math.PI * (1.08 + (i / 6) * 0.84);
      const droop = Math.abs(i - 3) * 0.035;
      brush.line(i % 2 ? green : lighter(green, 0.2), 0.035, (p) => {
        p.moveTo(tx, ty);
        p.quadraticCurveTo(
          tx + Math.cos(turn) * 0.14,
          ty + Math.sin(turn) * 0.12,
          tx + Math.cos(turn) * 0.28 + sway,
          ty + Math.sin(turn) * 0.12 + 0.05 + droop,
        );
      });
    }
  }
}
