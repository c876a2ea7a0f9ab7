import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** A duck on the water or on its feet. */
export function duck(brush: Brush, pose: Pose, coat: Rgb): void {
  const { pen } = brush;
  const afloat = pose.action === "swim" || pose.action === "sail" || pose.action === "drift";
  const bob = Math.sin(pose.seconds * 2.1 + pose.stride * 0.2) * 0.02;
  pen.save();
  pen.translate(0, afloat ? 0.1 + bob : -0.16);
  if (!afloat) for (const x of [-0.06, 0.1]) brush.limb([226, 142, 50], 0.05, [x, -0.1], [x, 0.14], [x + 0.1, 0.16]);
  brush.shape(
    coat,
    softShape(
      [-0.68, -0.36],
      [-0.5, -0.32],
      [-0.3, -0.46],
      [0.2, -0.44],
      [0.46, -0.28],
      [0.34, -0.04],
      [-0.3, -0.02],
      [-0.52, -0.16],
    ),
  );
  brush.shape(darker(coat, 0.22), softShape([-0.5, -0.3], [-0.1, -0.42], [0.2, -0.28], [-0.06, -0.14], [-0.44, -0.18]));
  const nod = Math.sin(pose.seconds * 1.9) * 0.02;
  const head: Rgb = coat[0] + coat[1] + coat[2] > 600 ? coat : [44, 100, 76];
  brush.limb(head, 0.17, [0.3, -0.28], [0.36 + nod, -0.62]);
  brush.disc(head, 0.4 + nod, -0.72, 0.165, 0.15);
  brush.shape(
    [236, 178, 56],
    softShape([0.52 + nod, -0.76], [0.74 + nod, -0.7], [0.76 + nod, -0.65], [0.52 + nod, -0.64]),
  );
  brush.disc([18, 18, 20], 0.45 + nod, -0.76, 0.026);
  if (head !== coat)
    brush.line([240, 240, 236], 0.03, (p) => {
      p.moveTo(0.26, -0.46);
      p.lineTo(0.43, -0.47);
    });
  pen.restore();
}

/** A crocodile that lies in wait or creeps. */
export function crocodile(brush: Brush, pose: Pose, hide: Rgb): void {
  const goes = pose.action === "walk" || pose.action === "run" || pose.action === "swim";
  const step = goes ? Math.sin(pose.stride) * 0.12 : 0;
  const tail = Math.sin(pose.seconds * 1.3) * 0.06;
  const gape = 0.05 + 0.09 * Math.max(0, Math.sin(pose.seconds * 0.9));
  for (const [x, way] of [
    [-0.62, 1],
    [0.6, -1],
  ] as const)
    brush.limb(darker(hide, 0.35), 0.2, [x, -0.4], [x + 0.16 + step * way, -0.24], [x + 0.06 + step * way, -0.02]);
  brush.shape(
    hide,
    softShape(
      [-2.1, -0.08 + tail],
      [-1.3, -0.44],
      [-0.5, -0.78],
      [0.4, -0.78],
      [0.96, -0.6],
      [1.0, -0.26],
      [0.4, -0.14],
      [-0.6, -0.14],
      [-1.3, -0.16],
    ),
  );
  brush.shape(lighter(hide, 0.45), softShape([-0.7, -0.2], [0.8, -0.26], [0.7, -0.1], [-0.5, -0.08]));
  for (let i = 0; i < 11; i++) {
    const x = -1.6 + i * 0.22;
    const y = -0.3 - 0.45 * Math.sin((Math.min(9, i + 1) / 10) * 1.7);
    brush.shape(darker(hide, 0.25), polygon([x - 0.1, y], [x, y - 0.13], [x + 0.1, y]));
  }
  brush.shape(
    darker(hide, 0.12),
    softShape([0.8, -0.3], [1.9, -0.16 + gape], [2.05, -0.1 + gape], [1.7, -0.04 + gape], [0.86, -0.12]),
  );
  brush.shape(
    [250, 246, 232],
    polygon([1.15, -0.3], [1.25, -0.2], [1.35, -0.3], [1.45, -0.2], [1.55, -0.3], [1.65, -0.2], [1.75, -0.3]),
  );
  brush.shape(
    hide,
    softShape(
      [0.78, -0.68],
      [1.06, -0.72],
      [1.3, -0.5],
      [1.94, -0.44 - gape],
      [2.08, -0.34 - gape],
      [1.9, -0.28 - gape],
      [0.9, -0.26],
    ),
  );
  brush.disc(lighter(hide, 0.2), 1.04, -0.7, 0.11, 0.09);
  brush.disc([236, 200, 70], 1.07, -0.71, 0.05);
  brush.disc([16, 16, 16], 1.08, -0.71, 0.018, 0.045);
  for (const [x, way] of [
    [-0.4, -1],
    [0.78, 1],
  ] as const)
    brush.limb(
      hide,
      0.22,
      [x, -0.36],
      [x + 0.18 + step * way, -0.2],
      [x + 0.08 + step * way, -0.01],
      [x + 0.26 + step * way, 0],
    );
}
