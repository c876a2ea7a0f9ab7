import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";

/** A frog that breathes with its throat, and leaps when it is told to. */
export function frog(brush: Brush, pose: Pose, skin: Rgb): void {
  const { pen } = brush;
  const hops = pose.action === "jump" || pose.action === "walk" || pose.action === "run";
  const leap = hops ? Math.max(0, Math.sin(pose.seconds * 3.4)) : 0;
  const throat = 0.03 * Math.abs(Math.sin(pose.seconds * 3));
  pen.save();
  pen.translate(leap * 0.2, -leap * 0.7);
  brush.shape(
    darker(skin, 0.22),
    softShape([-0.86, -0.02], [-0.9, -0.36 + leap * 0.3], [-0.46, -0.5], [-0.2, -0.2], [-0.4, 0.0]),
  );
  brush.limb(
    darker(skin, 0.22),
    0.1,
    [-0.5, -0.05],
    [-0.2 - leap * 0.7, -0.01 + leap * 0.3],
    [0.02 - leap * 0.9, 0 + leap * 0.36],
  );
  brush.shape(
    skin,
    softShape([-0.74, -0.06], [-0.66, -0.46], [-0.1, -0.74], [0.46, -0.74], [0.86, -0.48], [0.7, -0.22], [0.1, -0.04]),
  );
  brush.shape(
    lighter(skin, 0.55),
    softShape([-0.1, -0.08], [0.3, -0.34 + throat], [0.82, -0.38], [0.7, -0.16 + throat], [0.3, -0.02]),
  );
  for (const [x, y] of [
    [-0.36, -0.44],
    [-0.08, -0.58],
    [-0.5, -0.26],
  ] as const)
    brush.disc(darker(skin, 0.2), x, y, 0.07, 0.05);
  brush.limb(skin, 0.11, [0.3, -0.22], [0.42, -0.08], [0.36, -0.01], [0.52, 0]);
  brush.disc(skin, 0.44, -0.78, 0.17);
  brush.disc([244, 206, 76], 0.47, -0.79, 0.11);
  brush.disc([18, 20, 18], 0.49, -0.79, 0.07, 0.035);
  brush.line(darker(skin, 0.5), 0.024, (p) => {
    p.moveTo(0.84, -0.46);
    p.quadraticCurveTo(0.6, -0.36, 0.36, -0.44);
  });
  pen.restore();
}

/** A kangaroo upright on its tail, or in bounds. */
export function kangaroo(brush: Brush, pose: Pose, coat: Rgb): void {
  const { pen } = brush;
  const hops = pose.action === "jump" || pose.action === "run" || pose.action === "walk";
  const bound = hops ? Math.abs(Math.sin(pose.seconds * 3.6)) : 0;
  pen.save();
  pen.translate(0, -bound * 0.24);
  pen.rotate(hops ? 0.35 : 0);
  brush.line(darker(coat, 0.12), 0.085, (p) => {
    p.moveTo(-0.16, -0.26);
    p.quadraticCurveTo(-0.46, -0.02 - bound * 0.2, -0.72, -0.03 - bound * 0.26);
  });
  brush.shape(
    coat,
    softShape([-0.3, -0.2], [-0.28, -0.46], [-0.06, -0.68], [0.1, -0.74], [0.17, -0.6], [0.12, -0.3], [-0.06, -0.12]),
  );
  brush.shape(lighter(coat, 0.45), softShape([0.0, -0.2], [0.04, -0.44], [0.15, -0.58], [0.14, -0.32], [0.06, -0.18]));
  brush.shape(darker(coat, 0.08), softShape([-0.3, -0.18], [-0.2, -0.4], [0.04, -0.36], [0.08, -0.2], [-0.1, -0.08]));
  brush.limb(
    darker(coat, 0.08),
    0.07,
    [0.0, -0.22],
    [-0.14 - bound * 0.1, -0.06],
    [0.16 - bound * 0.3, -0.01 + bound * 0.14],
  );
  brush.limb(coat, 0.045, [0.1, -0.6], [0.22, -0.48], [0.28, -0.52 + 0.02 * Math.sin(pose.seconds * 4)]);
  brush.limb(coat, 0.1, [0.06, -0.68], [0.12, -0.84]);
  brush.shape(coat, softShape([0.03, -0.8], [0.08, -0.94], [0.2, -0.92], [0.34, -0.82], [0.32, -0.76], [0.12, -0.76]));
  for (const [x, tint] of [
    [0.05, darker(coat, 0.25)],
    [0.1, coat],
  ] as const)
    brush.shape(tint, softShape([x - 0.03, -0.9], [x - 0.08, -1.1], [x + 0.02, -1.1], [x + 0.05, -0.92]));
  brush.disc([22, 18, 18], 0.19, -0.87, 0.018);
  brush.disc([40, 30, 30], 0.33, -0.8, 0.022);
  pen.restore();
}

/** A spider in its web, which hangs between two stalks and sways. */
export function spider(brush: Brush, pose: Pose, tint: Rgb): void {
  const { pen } = brush;
  const sway = Math.sin(pose.seconds * 1.1) * 0.02;
  pen.save();
  pen.translate(sway, -0.5);
  for (let i = 0; i < 12; i++)
    brush.line([236, 240, 244], 0.008, (p) => {
      p.moveTo(0, 0);
      p.lineTo(Math.cos((i * Math.PI) / 6) * 0.62, Math.sin((i * Math.PI) / 6) * 0.56);
    });
  for (let ring = 1; ring < 7; ring++)
    brush.line([236, 240, 244], 0.006, (p) => {
      for (let i = 0; i <= 12; i++) {
        const [x, y] = [Math.cos((i * Math.PI) / 6) * ring * 0.09, Math.sin((i * Math.PI) / 6) * ring * 0.082];
        if (i === 0) p.moveTo(x, y);
        else
          p.quadraticCurveTo(
            Math.cos(((i - 0.5) * Math.PI) / 6) * ring * 0.076,
            Math.sin(((i - 0.5) * Math.PI) / 6) * ring * 0.069,
            x,
            y,
          );
      }
    });
  for (let i = 0; i < 16; i++)
    brush.shine([255, 255, 255], 0.85, (p) =>
      p.arc(Math.cos(i * 2.4) * (0.14 + (i % 5) * 0.09), Math.sin(i * 2.4) * (0.12 + (i % 5) * 0.08), 0.011, 0, 7),
    );
  const turn = pose.seconds * 0.4;
  pen.translate(Math.cos(turn) * 0.16, Math.sin(turn) * 0.14);
  pen.rotate(turn + Math.PI / 2);
  for (const side of [-1, 1])
    for (let k = 0; k < 4; k++) {
      const step = Math.sin(pose.seconds * 5 + k * 1.6 + side) * 0.02;
      brush.limb(
        tint,
        0.016,
        [0.02 - k * 0.02, 0],
        [0.1 - k * 0.07, side * (0.13 + step)],
        [0.17 - k * 0.11, side * (0.2 + step)],
      );
    }
  brush.disc(tint, -0.09, 0, 0.1, 0.08);
  brush.disc(lighter(tint, 0.15), 0.03, 0, 0.055);
  brush.disc([206, 62, 48], -0.1, 0, 0.03);
  pen.restore();
}
