import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** A pagoda of five storeys with curved eaves. */
export function pagoda(brush: Brush, _pose: Pose, colour: Rgb | undefined, dark: boolean): void {
  const wood: Rgb = colour ?? [166, 62, 46];
  const tile: Rgb = [66, 74, 82];
  brush.shape([150, 142, 134], polygon([-0.42, 0], [-0.4, -0.06], [0.4, -0.06], [0.42, 0]));
  for (let storey = 0; storey < 5; storey++) {
    const y = -0.06 - storey * 0.165;
    const half = 0.28 - storey * 0.036;
    brush.shape(wood, polygon([-half, y], [-half, y - 0.11], [half, y - 0.11], [half, y]));
    for (const x of [-0.6, 0, 0.6]) {
      const pane = polygon(
        [x * half - 0.03, y - 0.02],
        [x * half - 0.03, y - 0.09],
        [x * half + 0.03, y - 0.09],
        [x * half + 0.03, y - 0.02],
      );
      brush.shape(darker(wood, 0.55), pane);
      if (dark) brush.shine([255, 206, 120], 0.9, pane);
    }
    const wide = half + 0.15;
    brush.shape(tile, (p) => {
      p.moveTo(-wide - 0.02, y - 0.125);
      p.quadraticCurveTo(-half * 0.9, y - 0.11, -half * 0.66, y - 0.18);
      p.lineTo(half * 0.66, y - 0.18);
      p.quadraticCurveTo(half * 0.9, y - 0.11, wide + 0.02, y - 0.125);
      p.lineTo(wide - 0.03, y - 0.092);
      p.lineTo(-wide + 0.03, y - 0.092);
      p.closePath();
    });
    brush.line(lighter(tile, 0.3), 0.008, (p) => {
      p.moveTo(-wide, y - 0.12);
      p.quadraticCurveTo(0, y - 0.085, wide, y - 0.12);
    });
  }
  brush.limb([206, 170, 88], 0.014, [0, -0.86], [0, -1]);
  for (const y of [-0.9, -0.94]) brush.disc([206, 170, 88], 0, y, 0.03, 0.01);
}

/** A church with its steeple and lit windows. */
export function church(brush: Brush, _pose: Pose, colour: Rgb | undefined, dark: boolean): void {
  const wall: Rgb = colour ?? [214, 206, 190];
  const roof: Rgb = [96, 70, 66];
  brush.shape(wall, polygon([-0.1, 0], [-0.1, -0.34], [0.56, -0.34], [0.56, 0]));
  brush.shape(roof, polygon([-0.12, -0.33], [0.0, -0.52], [0.5, -0.52], [0.62, -0.33]));
  brush.shape(lighter(wall, 0.12), polygon([-0.36, 0], [-0.36, -0.62], [-0.08, -0.62], [-0.08, 0]));
  brush.shape(roof, polygon([-0.39, -0.61], [-0.22, -0.95], [-0.05, -0.61]));
  brush.limb([206, 176, 96], 0.014, [-0.22, -0.94], [-0.22, -1.04]);
  brush.limb([206, 176, 96], 0.014, [-0.25, -1.005], [-0.19, -1.005]);
  for (const [x, y] of [
    [-0.22, -0.42],
    [0.06, -0.1],
    [0.24, -0.1],
    [0.42, -0.1],
  ] as const) {
    const arch = softShape([x - 0.04, y], [x - 0.045, y - 0.12], [x, y - 0.18], [x + 0.045, y - 0.12], [x + 0.04, y]);
    brush.shape([74, 92, 122], arch);
    if (dark) brush.shine([255, 206, 120], 0.9, arch);
  }
  brush.shape([86, 56, 42], softShape([-0.28, 0.02], [-0.28, -0.14], [-0.22, -0.2], [-0.16, -0.14], [-0.16, 0.02]));
}
