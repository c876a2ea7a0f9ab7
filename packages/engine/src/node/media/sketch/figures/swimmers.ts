import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";

/** A fish; its middle is at y = -0.5. */
export function fish(brush: Brush, pose: Pose, colour: Rgb, phase: number): void {
  const { pen } = brush;
  const beat = Math.sin(pose.seconds * 7 + phase);
  pen.save();
  pen.translate(0, -0.5 + Math.sin(pose.seconds * 1.4 + phase) * 0.06);
  brush.shape(
    darker(colour, 0.15),
    softShape([-0.55, 0.0], [-0.95, -0.3 + beat * 0.1], [-0.82, 0.02 + beat * 0.14], [-0.95, 0.32 + beat * 0.1]),
  );
  brush.shape(darker(colour, 0.2), softShape([-0.2, -0.25], [0.05, -0.52], [0.3, -0.3]));
  brush.shape(
    colour,
    softShape([-0.66, 0.0], [-0.3, -0.3], [0.2, -0.36], [0.66, -0.12], [0.72, 0.04], [0.3, 0.28], [-0.3, 0.24]),
  );
  brush.shape(lighter(colour, 0.55), softShape([0.62, 0.08], [0.2, 0.27], [-0.35, 0.2], [-0.2, 0.12], [0.3, 0.12]));
  for (const x of [-0.18, 0.12])
    brush.shape(
      lighter(colour, 0.7),
      softShape([x - 0.03, -0.3], [x + 0.07, -0.3], [x + 0.05, 0.22], [x - 0.05, 0.22]),
    );
  brush.shape(
    darker(colour, 0.25),
    softShape([0.12, 0.06], [-0.16, 0.2 + beat * 0.06], [-0.06, 0.3 + beat * 0.06], [0.2, 0.14]),
  );
  brush.disc([250, 250, 246], 0.46, -0.08, 0.085);
  brush.disc([22, 22, 26], 0.48, -0.08, 0.05);
  pen.restore();
}

/** A whale or a dolphin; its middle is at y = -0.5. */
export function whale(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  const beat = Math.sin(pose.seconds * 1.25);
  pen.save();
  pen.translate(0, -0.5 + Math.sin(pose.seconds * 0.7) * 0.05);
  pen.rotate(-0.06 + 0.03 * beat);
  brush.shape(
    darker(colour, 0.22),
    softShape(
      [-0.86, 0.04 - beat * 0.08],
      [-1.3, -0.16 - beat * 0.22],
      [-1.42, -0.06 - beat * 0.24],
      [-1.18, 0.05 - beat * 0.2],
      [-1.36, 0.12 - beat * 0.2],
      [-1.22, 0.16 - beat * 0.18],
    ),
  );
  brush.shape(colour, (p) => {
    p.moveTo(1.24, 0.02);
    p.bezierCurveTo(1.18, -0.34, 0.5, -0.46, -0.1, -0.3);
    p.bezierCurveTo(-0.5, -0.18, -0.8, -0.06 - beat * 0.06, -1.1, 0.0 - beat * 0.15);
    p.bezierCurveTo(-0.8, 0.1 - beat * 0.06, -0.5, 0.28, 0.1, 0.34);
    p.bezierCurveTo(0.7, 0.4, 1.2, 0.3, 1.24, 0.02);
  });
  brush.shape(lighter(colour, 0.62), (p) => {
    p.moveTo(1.22, 0.08);
    p.bezierCurveTo(1.1, 0.34, 0.6, 0.38, 0.1, 0.335);
    p.bezierCurveTo(-0.2, 0.3, -0.4, 0.24, -0.52, 0.18);
    p.bezierCurveTo(0.1, 0.24, 0.7, 0.2, 1.22, 0.08);
  });
  for (let i = 0; i < 6; i++)
    brush.line(darker(lighter(colour, 0.62), 0.2), 0.008, (p) => {
      p.moveTo(1.12 - i * 0.05, 0.13 + i * 0.03);
      p.quadraticCurveTo(0.6, 0.22 + i * 0.026, 0.1 - i * 0.05, 0.25 + i * 0.014);
    });
  brush.shape(
    darker(colour, 0.25),
    softShape([0.52, 0.18], [0.2, 0.56 + beat * 0.08], [0.02, 0.64 + beat * 0.1], [0.2, 0.3]),
  );
  brush.shape(darker(colour, 0.15), softShape([-0.36, -0.24], [-0.5, -0.4], [-0.62, -0.38], [-0.52, -0.18]));
  brush.disc([18, 20, 26], 0.86, 0.02, 0.028);
  pen.restore();
}

/** A turtle; its middle is at y = -0.5. */
export function turtle(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  const beat = Math.sin(pose.seconds * 2);
  pen.save();
  pen.translate(0, -0.5 + beat * 0.03);
  pen.rotate(-0.12);
  const skin: Rgb = [128, 150, 98];
  brush.shape(
    darker(skin, 0.25),
    softShape([-0.45, 0.1], [-0.85, 0.3 - beat * 0.1], [-0.8, 0.4 - beat * 0.1], [-0.35, 0.22]),
  );
  brush.shape(
    darker(skin, 0.2),
    softShape([0.35, 0.12], [0.2, 0.62 + beat * 0.24], [0.02, 0.72 + beat * 0.26], [0.12, 0.2]),
  );
  brush.shape(skin, softShape([0.55, 0.0], [0.8, -0.16], [1.02, -0.14], [1.06, 0.0], [0.8, 0.1]));
  brush.disc([22, 24, 22], 0.93, -0.06, 0.03);
  brush.shape(
    colour,
    softShape([-0.72, 0.14], [-0.5, -0.24], [0.05, -0.42], [0.5, -0.24], [0.7, 0.08], [0.3, 0.22], [-0.3, 0.24]),
  );
  for (const [x, y] of [
    [-0.3, -0.08],
    [0.02, -0.18],
    [0.32, -0.06],
    [0.05, 0.06],
    [-0.2, 0.1],
  ] as const)
    brush.shape(
      lighter(colour, 0.28),
      softShape(
        [x - 0.11, y],
        [x - 0.05, y - 0.1],
        [x + 0.08, y - 0.1],
        [x + 0.13, y],
        [x + 0.05, y + 0.09],
        [x - 0.06, y + 0.09],
      ),
    );
  pen.restore();
}

/** A jellyfish that pulses. */
export function jellyfish(brush: Brush, pose: Pose, colour: Rgb, phase: number): void {
  const { pen } = brush;
  const pulse = Math.sin(pose.seconds * 2 + phase);
  const wide = 0.34 + 0.05 * pulse;
  for (let i = 0; i < 7; i++) {
    const x = (i / 6 - 0.5) * wide * 1.5;
    brush.line(lighter(colour, 0.3), 0.018, (p) => {
      p.moveTo(x, -0.62);
      for (let k = 1; k <= 6; k++)
        p.lineTo(
          x * (1 - k * 0.04) + Math.sin(pose.seconds * 2.2 - k * 0.9 + i + phase) * 0.035 * k * 0.6,
          -0.62 + k * 0.1,
        );
    });
  }
  pen.save();
  pen.globalAlpha = 0.82;
  brush.shape(colour, (p) => {
    p.moveTo(-wide, -0.6);
    p.bezierCurveTo(-wide * 1.05, -1.06 + 0.04 * pulse, wide * 1.05, -1.06 + 0.04 * pulse, wide, -0.6);
    for (let i = 0; i < 5; i++)
      p.quadraticCurveTo(wide - (i + 0.5) * wide * 0.4, -0.53, wide - (i + 1) * wide * 0.4, -0.6);
  });
  brush.shape(
    lighter(colour, 0.45),
    softShape([-wide * 0.7, -0.68], [-wide * 0.5, -0.88], [0, -0.93], [wide * 0.2, -0.86], [-wide * 0.2, -0.78]),
  );
  pen.restore();
}
