import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** A bird on the wing, or standing; `broad` wings soar, narrow ones flutter. Its middle is at y = -0.5. */
export function bird(brush: Brush, pose: Pose, colour: Rgb, broad: boolean, flutter: number): void {
  const { pen } = brush;
  if (pose.action === "sit" || pose.action === "stand" || pose.action === "walk") return perched(brush, pose, colour);
  const beat = Math.sin(pose.seconds * (broad ? 4.2 : 9) + flutter);
  const soar = broad ? 0.35 + 0.65 * Math.max(0, Math.sin(pose.seconds * 0.8 + flutter)) : 1;
  const lift = -beat * 0.55 * soar - 0.12;
  pen.save();
  pen.translate(0, -0.5 + beat * 0.05);
  const span = broad ? 1.08 : 0.8;
  const wing = (side: number, tint: Rgb) =>
    brush.shape(tint, (p) => {
      const tx = side * span;
      p.moveTo(side * 0.06 + 0.12, -0.03);
      p.bezierCurveTo(
        side * span * 0.35 + 0.16,
        lift * 0.9 - 0.08,
        side * span * 0.7 + 0.05,
        lift * 1.05 - 0.06,
        tx,
        lift * 0.55,
      );
      p.bezierCurveTo(
        side * span * 0.7,
        lift * 0.75 + 0.08,
        side * span * 0.3 - 0.1,
        lift * 0.3 + 0.12,
        side * 0.05 - 0.12,
        0.06,
      );
      p.closePath();
    });
  wing(-1, darker(colour, 0.22));
  brush.shape(darker(colour, 0.1), polygon([-0.2, 0.02], [-0.48, -0.02], [-0.52, 0.07], [-0.2, 0.09]));
  brush.shape(colour, softShape([-0.28, 0.02], [-0.1, -0.09], [0.2, -0.1], [0.36, -0.06], [0.3, 0.06], [0, 0.11]));
  brush.shape([222, 158, 60], polygon([0.35, -0.06], [0.47, -0.025], [0.34, 0.0]));
  brush.disc([24, 22, 22], 0.29, -0.05, 0.016);
  wing(1, lighter(colour, 0.08));
  pen.restore();
}

function perched(brush: Brush, pose: Pose, colour: Rgb): void {
  const nod = Math.sin(pose.seconds * 2.3) * 0.02;
  brush.limb([186, 132, 62], 0.03, [0.0, -0.24], [0.02, 0]);
  brush.limb([186, 132, 62], 0.03, [0.1, -0.24], [0.11, 0]);
  brush.shape(darker(colour, 0.2), polygon([-0.2, -0.35], [-0.62, -0.2], [-0.58, -0.1], [-0.1, -0.26]));
  brush.shape(
    colour,
    softShape([-0.28, -0.32], [-0.14, -0.66], [0.14, -0.8], [0.34, -0.6], [0.3, -0.34], [0.06, -0.2]),
  );
  brush.disc(colour, 0.24, -0.82 + nod, 0.17);
  brush.shape([222, 158, 60], polygon([0.37, -0.86 + nod], [0.56, -0.79 + nod], [0.37, -0.75 + nod]));
  brush.disc([24, 22, 22], 0.3, -0.86 + nod, 0.025);
  brush.shape(
    darker(colour, 0.28),
    softShape([-0.3, -0.3], [-0.08, -0.62], [0.14, -0.56], [0.06, -0.32], [-0.4, -0.18]),
  );
}

/** A butterfly; its middle is at y = -0.5. */
export function butterfly(brush: Brush, pose: Pose, colour: Rgb, flutter: number): void {
  const beat = Math.abs(Math.sin(pose.seconds * 6.5 + flutter));
  const { pen } = brush;
  pen.save();
  pen.translate(0, -0.5);
  pen.rotate(-0.25);
  for (const side of [-1, 1]) {
    pen.save();
    pen.scale(side * (0.25 + 0.75 * beat), 1);
    brush.shape(
      side < 0 ? darker(colour, 0.15) : colour,
      softShape([0.02, 0.0], [0.2, -0.44], [0.56, -0.5], [0.6, -0.2], [0.3, 0.02]),
    );
    brush.shape(
      side < 0 ? darker(colour, 0.28) : darker(colour, 0.12),
      softShape([0.02, 0.02], [0.36, 0.02], [0.46, 0.26], [0.26, 0.42], [0.08, 0.24]),
    );
    brush.disc(lighter(colour, 0.55), 0.42, -0.28, 0.07);
    pen.restore();
  }
  brush.limb([40, 34, 40], 0.05, [0, -0.18], [0, 0.26]);
  brush.line([40, 34, 40], 0.014, (p) => {
    p.moveTo(0, -0.2);
    p.quadraticCurveTo(-0.06, -0.36, -0.14, -0.4);
    p.moveTo(0, -0.2);
    p.quadraticCurveTo(0.06, -0.36, 0.14, -0.4);
  });
  pen.restore();
}

/** A dragon on the wing; its middle is at y = -0.5. */
export function dragon(brush: Brush, pose: Pose, colour: Rgb): void {
  const beat = Math.sin(pose.seconds * 2.6);
  const { pen } = brush;
  pen.save();
  pen.translate(0, -0.5 - beat * 0.04);
  const wing = (tint: Rgb, dx: number) =>
    brush.shape(tint, (p) => {
      const y = -0.42 - beat * 0.34;
      p.moveTo(dx + 0.12, -0.08);
      p.lineTo(dx - 0.02, y);
      p.lineTo(dx - 0.62, y * 0.74 + 0.06);
      p.quadraticCurveTo(dx - 0.42, y * 0.4, dx - 0.46, y * 0.1 + 0.1);
      p.quadraticCurveTo(dx - 0.24, y * 0.26, dx - 0.2, 0.06);
      p.closePath();
    });
  wing(darker(colour, 0.4), 0.16);
  const wave = (x: number) => Math.sin(pose.seconds * 2.4 + x * 4) * 0.06;
  const spine: [number, number][] = Array.from({ length: 11 }, (_, i) => {
    const x = 0.45 - i * 0.14;
    return [x, wave(x) + (i > 6 ? (i - 6) * 0.02 : 0)];
  });
  for (let i = 0; i < 10; i++)
    brush.limb(colour, 0.19 * (1 - i / 11) + 0.02, spine[i] ?? [0, 0], spine[i + 1] ?? [0, 0]);
  const [hx, hy] = spine[0] ?? [0, 0];
  brush.limb(colour, 0.12, [hx, hy], [hx + 0.16, hy - 0.12]);
  brush.shape(
    colour,
    softShape(
      [hx + 0.06, hy - 0.2],
      [hx + 0.22, hy - 0.24],
      [hx + 0.44, hy - 0.12],
      [hx + 0.42, hy - 0.05],
      [hx + 0.18, hy - 0.04],
    ),
  );
  brush.limb(darker(colour, 0.4), 0.03, [hx + 0.14, hy - 0.2], [hx + 0.0, hy - 0.32]);
  brush.disc([255, 214, 90], hx + 0.25, hy - 0.15, 0.02);
  for (let i = 1; i < 9; i++) {
    const [x, y] = spine[i] ?? [0, 0];
    brush.shape(
      darker(colour, 0.45),
      polygon([x - 0.03, y - 0.08 * (1 - i / 12)], [x, y - 0.17 * (1 - i / 12)], [x + 0.04, y - 0.08 * (1 - i / 12)]),
    );
  }
  wing(darker(colour, 0.2), 0.04);
  pen.restore();
}
