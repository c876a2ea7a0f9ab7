import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** A monkey that sits and eats, or goes on all fours with its tail up. */
export function monkey(brush: Brush, pose: Pose, coat: Rgb): void {
  const { pen } = brush;
  const face: Rgb = [222, 184, 146];
  const goes = pose.action === "walk" || pose.action === "run" || pose.action === "jump";
  const swing = goes ? Math.sin(pose.stride) * 0.1 : 0;
  const chew = Math.sin(pose.seconds * 5) * 0.012;
  const tail = Math.sin(pose.seconds * 1.6) * 0.05;
  brush.line(darker(coat, 0.15), 0.05, (p) => {
    p.moveTo(-0.2, -0.14);
    p.bezierCurveTo(-0.62, -0.02, -0.66 + tail, -0.62, -0.36 + tail, -0.7);
    p.bezierCurveTo(-0.24 + tail, -0.72, -0.24 + tail, -0.56, -0.34 + tail, -0.56);
  });
  pen.save();
  if (goes) {
    pen.translate(0, -0.06 - Math.abs(swing) * 0.3);
    pen.rotate(0.35);
  }
  brush.limb(darker(coat, 0.25), 0.1, [0.04, -0.18], [0.22 - swing, -0.16], [0.24 - swing, 0]);
  brush.shape(
    coat,
    softShape([-0.26, 0], [-0.28, -0.3], [-0.14, -0.6], [0.14, -0.62], [0.22, -0.36], [0.2, -0.06], [0.1, 0.01]),
  );
  brush.shape(lighter(coat, 0.4), softShape([0.0, -0.08], [0.02, -0.5], [0.16, -0.52], [0.18, -0.2], [0.12, -0.06]));
  brush.limb(coat, 0.11, [-0.1, -0.16], [0.14 + swing, -0.22], [0.16 + swing, -0.02], [0.26 + swing, -0.01]);
  brush.disc(coat, 0.06, -0.76, 0.19, 0.2);
  for (const x of [-0.14, 0.24]) {
    brush.disc(coat, x, -0.78, 0.075);
    brush.disc(face, x, -0.78, 0.045);
  }
  brush.shape(face, softShape([-0.04, -0.84], [0.06, -0.9], [0.2, -0.86], [0.25, -0.7], [0.14, -0.58], [0.0, -0.64]));
  for (const x of [0.06, 0.17]) brush.disc([36, 26, 22], x, -0.78, 0.022, 0.028);
  brush.line([112, 66, 52], 0.014, (p) => {
    p.moveTo(0.07, -0.655);
    p.quadraticCurveTo(0.14, -0.63 + chew, 0.21, -0.665);
  });
  const hand = pose.action === "sit" || pose.action === "drink" ? 0.05 * Math.sin(pose.seconds * 1.4) : swing;
  brush.limb(darker(coat, 0.08), 0.09, [-0.02, -0.52], [0.22, -0.4], [0.31, -0.56 + hand]);
  if (!goes)
    brush.shape(
      [244, 206, 66],
      softShape([0.25, -0.6 + hand], [0.36, -0.76 + hand], [0.33, -0.56 + hand], [0.28, -0.5 + hand]),
    );
  brush.disc(face, 0.31, -0.56 + hand, 0.045);
  pen.restore();
}

/** A penguin that waddles. */
export function penguin(brush: Brush, pose: Pose, coat: Rgb): void {
  const { pen } = brush;
  const goes = pose.action === "walk" || pose.action === "run";
  const roll = goes ? Math.sin(pose.stride) * 0.09 : Math.sin(pose.seconds * 0.9) * 0.02;
  for (const [x, up] of [
    [-0.07, Math.max(0, roll)],
    [0.09, Math.max(0, -roll)],
  ] as const)
    brush.shape(
      [232, 150, 58],
      softShape([x - 0.07, -0.04 - up], [x + 0.02, -0.07 - up], [x + 0.15, -up], [x - 0.06, -up]),
    );
  pen.save();
  pen.rotate(roll);
  brush.shape(
    coat,
    softShape(
      [-0.3, -0.1],
      [-0.24, -0.02],
      [-0.2, -0.55],
      [-0.1, -0.8],
      [0.12, -0.8],
      [0.22, -0.5],
      [0.2, -0.03],
      [-0.1, -0.02],
    ),
  );
  brush.shape(
    [246, 246, 242],
    softShape([-0.02, -0.05], [-0.04, -0.5], [0.08, -0.7], [0.21, -0.5], [0.21, -0.16], [0.12, -0.03]),
  );
  brush.disc(coat, 0.04, -0.84, 0.15, 0.145);
  brush.disc([248, 214, 120], 0.0, -0.72, 0.07, 0.05, 0.5);
  brush.disc([240, 240, 236], 0.08, -0.87, 0.04);
  brush.disc([20, 20, 24], 0.09, -0.87, 0.022);
  brush.shape([232, 150, 58], polygon([0.16, -0.89], [0.34, -0.83], [0.16, -0.8]));
  const flap = 0.06 + Math.abs(roll) * 1.6 + 0.03 * Math.sin(pose.seconds * 2.2);
  brush.shape(
    darker(coat, 0.2),
    softShape([-0.04, -0.62], [-0.14, -0.52], [-0.16 - flap, -0.2], [-0.08 - flap, -0.22], [0.02, -0.44]),
  );
  pen.restore();
}

/** A snake that winds along, its head up and its tongue out now and then. */
export function snake(brush: Brush, pose: Pose, scales: Rgb): void {
  const flow = pose.seconds * 3.2;
  const at = (t: number): [number, number] => [
    1.15 - t * 2.7,
    -0.14 + Math.sin(t * 11 + flow) * 0.12 * Math.min(1, t * 4),
  ];
  const spine = Array.from({ length: 33 }, (_, i) => at(i / 32));
  for (let i = 31; i >= 0; i--)
    brush.limb(
      i % 4 < 2 ? scales : darker(scales, 0.3),
      0.26 * (1 - i / 40),
      spine[i] ?? [0, 0],
      spine[i + 1] ?? [0, 0],
    );
  const nod = Math.sin(pose.seconds * 1.7) * 0.04;
  brush.limb(scales, 0.24, [1.12, -0.16], [1.34, -0.42 + nod], [1.5, -0.62 + nod]);
  brush.shape(
    scales,
    softShape([1.38, -0.56 + nod], [1.46, -0.84 + nod], [1.78, -0.78 + nod], [1.94, -0.62 + nod], [1.72, -0.5 + nod]),
  );
  brush.disc([240, 206, 80], 1.66, -0.72 + nod, 0.05);
  brush.disc([20, 20, 20], 1.675, -0.72 + nod, 0.02, 0.045);
  if (Math.sin(pose.seconds * 4) > 0.2)
    brush.line([196, 44, 52], 0.025, (p) => {
      p.moveTo(1.92, -0.62 + nod);
      p.lineTo(2.12, -0.6 + nod);
      p.lineTo(2.22, -0.66 + nod);
      p.moveTo(2.12, -0.6 + nod);
      p.lineTo(2.22, -0.54 + nod);
    });
}
