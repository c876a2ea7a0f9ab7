import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

const lamp: Rgb = [255, 208, 128];

function pane(brush: Brush, lit: boolean, x: number, y: number, w: number, h: number): void {
  const shape = polygon([x, y], [x + w, y], [x + w, y + h], [x, y + h]);
  brush.shape([58, 72, 88], shape);
  if (lit) brush.shine(lamp, 0.95, shape);
  brush.line([60, 46, 40], 0.008, (p) => {
    p.moveTo(x + w / 2, y);
    p.lineTo(x + w / 2, y + h);
    p.moveTo(x, y + h / 2);
    p.lineTo(x + w, y + h / 2);
  });
}

/** A house with a smoking chimney. */
export function house(brush: Brush, pose: Pose, colour: Rgb | undefined, dark: boolean): void {
  const wall: Rgb = colour ?? [214, 196, 168];
  const roof: Rgb = [128, 66, 54];
  brush.shape(darker(wall, 0.22), polygon([0.18, 0], [0.18, -0.5], [0.62, -0.46], [0.62, 0]));
  brush.shape(wall, polygon([-0.52, 0], [-0.52, -0.5], [-0.16, -0.92], [0.2, -0.5], [0.2, 0]));
  brush.shape(darker(roof, 0.12), polygon([0.2, -0.48], [-0.16, -0.94], [0.36, -0.9], [0.7, -0.44]));
  brush.shape(roof, polygon([-0.6, -0.44], [-0.16, -0.98], [-0.14, -0.9], [-0.54, -0.4]));
  brush.shape([122, 88, 74], polygon([0.3, -0.86], [0.3, -1.02], [0.41, -1.02], [0.41, -0.76]));
  for (let i = 0; i < 4; i++) {
    const t = (pose.seconds * 0.22 + i / 4) % 1;
    brush.shine([220, 220, 224], 0.3 * (1 - t), (p) =>
      p.ellipse(
        0.36 + t * 0.18 + Math.sin(pose.seconds + i * 2) * 0.03,
        -1.04 - t * 0.4,
        0.04 + t * 0.09,
        0.035 + t * 0.07,
        0,
        0,
        7,
      ),
    );
  }
  brush.shape([92, 58, 42], polygon([-0.24, 0], [-0.24, -0.32], [-0.08, -0.32], [-0.08, 0]));
  pane(brush, dark, -0.44, -0.36, 0.14, 0.17);
  pane(brush, dark, 0, -0.36, 0.14, 0.17);
  pane(brush, dark, -0.22, -0.66, 0.12, 0.14);
  pane(brush, dark, 0.32, -0.34, 0.16, 0.15);
}

/** A castle with five towers. */
export function castle(brush: Brush, _pose: Pose, colour: Rgb | undefined, dark: boolean): void {
  const stone: Rgb = colour ?? [168, 158, 150];
  const tower = (x: number, w: number, h: number, tint: Rgb) => {
    brush.shape(tint, polygon([x - w / 2, 0], [x - w / 2, -h], [x + w / 2, -h], [x + w / 2, 0]));
    for (let i = 0; i < 4; i++)
      brush.shape(
        tint,
        polygon(
          [x - w * 0.6 + i * w * 0.33, -h],
          [x - w * 0.6 + i * w * 0.33, -h - w * 0.3],
          [x - w * 0.42 + i * w * 0.33, -h - w * 0.3],
          [x - w * 0.42 + i * w * 0.33, -h],
        ),
      );
    brush.shape([108, 58, 66], polygon([x - w * 0.62, -h - w * 0.2], [x, -h - w * 1.7], [x + w * 0.62, -h - w * 0.2]));
    pane(brush, dark, x - w * 0.14, -h * 0.78, w * 0.28, w * 0.4);
  };
  tower(-0.36, 0.17, 0.52, darker(stone, 0.1));
  tower(0.4, 0.16, 0.46, darker(stone, 0.22));
  brush.shape(stone, polygon([-0.46, 0], [-0.46, -0.3], [0.5, -0.3], [0.5, 0]));
  for (let i = 0; i < 10; i++)
    brush.shape(
      stone,
      polygon([-0.46 + i * 0.1, -0.29], [-0.46 + i * 0.1, -0.35], [-0.41 + i * 0.1, -0.35], [-0.41 + i * 0.1, -0.29]),
    );
  tower(0.04, 0.22, 0.66, lighter(stone, 0.06));
  brush.shape(
    [58, 44, 40],
    softShape([-0.07, 0.02], [-0.08, -0.14], [0.0, -0.22], [0.12, -0.22], [0.16, -0.12], [0.15, 0.02]),
  );
}

/** A lighthouse whose beam turns in the dark. */
export function lighthouse(brush: Brush, pose: Pose, colour: Rgb | undefined, dark: boolean): void {
  const { pen } = brush;
  const paint: Rgb = colour ?? [206, 58, 50];
  if (dark) {
    const turn = Math.sin(pose.seconds * 0.9);
    for (const side of [-1, 1]) {
      const reach = side * 3.2 * turn;
      const light = pen.createLinearGradient(0, 0, reach, 0);
      light.addColorStop(0, "rgba(255,240,190,0.6)");
      light.addColorStop(1, "rgba(255,240,190,0)");
      pen.fillStyle = light;
      pen.beginPath();
      pen.moveTo(0, -0.9);
      pen.lineTo(reach, -1.2);
      pen.lineTo(reach, -0.62);
      pen.fill();
    }
  }
  brush.shape([110, 104, 100], softShape([-0.34, 0.04], [-0.24, -0.06], [0.26, -0.06], [0.36, 0.04]));
  for (let i = 0; i < 5; i++) {
    const y = -0.04 - i * 0.155;
    const w = (t: number) => 0.13 - 0.055 * t;
    brush.shape(
      i % 2 ? paint : [240, 236, 228],
      polygon([-w(i / 5), y], [-w((i + 1) / 5), y - 0.157], [w((i + 1) / 5), y - 0.157], [w(i / 5), y]),
    );
  }
  brush.shape([70, 72, 80], polygon([-0.11, -0.81], [0.11, -0.81], [0.11, -0.84], [-0.11, -0.84]));
  brush.shape([250, 226, 160], polygon([-0.06, -0.84], [0.06, -0.84], [0.06, -0.94], [-0.06, -0.94]));
  if (dark) brush.shine([255, 246, 210], 1, (p) => p.ellipse(0, -0.89, 0.09, 0.07, 0, 0, 7));
  brush.shape(paint, polygon([-0.085, -0.93], [0, -1.02], [0.085, -0.93]));
}

/** A lattice tower. */
export function tower(brush: Brush, pose: Pose, colour: Rgb | undefined, dark: boolean): void {
  const steel: Rgb = colour ?? [112, 104, 100];
  for (const side of [-1, 1])
    brush.line(steel, 0.018, (p) => {
      p.moveTo(side * 0.17, 0);
      p.quadraticCurveTo(side * 0.05, -0.45, side * 0.012, -0.94);
    });
  for (let i = 0; i < 8; i++) {
    const y = -0.06 - i * 0.11;
    const w = 0.16 * (1 + y) ** 2 + 0.012;
    brush.line(steel, 0.007, (p) => {
      p.moveTo(-w, y);
      p.lineTo(w * 0.86, y - 0.11);
      p.moveTo(w, y);
      p.lineTo(-w * 0.86, y - 0.11);
    });
  }
  for (const [y, w] of [
    [-0.3, 0.12],
    [-0.56, 0.07],
    [-0.86, 0.03],
  ] as const)
    brush.shape(darker(steel, 0.2), polygon([-w, y], [w, y], [w * 0.9, y - 0.03], [-w * 0.9, y - 0.03]));
  brush.limb(steel, 0.012, [0, -0.9], [0, -1.02]);
  if (dark && Math.sin(pose.seconds * 3) > 0)
    brush.shine([255, 60, 50], 1, (p) => p.ellipse(0, -1.02, 0.014, 0.014, 0, 0, 7));
}

/** A windmill with turning sails. */
export function windmill(brush: Brush, pose: Pose, colour: Rgb | undefined): void {
  const wall: Rgb = colour ?? [222, 210, 192];
  brush.shape(wall, polygon([-0.17, 0], [-0.1, -0.6], [0.1, -0.6], [0.17, 0]));
  brush.shape([112, 64, 50], softShape([-0.13, -0.58], [-0.06, -0.72], [0.06, -0.72], [0.13, -0.58]));
  brush.shape([92, 58, 42], polygon([-0.04, 0], [-0.04, -0.14], [0.04, -0.14], [0.04, 0]));
  const turn = pose.seconds * 0.9;
  for (let i = 0; i < 4; i++) {
    const a = turn + (i * Math.PI) / 2;
    const [c, s] = [Math.cos(a), Math.sin(a)];
    const at = (r: number, o: number): [number, number] => [c * r - s * o, -0.62 + s * r + c * o];
    brush.limb([96, 76, 60], 0.014, at(0, 0), at(0.42, 0));
    brush.shape([238, 232, 218], polygon(at(0.1, 0.005), at(0.42, 0.005), at(0.42, 0.08), at(0.1, 0.075)));
  }
  brush.disc([84, 64, 50], 0, -0.62, 0.025);
}

/** A stone bridge with three arches. */
export function bridge(brush: Brush, _pose: Pose, colour: Rgb | undefined): void {
  const stone: Rgb = colour ?? [150, 142, 134];
  brush.shape(stone, (p) => {
    p.moveTo(-1.8, 0.1);
    p.lineTo(-1.8, -0.6);
    p.quadraticCurveTo(0, -1.06, 1.8, -0.6);
    p.lineTo(1.8, 0.1);
    for (const [x, r, h] of [
      [1.1, 0.42, 0.42],
      [0, 0.54, 0.62],
      [-1.1, 0.42, 0.42],
    ] as const) {
      p.lineTo(x + r, 0.1);
      p.bezierCurveTo(x + r, -h * 1.15, x - r, -h * 1.15, x - r, 0.1);
    }
  });
  brush.line(lighter(stone, 0.3), 0.035, (p) => {
    p.moveTo(-1.8, -0.62);
    p.quadraticCurveTo(0, -1.08, 1.8, -0.62);
  });
  brush.line(darker(stone, 0.3), 0.014, (p) => {
    p.moveTo(-1.8, -0.5);
    p.quadraticCurveTo(0, -0.96, 1.8, -0.5);
  });
}

/** A tent, lit from within in the dark. */
export function tent(brush: Brush, pose: Pose, colour: Rgb | undefined, dark: boolean): void {
  const cloth: Rgb = colour ?? [222, 142, 62];
  const flap = Math.sin(pose.seconds * 2) * 0.02;
  brush.shape(darker(cloth, 0.3), polygon([0.1, -0.9], [0.74, 0], [0.2, 0]));
  brush.shape(cloth, polygon([-0.62, 0], [0.1, -0.94], [0.24, 0]));
  brush.shape([46, 40, 40], polygon([-0.3, 0], [0.08, -0.72], [0.06 + flap, 0]));
  if (dark) brush.shine([255, 196, 110], 0.85, polygon([-0.3, 0], [0.08, -0.72], [0.06 + flap, 0]));
}

/** A bridge that carries a road or a track right across the picture; its deck is at y = −1. */
export function viaduct(brush: Brush, _pose: Pose, colour: Rgb | undefined): void {
  const stone: Rgb = colour ?? [150, 142, 134];
  const [half, span] = [9, 1.5];
  brush.shape(stone, (p) => {
    p.moveTo(-half, 1.2);
    p.lineTo(-half, -1);
    p.lineTo(half, -1);
    p.lineTo(half, 1.2);
    for (let x = half - span / 2; x > -half; x -= span) {
      p.lineTo(x + span * 0.38, 1.2);
      p.bezierCurveTo(x + span * 0.38, -0.95, x - span * 0.38, -0.95, x - span * 0.38, 1.2);
    }
  });
  for (const [y, tone, wide] of [
    [-1, lighter(stone, 0.3), 0.08],
    [-0.86, darker(stone, 0.3), 0.03],
  ] as const)
    brush.line(tone, wide, (p) => {
      p.moveTo(-half, y);
      p.lineTo(half, y);
    });
}
