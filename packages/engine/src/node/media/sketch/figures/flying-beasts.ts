import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** A bee with whirring wings; its middle is at y = -0.5. */
export function bee(brush: Brush, pose: Pose, colour: Rgb, phase: number): void {
  const { pen } = brush;
  pen.save();
  pen.translate(Math.sin(pose.seconds * 3.1 + phase) * 0.08, -0.5 + Math.sin(pose.seconds * 4.3 + phase) * 0.07);
  pen.rotate(-0.16 + Math.sin(pose.seconds * 2.3 + phase) * 0.07);
  brush.limb([52, 40, 34], 0.03, [-0.02, 0.16], [-0.08, 0.34]);
  brush.limb([52, 40, 34], 0.03, [0.12, 0.16], [0.12, 0.34]);
  brush.shape([44, 36, 32], polygon([-0.52, 0.0], [-0.7, 0.04], [-0.52, 0.1]));
  brush.disc(colour, -0.18, 0.02, 0.38, 0.23);
  pen.save();
  pen.beginPath();
  pen.ellipse(-0.18, 0.02, 0.38, 0.23, 0, 0, 7);
  pen.clip();
  for (const x of [-0.42, -0.2, 0.02])
    brush.shape([44, 36, 32], polygon([x, -0.3], [x + 0.1, -0.3], [x + 0.1, 0.3], [x, 0.3]));
  pen.restore();
  brush.disc(lighter(colour, 0.15), 0.16, -0.02, 0.17);
  brush.disc([52, 42, 36], 0.36, 0.02, 0.13, 0.14);
  brush.disc([20, 18, 18], 0.41, -0.02, 0.04, 0.06);
  brush.disc([240, 236, 226], 0.42, -0.04, 0.014);
  brush.line([44, 36, 32], 0.02, (p) => {
    p.moveTo(0.4, -0.1);
    p.quadraticCurveTo(0.48, -0.26, 0.58, -0.26);
  });
  const beat = Math.sin(pose.seconds * 31 + phase) * 0.35;
  pen.globalAlpha *= 0.72;
  for (const [turn, long] of [
    [-1.9 + beat, 0.36],
    [-1.35 + beat, 0.44],
  ] as const)
    brush.disc(
      [226, 238, 248],
      0.08 + Math.cos(turn) * long * 0.7,
      -0.14 + Math.sin(turn) * long * 0.7,
      long,
      0.14,
      turn,
    );
  pen.restore();
}

/** An owl on a branch that turns its head, eyes to the camera. */
export function owl(brush: Brush, pose: Pose, coat: Rgb): void {
  const { pen } = brush;
  const look = 0.05 * Math.sin(pose.seconds * 0.8);
  const blink = Math.sin(pose.seconds * 1.9) > 0.97;
  brush.limb([92, 66, 48], 0.11, [-0.9, 0.02], [0.2, -0.02], [0.95, -0.1]);
  brush.limb([92, 66, 48], 0.05, [0.5, -0.05], [0.78, -0.26]);
  brush.shape(darker(coat, 0.3), polygon([-0.16, -0.1], [-0.1, 0.2], [0.1, 0.2], [0.16, -0.1]));
  brush.shape(
    coat,
    softShape([-0.3, -0.1], [-0.36, -0.5], [-0.3, -0.84], [0.3, -0.84], [0.36, -0.5], [0.3, -0.1], [0, 0]),
  );
  brush.shape(lighter(coat, 0.42), softShape([-0.18, -0.08], [-0.22, -0.5], [0.22, -0.5], [0.18, -0.08]));
  for (let row = 0; row < 4; row++)
    for (let k = -1; k <= 1; k++)
      brush.line(darker(coat, 0.1), 0.018, (p) => {
        p.moveTo(k * 0.11 - 0.04, -0.44 + row * 0.1);
        p.lineTo(k * 0.11, -0.41 + row * 0.1);
        p.lineTo(k * 0.11 + 0.04, -0.44 + row * 0.1);
      });
  for (const side of [-1, 1]) {
    brush.shape(
      darker(coat, 0.25),
      softShape([side * 0.3, -0.62], [side * 0.4, -0.36], [side * 0.26, -0.02], [side * 0.2, -0.3]),
    );
    brush.limb([226, 170, 70], 0.05, [side * 0.1, -0.04], [side * 0.1, 0.03]);
  }
  pen.save();
  pen.translate(look, 0);
  for (const side of [-1, 1]) {
    brush.shape(darker(coat, 0.15), polygon([side * 0.1, -0.86], [side * 0.32, -1.02], [side * 0.3, -0.76]));
    brush.disc(lighter(coat, 0.55), side * 0.14, -0.7, 0.155);
    brush.disc([246, 190, 52], side * 0.14, -0.7, 0.1, blink ? 0.012 : 0.1);
    if (!blink) brush.disc([18, 16, 18], side * 0.14 + look * 0.3, -0.7, 0.055);
  }
  brush.shape([210, 160, 78], polygon([-0.045, -0.64], [0.045, -0.64], [0, -0.53]));
  pen.restore();
}
