import type { Rgb } from "../../../../craft/colours.ts";
import { lightCone } from "./light-cone.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

const tyre: Rgb = [30, 30, 34];
const glass: Rgb = [112, 140, 160];

/** A wheel with spokes that turn. */
export function wheel(brush: Brush, x: number, y: number, radius: number, turn: number): void {
  brush.disc(tyre, x, y, radius);
  brush.disc([150, 154, 160], x, y, radius * 0.58);
  for (let i = 0; i < 5; i++)
    brush.line([70, 72, 78], radius * 0.13, (p) => {
      const angle = turn + (i * Math.PI * 2) / 5;
      p.moveTo(x, y);
      p.lineTo(x + Math.cos(angle) * radius * 0.52, y + Math.sin(angle) * radius * 0.52);
    });
  brush.disc([60, 62, 68], x, y, radius * 0.14);
}

/** Lamps shine forward when it is dark. */
export function beam(brush: Brush, x: number, y: number, length: number): void {
  const [from, to] = [x, x + length];
  const outline = [
    [from, y - 0.02],
    [to, y - 0.14],
    [to, y + 0.3],
    [from, y + 0.05],
  ] as const;
  lightCone(brush, [255, 240, 196], 0.42, [from, y], [to, y], ...outline);
}

/** A car with turning wheels; in the dark its lamps shine. */
export function car(brush: Brush, pose: Pose, colour: Rgb, dark: boolean, old: boolean): void {
  const { pen } = brush;
  const shake = Math.sin(pose.seconds * 23) * 0.004 + Math.sin(pose.seconds * 5) * 0.008;
  const turn = pose.stride * 2.4;
  const deep = darker(colour, 0.32);
  if (dark) beam(brush, 1.3, -0.42, 2.2);
  pen.save();
  pen.translate(0, shake);
  if (old) {
    brush.shape(
      colour,
      softShape(
        [-1.3, -0.3],
        [-1.24, -0.66],
        [-0.7, -0.72],
        [-0.62, -1.0],
        [0.3, -1.02],
        [0.42, -0.72],
        [1.1, -0.66],
        [1.32, -0.46],
        [1.3, -0.24],
        [-1.28, -0.2],
      ),
    );
    brush.shape(glass, polygon([-0.52, -0.72], [-0.46, -0.93], [-0.12, -0.94], [-0.12, -0.72]));
    brush.shape(glass, polygon([-0.04, -0.72], [-0.04, -0.94], [0.24, -0.93], [0.33, -0.72]));
  } else {
    // Cabin, then the body over its foot.
    brush.shape(
      deep,
      softShape([-0.86, -0.6], [-0.6, -0.92], [-0.18, -1.02], [0.24, -0.98], [0.56, -0.74], [0.76, -0.58]),
    );
    brush.shape(glass, softShape([-0.72, -0.6], [-0.52, -0.86], [-0.14, -0.93], [-0.08, -0.6]));
    brush.shape(glass, softShape([-0.03, -0.6], [-0.06, -0.93], [0.24, -0.9], [0.52, -0.7], [0.58, -0.6]));
    brush.shape(lighter(glass, 0.35), polygon([0.06, -0.62], [0.2, -0.88], [0.3, -0.85], [0.18, -0.62]));
    brush.shape(
      colour,
      softShape(
        [-1.34, -0.32],
        [-1.32, -0.58],
        [-0.9, -0.66],
        [0.6, -0.64],
        [1.14, -0.54],
        [1.36, -0.4],
        [1.36, -0.22],
        [1.2, -0.17],
        [-1.2, -0.17],
      ),
    );
  }
  brush.shape(
    lighter(colour, 0.32),
    softShape([-1.24, -0.56], [-0.8, -0.62], [0.62, -0.6], [1.08, -0.51], [0.6, -0.555], [-0.8, -0.565]),
  );
  brush.shape(deep, softShape([-1.33, -0.3], [0, -0.27], [1.36, -0.3], [1.32, -0.18], [1.2, -0.16], [-1.2, -0.16]));
  brush.line(darker(colour, 0.45), 0.012, (p) => {
    p.moveTo(-0.06, -0.6);
    p.lineTo(-0.02, -0.24);
    p.moveTo(-0.2, -0.5);
    p.lineTo(-0.1, -0.5);
  });
  brush.disc([24, 24, 28], -0.8, -0.2, 0.255);
  brush.disc([24, 24, 28], 0.82, -0.2, 0.255);
  pen.restore();
  wheel(brush, -0.8, -0.2, 0.2, turn);
  wheel(brush, 0.82, -0.2, 0.2, turn);
  brush.disc([255, 246, 220], 1.31, -0.4 + shake, 0.055, 0.045);
  brush.disc([214, 40, 40], -1.31, -0.46 + shake, 0.04, 0.06);
  if (!dark) return;
  brush.shine([255, 246, 214], 0.95, (p) => p.ellipse(1.31, -0.4, 0.06, 0.05, 0, 0, 7));
  brush.shine([255, 60, 48], 0.9, (p) => p.ellipse(-1.31, -0.46, 0.05, 0.06, 0, 0, 7));
}

/** A bus or a van. */
export function truck(brush: Brush, pose: Pose, colour: Rgb, dark: boolean): void {
  const shake = Math.sin(pose.seconds * 17) * 0.004;
  const { pen } = brush;
  if (dark) beam(brush, 1.02, -0.3, 1.7);
  pen.save();
  pen.translate(0, shake);
  brush.shape(
    colour,
    softShape([-1.05, -0.14], [-1.06, -0.96], [-0.9, -1.02], [0.86, -1.02], [1.02, -0.9], [1.07, -0.14]),
  );
  brush.shape(darker(colour, 0.25), polygon([-1.05, -0.36], [1.06, -0.36], [1.06, -0.13], [-1.05, -0.13]));
  for (let i = 0; i < 5; i++) {
    const x = -0.93 + i * 0.35;
    brush.shape(dark ? [255, 222, 150] : glass, polygon([x, -0.86], [x + 0.29, -0.86], [x + 0.29, -0.52], [x, -0.52]));
    if (dark) brush.shine([255, 222, 150], 0.75, polygon([x, -0.86], [x + 0.29, -0.86], [x + 0.29, -0.52], [x, -0.52]));
  }
  brush.shape(glass, polygon([0.84, -0.88], [1.0, -0.86], [1.05, -0.48], [0.84, -0.48]));
  brush.line(lighter(colour, 0.4), 0.02, (p) => {
    p.moveTo(-1.04, -0.44);
    p.lineTo(1.05, -0.44);
  });
  pen.restore();
  for (const x of [-0.66, 0.66]) wheel(brush, x, -0.13, 0.14, pose.stride * 3);
  if (dark) brush.shine([255, 246, 214], 0.95, (p) => p.ellipse(1.05, -0.26, 0.04, 0.05, 0, 0, 7));
}

/** A bicycle and who rides it. */
export function bicycle(brush: Brush, pose: Pose, colour: Rgb, rider: (brush: Brush) => void): void {
  const turn = pose.stride * 1.4;
  for (const x of [-0.34, 0.34]) {
    brush.line(tyre, 0.022, (p) => p.arc(x, -0.2, 0.2, 0, 7));
    for (let i = 0; i < 6; i++)
      brush.line([120, 122, 128], 0.005, (p) => {
        p.moveTo(x, -0.2);
        p.lineTo(x + Math.cos(turn + i) * 0.19, -0.2 + Math.sin(turn + i) * 0.19);
      });
  }
  const frame = [
    [-0.34, -0.2],
    [-0.02, -0.19],
    [0.22, -0.44],
    [-0.13, -0.46],
    [-0.02, -0.19],
  ] as const;
  brush.limb(colour, 0.026, ...frame);
  brush.limb(colour, 0.026, [-0.34, -0.2], [-0.13, -0.46], [-0.15, -0.53]);
  brush.limb(colour, 0.026, [0.34, -0.2], [0.21, -0.48], [0.26, -0.58], [0.2, -0.6]);
  brush.disc(tyre, -0.16, -0.545, 0.07, 0.022);
  rider(brush);
}

/** A train of three cars. */
export function train(brush: Brush, pose: Pose, colour: Rgb, dark: boolean): void {
  const { pen } = brush;
  const jolt = Math.sin(pose.seconds * 11) * 0.004;
  if (dark) beam(brush, 2.25, -0.5, 2.2);
  pen.save();
  pen.translate(0, jolt);
  brush.line([70, 66, 64], 0.03, (p) => {
    p.moveTo(-6, 0.01);
    p.lineTo(6, 0.01);
  });
  for (let wagon = 0; wagon < 3; wagon++) {
    const x = -2.3 + wagon * 1.55;
    const front = wagon === 2;
    brush.shape(
      colour,
      front
        ? softShape(
            [x, -0.12],
            [x, -0.92],
            [x + 0.1, -0.96],
            [x + 1.0, -0.95],
            [x + 1.4, -0.7],
            [x + 1.56, -0.3],
            [x + 1.5, -0.12],
          )
        : softShape([x, -0.12], [x, -0.93], [x + 0.06, -0.96], [x + 1.44, -0.96], [x + 1.5, -0.93], [x + 1.5, -0.12]),
    );
    brush.shape(
      lighter(colour, 0.5),
      polygon([x + 0.02, -0.4], [x + 1.48, -0.4], [x + 1.48, -0.33], [x + 0.02, -0.33]),
    );
    brush.shape(darker(colour, 0.3), polygon([x + 0.02, -0.22], [x + 1.49, -0.22], [x + 1.49, -0.1], [x + 0.02, -0.1]));
    for (let i = 0; i < (front ? 3 : 5); i++) {
      const wx = x + 0.12 + i * 0.27;
      const pane = polygon([wx, -0.8], [wx + 0.2, -0.8], [wx + 0.2, -0.52], [wx, -0.52]);
      brush.shape(glass, pane);
      if (dark) brush.shine([255, 220, 150], 0.85, pane);
    }
    if (front) brush.shape(glass, softShape([x + 1.02, -0.82], [x + 1.3, -0.68], [x + 1.4, -0.5], [x + 1.02, -0.52]));
    for (const wx of [0.25, 0.5, 1.0, 1.25]) brush.disc(tyre, x + wx, -0.06, 0.07);
  }
  if (dark) brush.shine([255, 246, 214], 0.95, (p) => p.ellipse(2.26, -0.34, 0.05, 0.05, 0, 0, 7));
  pen.restore();
}
