import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose } from "./brush.ts";

/** A kite that pulls on its line. `hold` is where the line ends, in the kite's own units: a hand, or far below. */
export function kite(brush: Brush, pose: Pose, colour: Rgb, phase: number, hold: readonly [number, number]): void {
  const { pen } = brush;
  const sway = Math.sin(pose.seconds * 1.5 + phase) * 0.12;
  const [x, y] = [sway * 0.5, -0.5 + Math.sin(pose.seconds * 2.1 + phase) * 0.05];
  brush.line([236, 232, 224], 0.012, (p) => {
    p.moveTo(x, y);
    p.quadraticCurveTo(x * 0.5 + hold[0] * 0.55, y + (hold[1] - y) * 0.7, hold[0], hold[1]);
  });
  pen.save();
  pen.translate(x, y);
  pen.rotate(0.35 + sway);
  brush.line(darker(colour, 0.1), 0.02, (p) => {
    p.moveTo(0, 0.5);
    for (let i = 1; i <= 12; i++) p.lineTo(Math.sin(i * 0.9 + pose.seconds * 4) * 0.1 * (i / 6), 0.5 + i * 0.1);
  });
  for (const i of [3, 6, 9, 12]) {
    const at = Math.sin(i * 0.9 + pose.seconds * 4) * 0.1 * (i / 6);
    brush.shape(
      lighter(colour, 0.3),
      polygon(
        [at - 0.1, 0.45 + i * 0.1],
        [at + 0.1, 0.55 + i * 0.1],
        [at + 0.1, 0.45 + i * 0.1],
        [at - 0.1, 0.55 + i * 0.1],
      ),
    );
  }
  const halves: readonly (readonly [number, Rgb, Rgb])[] = [
    [-1, colour, darker(colour, 0.15)],
    [1, [246, 206, 84], [232, 156, 62]],
  ];
  for (const [side, high, low] of halves) {
    brush.shape(high, polygon([0, -0.5], [side * 0.36, -0.12], [0, -0.12]));
    brush.shape(low, polygon([0, -0.12], [side * 0.36, -0.12], [0, 0.5]));
  }
  brush.limb([96, 70, 52], 0.014, [0, -0.5], [0, 0.5]);
  brush.limb([96, 70, 52], 0.014, [-0.36, -0.12], [0.36, -0.12]);
  pen.restore();
}

/** A park bench of slats on iron feet; who sits there is drawn between the back and the seat's edge. */
export function bench(brush: Brush, _pose: Pose, colour: Rgb, sitters: (brush: Brush) => void): void {
  const iron: Rgb = [52, 54, 58];
  for (const x of [-0.72, 0.72]) {
    brush.limb(iron, 0.045, [x * 0.94, -0.34], [x * 0.94, -0.68]);
    brush.limb(iron, 0.04, [x, -0.32], [x * 1.02, 0]);
  }
  for (const y of [-0.66, -0.57, -0.48])
    brush.shape(colour, polygon([-0.86, y - 0.065], [0.86, y - 0.065], [0.86, y], [-0.86, y]));
  brush.shape(darker(colour, 0.35), polygon([-0.86, -0.36], [0.86, -0.36], [0.9, -0.3], [-0.9, -0.3]));
  sitters(brush);
  brush.shape(lighter(colour, 0.08), polygon([-0.9, -0.31], [0.9, -0.31], [0.9, -0.255], [-0.9, -0.255]));
  for (const x of [-0.84, 0.84]) {
    brush.limb(iron, 0.045, [x, -0.27], [x * 1.04, 0]);
    brush.limb(iron, 0.04, [x, -0.3], [x, -0.46], [x * 0.97, -0.47]);
  }
}
