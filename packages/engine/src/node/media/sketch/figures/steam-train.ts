import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";
import { beam, wheel } from "./vehicles.ts";

const iron: Rgb = [42, 44, 50];

/** A steam locomotive with its tender and two carriages, its rods and its smoke. */
export function steamTrain(brush: Brush, pose: Pose, colour: Rgb, dark: boolean): void {
  const { pen } = brush;
  if (dark) beam(brush, 2.2, -0.6, 2);
  smoke(brush, pose);
  brush.line([70, 66, 64], 0.03, (p) => {
    p.moveTo(-6, 0.01);
    p.lineTo(6, 0.01);
  });
  pen.save();
  pen.translate(0, Math.sin(pose.seconds * 11) * 0.004);
  for (const x of [-2.3, -1.1]) carriage(brush, x, colour, dark);
  brush.shape(darker(iron, 0.1), polygon([0.08, -0.14], [0.08, -0.56], [0.6, -0.56], [0.6, -0.14]));
  brush.shape([24, 22, 22], softShape([0.1, -0.54], [0.2, -0.66], [0.5, -0.64], [0.58, -0.54]));
  brush.shape(colour, polygon([0.66, -0.16], [0.66, -0.9], [1.06, -0.9], [1.06, -0.16]));
  brush.shape(iron, polygon([0.6, -0.9], [1.12, -0.9], [1.08, -0.97], [0.64, -0.97]));
  brush.shape(
    dark ? [255, 214, 140] : [196, 214, 222],
    polygon([0.74, -0.8], [0.98, -0.8], [0.98, -0.58], [0.74, -0.58]),
  );
  brush.shape(iron, softShape([1.02, -0.24], [1.02, -0.7], [2.1, -0.7], [2.16, -0.47], [2.1, -0.24]));
  for (const x of [1.24, 1.56, 1.88]) brush.limb([190, 152, 82], 0.025, [x, -0.7], [x, -0.24]);
  brush.shape(iron, polygon([1.86, -0.68], [1.82, -1.0], [2.04, -1.0], [2.0, -0.68]));
  brush.disc([190, 152, 82], 1.42, -0.72, 0.1, 0.09);
  brush.shape(darker(colour, 0.15), polygon([0.64, -0.16], [2.2, -0.16], [2.2, -0.23], [0.64, -0.23]));
  brush.shape(darker(iron, 0.2), polygon([2.14, -0.18], [2.36, 0], [2.14, 0]));
  brush.disc([255, 240, 196], 2.14, -0.56, 0.06);
  pen.restore();
  const turn = pose.stride * 2.2;
  for (const x of [0.2, 0.46]) wheel(brush, x, -0.08, 0.08, turn * 1.8);
  for (const x of [0.86, 1.22, 1.58]) {
    brush.disc([30, 30, 34], x, -0.14, 0.15);
    wheel(brush, x, -0.14, 0.12, turn);
  }
  wheel(brush, 1.96, -0.08, 0.08, turn * 1.8);
  const [rx, ry] = [Math.cos(turn) * 0.07, Math.sin(turn) * 0.07];
  brush.limb(lighter(iron, 0.5), 0.03, [0.86 + rx, -0.14 + ry], [1.58 + rx, -0.14 + ry], [1.96, -0.2]);
  if (dark) brush.shine([255, 246, 214], 0.95, (p) => p.ellipse(2.15, -0.56, 0.07, 0.07, 0, 0, 7));
}

function carriage(brush: Brush, x: number, colour: Rgb, dark: boolean): void {
  brush.shape(
    colour,
    softShape([x, -0.14], [x, -0.82], [x + 0.05, -0.88], [x + 1.05, -0.88], [x + 1.1, -0.82], [x + 1.1, -0.14]),
  );
  brush.shape(darker(colour, 0.4), polygon([x - 0.02, -0.84], [x + 1.12, -0.84], [x + 1.04, -0.93], [x + 0.06, -0.93]));
  for (let i = 0; i < 4; i++) {
    const pane = polygon(
      [x + 0.1 + i * 0.24, -0.74],
      [x + 0.28 + i * 0.24, -0.74],
      [x + 0.28 + i * 0.24, -0.48],
      [x + 0.1 + i * 0.24, -0.48],
    );
    brush.shape([196, 214, 222], pane);
    if (dark) brush.shine([255, 220, 150], 0.85, pane);
  }
  brush.shape(lighter(colour, 0.45), polygon([x, -0.38], [x + 1.1, -0.38], [x + 1.1, -0.34], [x, -0.34]));
  for (const wx of [0.2, 0.38, 0.72, 0.9]) brush.disc([30, 30, 34], x + wx, -0.07, 0.075);
}

/** Puffs that are left behind, grow and thin out. */
function smoke({ shine }: Brush, { seconds }: Pose): void {
  for (let i = 0; i < 14; i++) {
    const age = (seconds * 0.42 + i / 14) % 1;
    const grow = 0.1 + age * 0.42;
    shine([226, 226, 230], 0.62 * (1 - age) ** 1.3, (p) =>
      p.arc(1.93 - age * 2.9, -1.06 - age * 0.62 - 0.06 * Math.sin(i * 4.1), grow, 0, 7),
    );
  }
}
