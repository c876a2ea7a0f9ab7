import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** A mug whose drink steams. */
export function mug(brush: Brush, pose: Pose, colour: Rgb): void {
  brush.line(darker(colour, 0.2), 0.1, (p) => {
    p.moveTo(0.4, -0.72);
    p.bezierCurveTo(0.78, -0.76, 0.78, -0.22, 0.36, -0.24);
  });
  brush.line(colour, 0.066, (p) => {
    p.moveTo(0.4, -0.72);
    p.bezierCurveTo(0.77, -0.76, 0.77, -0.22, 0.36, -0.24);
  });
  brush.shape(colour, (p) => {
    p.moveTo(-0.42, -0.9);
    p.lineTo(-0.4, -0.18);
    p.quadraticCurveTo(-0.38, 0.0, 0, 0.02);
    p.quadraticCurveTo(0.38, 0.0, 0.4, -0.18);
    p.lineTo(0.42, -0.9);
    p.closePath();
  });
  brush.shape(darker(colour, 0.3), (p) => {
    p.moveTo(0.14, -0.9);
    p.lineTo(0.42, -0.9);
    p.lineTo(0.4, -0.18);
    p.quadraticCurveTo(0.38, 0, 0.12, 0.015);
    p.quadraticCurveTo(0.26, -0.2, 0.14, -0.9);
  });
  brush.shape(lighter(colour, 0.4), polygon([-0.33, -0.8], [-0.24, -0.8], [-0.23, -0.16], [-0.3, -0.2]));
  brush.line(darker(colour, 0.16), 0.02, (p) => {
    p.moveTo(-0.41, -0.3);
    p.quadraticCurveTo(0, -0.22, 0.405, -0.3);
  });
  brush.disc(lighter(colour, 0.22), 0, -0.9, 0.42, 0.1);
  brush.disc([74, 46, 32], 0, -0.893, 0.37, 0.078);
  brush.disc([120, 78, 52], -0.08, -0.9, 0.2, 0.035);
  steam(brush, pose);
}

/** Three wisps that rise, waver and fade. */
export function steam({ pen }: Brush, { seconds }: Pose): void {
  const fade = pen.createLinearGradient(0, -0.95, 0, -1.85);
  fade.addColorStop(0, "rgba(255,252,246,0.3)");
  fade.addColorStop(0.4, "rgba(255,252,246,0.2)");
  fade.addColorStop(1, "rgba(255,252,246,0)");
  pen.strokeStyle = fade;
  for (let wisp = -1; wisp <= 1; wisp++) {
    pen.lineWidth = 0.07 + 0.025 * wisp;
    pen.beginPath();
    for (let step = 0; step <= 12; step++) {
      const up = step / 12;
      pen.lineTo(wisp * 0.16 + Math.sin(up * 5 - seconds * 1.8 + wisp * 2) * 0.08 * (0.3 + up), -0.94 - up * 0.9);
    }
    pen.stroke();
  }
}

/** A bottle with a label. */
export function bottle(brush: Brush, _pose: Pose, colour: Rgb): void {
  brush.shape(
    colour,
    softShape(
      [-0.17, 0],
      [-0.18, -0.5],
      [-0.07, -0.66],
      [-0.06, -0.88],
      [0.06, -0.88],
      [0.07, -0.66],
      [0.18, -0.5],
      [0.17, 0],
    ),
  );
  brush.shape(lighter(colour, 0.5), softShape([-0.12, -0.06], [-0.13, -0.44], [-0.08, -0.52], [-0.07, -0.06]));
  brush.shape([240, 232, 214], polygon([-0.165, -0.14], [-0.17, -0.4], [0.17, -0.4], [0.165, -0.14]));
  brush.line([120, 96, 72], 0.012, (p) => {
    for (const y of [-0.33, -0.27, -0.21]) {
      p.moveTo(-0.1, y);
      p.lineTo(0.1, y);
    }
  });
  brush.shape([150, 108, 70], polygon([-0.055, -0.86], [0.055, -0.86], [0.05, -1], [-0.05, -1]));
}

/** An open book whose page turns. */
export function book(brush: Brush, pose: Pose, colour: Rgb): void {
  const turn = Math.sin(pose.seconds * 0.9) * 0.5 + 0.5;
  for (const side of [-1, 1]) {
    brush.shape(colour, polygon([0, 0], [side * 0.78, -0.1], [side * 0.78, -0.2], [0, -0.08]));
    brush.shape([246, 238, 220], (p) => {
      p.moveTo(0, -0.08);
      p.bezierCurveTo(side * 0.2, -0.36, side * 0.5, -0.32, side * 0.74, -0.22);
      p.lineTo(side * 0.74, -0.14);
      p.quadraticCurveTo(side * 0.3, -0.2, 0, -0.02);
      p.closePath();
    });
    for (let i = 0; i < 3; i++)
      brush.line([168, 158, 142], 0.012, (p) => {
        p.moveTo(side * (0.16 + i * 0.02), -0.2 - i * 0.035);
        p.quadraticCurveTo(side * 0.4, -0.26 - i * 0.03, side * 0.62, -0.2 - i * 0.022);
      });
  }
  brush.shape([252, 246, 230], (p) => {
    p.moveTo(0, -0.08);
    p.quadraticCurveTo(0.2 - 0.4 * turn, -0.66, 0.52 - turn * 1.04, -0.42);
    p.quadraticCurveTo(0.16 - 0.32 * turn, -0.4, 0, -0.08);
  });
}

/** A guitar that stands. */
export function guitar(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  pen.save();
  pen.rotate(0.12);
  brush.limb([72, 48, 36], 0.05, [0, -0.4], [0.0, -0.92]);
  brush.shape([54, 38, 30], polygon([-0.04, -0.9], [0.04, -0.9], [0.05, -1.02], [-0.05, -1.02]));
  brush.shape(
    colour,
    softShape(
      [0, 0.02],
      [-0.2, -0.04],
      [-0.21, -0.22],
      [-0.11, -0.32],
      [-0.15, -0.44],
      [0, -0.52],
      [0.15, -0.44],
      [0.11, -0.32],
      [0.21, -0.22],
      [0.2, -0.04],
    ),
  );
  brush.disc([40, 28, 24], 0, -0.3, 0.06);
  for (const x of [-0.015, 0, 0.015])
    brush.line([230, 224, 210], 0.004, (p) => {
      p.moveTo(x, -0.1);
      p.lineTo(x + Math.sin(pose.seconds * 30) * 0.001, -0.94);
    });
  pen.restore();
}

/** A grand piano from its open side, with a stool. */
export function piano(brush: Brush, _pose: Pose, colour: Rgb): void {
  for (const x of [-0.5, 0.02, 0.52]) brush.limb(darker(colour, 0.25), 0.045, [x, -0.3], [x, 0]);
  // The lid stands open on its prop.
  brush.shape(darker(colour, 0.3), polygon([-0.3, -0.52], [0.62, -0.52], [0.5, -0.98], [-0.05, -0.9]));
  brush.limb([150, 120, 70], 0.014, [0.3, -0.52], [0.36, -0.9]);
  brush.shape(
    colour,
    softShape([-0.64, -0.28], [-0.66, -0.5], [-0.3, -0.54], [0.62, -0.54], [0.68, -0.42], [0.6, -0.28]),
  );
  brush.line(lighter(colour, 0.45), 0.012, (p) => {
    p.moveTo(-0.6, -0.46);
    p.lineTo(0.62, -0.46);
  });
  brush.shape([244, 240, 230], polygon([-0.72, -0.4], [-0.46, -0.4], [-0.46, -0.36], [-0.72, -0.36]));
  brush.shape(darker(colour, 0.1), polygon([-0.74, -0.36], [-0.44, -0.36], [-0.44, -0.32], [-0.74, -0.32]));
  for (const x of [-0.94, -0.82]) brush.limb([70, 50, 38], 0.03, [x, -0.24], [x, 0]);
  brush.shape([96, 40, 38], softShape([-0.99, -0.22], [-0.98, -0.29], [-0.78, -0.29], [-0.77, -0.22]));
}

/** A ball that rolls as it goes. */
export function ball(brush: Brush, pose: Pose, colour: Rgb): void {
  brush.disc(colour, 0, -0.5, 0.5);
  brush.shape(darker(colour, 0.3), (p) => {
    p.arc(0, -0.5, 0.5, 0.2, 2.5);
    p.quadraticCurveTo(0.1, -0.2, 0.49, -0.4);
  });
  brush.line(lighter(colour, 0.35), 0.03, (p) => {
    const a = pose.stride;
    p.ellipse(0, -0.5, 0.5 * Math.abs(Math.cos(a)) + 0.01, 0.5, 0.5, 0, 7);
  });
  brush.disc(lighter(colour, 0.65), -0.18, -0.72, 0.1, 0.07, -0.6);
}

/** An apple. */
export function fruit(brush: Brush, _pose: Pose, colour: Rgb): void {
  brush.shape(
    colour,
    softShape(
      [0, 0.02],
      [-0.42, -0.06],
      [-0.5, -0.5],
      [-0.28, -0.84],
      [0, -0.74],
      [0.28, -0.84],
      [0.5, -0.5],
      [0.42, -0.06],
    ),
  );
  brush.shape(darker(colour, 0.22), softShape([0.1, 0], [0.4, -0.08], [0.48, -0.5], [0.34, -0.74], [0.34, -0.3]));
  brush.disc(lighter(colour, 0.55), -0.2, -0.6, 0.08, 0.13, 0.5);
  brush.limb([96, 66, 44], 0.035, [0, -0.74], [0.04, -0.96]);
  brush.shape([96, 148, 70], softShape([0.04, -0.86], [0.18, -1.02], [0.36, -0.94], [0.2, -0.84]));
}

/** A box with a ribbon, whose lid may lift. */
export function box(brush: Brush, pose: Pose, colour: Rgb): void {
  const lift = pose.action === "explode" || pose.action === "rise" ? 0.1 * Math.abs(Math.sin(pose.seconds * 2)) : 0;
  brush.shape(darker(colour, 0.25), polygon([0.26, 0], [0.62, -0.14], [0.62, -0.66], [0.26, -0.56]));
  brush.shape(colour, polygon([-0.6, -0.06], [0.26, 0], [0.26, -0.56], [-0.6, -0.6]));
  brush.shape(
    lighter(colour, 0.25),
    polygon([-0.62, -0.6 - lift], [0.27, -0.55 - lift], [0.64, -0.66 - lift], [-0.2, -0.72 - lift]),
  );
  const ribbon: Rgb = [244, 226, 176];
  brush.shape(ribbon, polygon([-0.24, -0.035], [-0.12, -0.025], [-0.12, -0.57], [-0.24, -0.58]));
  for (const side of [-1, 1])
    brush.shape(
      ribbon,
      softShape([-0.02, -0.66 - lift], [side * 0.16 - 0.02, -0.86 - lift], [side * 0.26, -0.76 - lift]),
    );
}
