import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose } from "./brush.ts";

/** A sailing boat that rolls. */
export function boat(brush: Brush, pose: Pose, colour: Rgb | undefined, dark: boolean): void {
  const { pen } = brush;
  const hull: Rgb = colour ?? [122, 72, 48];
  const sail: Rgb = colour ? lighter(colour, 0.1) : [244, 236, 220];
  const belly = 0.05 + 0.02 * Math.sin(pose.seconds * 1.2);
  pen.save();
  pen.rotate(Math.sin(pose.seconds * 1.1) * 0.035);
  brush.limb([96, 70, 52], 0.014, [0.02, -0.1], [0.02, -0.99]);
  brush.shape(sail, (p) => {
    p.moveTo(0.035, -0.96);
    p.quadraticCurveTo(0.3 + belly * 2, -0.5, 0.34, -0.2);
    p.quadraticCurveTo(0.18, -0.16, 0.035, -0.19);
    p.closePath();
  });
  brush.shape(darker(sail, 0.14), (p) => {
    p.moveTo(0.005, -0.9);
    p.quadraticCurveTo(-0.2 - belly, -0.46, -0.3, -0.19);
    p.quadraticCurveTo(-0.13, -0.15, 0.005, -0.18);
    p.closePath();
  });
  brush.line(darker(sail, 0.25), 0.005, (p) => {
    p.moveTo(0.04, -0.7);
    p.quadraticCurveTo(0.12, -0.67, 0.19, -0.68);
    p.moveTo(0.04, -0.44);
    p.quadraticCurveTo(0.16, -0.41, 0.28, -0.42);
  });
  brush.shape(hull, (p) => {
    p.moveTo(-0.4, -0.15);
    p.quadraticCurveTo(0, -0.1, 0.46, -0.17);
    p.quadraticCurveTo(0.36, 0.02, 0.2, 0.03);
    p.lineTo(-0.24, 0.03);
    p.quadraticCurveTo(-0.36, 0, -0.4, -0.15);
  });
  brush.line(lighter(hull, 0.45), 0.016, (p) => {
    p.moveTo(-0.39, -0.135);
    p.quadraticCurveTo(0, -0.085, 0.45, -0.155);
  });
  if (dark) brush.shine([255, 214, 140], 0.95, (p) => p.ellipse(-0.3, -0.2, 0.016, 0.02, 0, 0, 7));
  pen.restore();
}

/** A steamer. */
export function ship(brush: Brush, pose: Pose, colour: Rgb | undefined, dark: boolean): void {
  const hull: Rgb = colour ?? [54, 66, 86];
  const { pen } = brush;
  pen.save();
  pen.rotate(Math.sin(pose.seconds * 0.6) * 0.012);
  brush.shape([236, 234, 228], polygon([-0.9, -0.3], [-0.86, -0.5], [0.7, -0.5], [0.82, -0.3]));
  brush.shape([222, 220, 214], polygon([-0.8, -0.48], [-0.76, -0.66], [0.4, -0.66], [0.55, -0.48]));
  brush.shape([236, 234, 228], polygon([-0.1, -0.64], [-0.06, -0.8], [0.3, -0.8], [0.4, -0.64]));
  for (const x of [-0.56, -0.3]) {
    brush.shape([196, 70, 52], polygon([x, -0.64], [x + 0.02, -0.92], [x + 0.15, -0.92], [x + 0.17, -0.64]));
    brush.shape([40, 40, 44], polygon([x + 0.016, -0.88], [x + 0.02, -0.93], [x + 0.15, -0.93], [x + 0.155, -0.88]));
  }
  for (let i = 0; i < 14; i++)
    for (const y of [-0.4, -0.57]) {
      if (y < -0.5 && i > 10) continue;
      const x = -0.82 + i * 0.11;
      const pane = polygon([x, y - 0.03], [x + 0.05, y - 0.03], [x + 0.05, y + 0.03], [x, y + 0.03]);
      brush.shape([70, 90, 110], pane);
      if (dark) brush.shine([255, 220, 150], 0.9, pane);
    }
  brush.shape(hull, (p) => {
    p.moveTo(-1.2, -0.33);
    p.lineTo(1.3, -0.37);
    p.quadraticCurveTo(1.12, -0.05, 0.98, 0.05);
    p.lineTo(-1.02, 0.05);
    p.quadraticCurveTo(-1.16, -0.1, -1.2, -0.33);
  });
  brush.shape([176, 58, 48], polygon([-1.1, -0.06], [1.06, -0.06], [0.98, 0.06], [-1.02, 0.06]));
  pen.restore();
}
