import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

const weed: Rgb = [58, 104, 74];

/** A wooden ship that sank or ran aground: it leans, its side is broken open to the ribs, one mast still stands. */
export function shipwreck(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  const deep = darker(colour, 0.4);
  pen.save();
  // What is under the ground isn't seen.
  pen.beginPath();
  pen.rect(-3, -3, 6, 3.02);
  pen.clip();
  pen.translate(0, 0.06);
  pen.rotate(-0.11);
  mast(brush, deep);
  // The inside, seen where planks are gone.
  brush.shape(
    darker(colour, 0.66),
    softShape([-1.12, -0.56], [-0.6, -0.4], [0.5, -0.36], [1.02, -0.5], [0.9, -0.04], [-0.7, 0.02]),
  );
  for (let i = 0; i < 7; i++) {
    const x = -0.12 + i * 0.14;
    brush.line(lighter(deep, 0.14), 0.034, (p) => {
      p.moveTo(x, 0.02);
      p.quadraticCurveTo(x + 0.07, -0.24, x - 0.01, -0.44 - 0.05 * ((i * 5) % 3));
    });
  }
  // What is left of the hull: the stern castle, and the bow that points up.
  brush.shape(colour, (p) => {
    p.moveTo(-1.24, -0.74);
    p.lineTo(-0.82, -0.66);
    p.lineTo(-0.76, -0.44);
    p.lineTo(-0.3, -0.4);
    for (const [x, y] of [
      [-0.2, -0.22],
      [-0.1, -0.28],
      [-0.04, -0.08],
      [0.2, -0.12],
      [0.28, 0],
      [0.62, -0.06],
      [0.7, -0.3],
      [0.82, -0.26],
      [0.78, -0.46],
    ] as const)
      p.lineTo(x, y);
    p.quadraticCurveTo(1.12, -0.54, 1.46, -0.78);
    p.quadraticCurveTo(1.24, -0.28, 0.92, 0.1);
    p.lineTo(-0.9, 0.1);
    p.quadraticCurveTo(-1.18, -0.24, -1.24, -0.74);
  });
  for (const [x1, y1, x2, y2] of [
    [-1.18, -0.52, -0.34, -0.3],
    [-1.12, -0.34, -0.16, -0.14],
    [-1.02, -0.16, 0.1, -0.02],
    [0.84, -0.38, 1.28, -0.5],
    [0.8, -0.18, 1.14, -0.26],
    [0.7, -0.02, 1.0, -0.06],
  ] as const)
    brush.line(deep, 0.014, (p) => {
      p.moveTo(x1, y1);
      p.lineTo(x2, y2);
    });
  for (const x of [-1.0, -0.78]) brush.shape(deep, polygon([x, -0.56], [x + 0.1, -0.54], [x + 0.1, -0.43], [x, -0.45]));
  brush.limb(deep, 0.035, [1.36, -0.7], [1.86, -0.98]);
  pen.restore();
  growth(brush, pose);
}

/** A broken mast with its yard hanging, and a rag of sail. */
function mast(brush: Brush, wood: Rgb): void {
  brush.limb(wood, 0.05, [-0.34, -0.1], [-0.3, -1.0], [-0.24, -1.06]);
  brush.limb(wood, 0.03, [-0.72, -0.66], [0.12, -0.86]);
  brush.shape(
    [150, 146, 130],
    softShape([-0.66, -0.66], [-0.36, -0.74], [-0.34, -0.5], [-0.46, -0.42], [-0.52, -0.56]),
  );
  brush.limb(wood, 0.045, [0.5, -0.1], [0.6, -0.62], [0.56, -0.66]);
  brush.line(wood, 0.01, (p) => {
    p.moveTo(-0.3, -0.98);
    p.quadraticCurveTo(0.16, -0.6, 0.58, -0.62);
  });
}

/** Weed and sand about the keel. */
function growth(brush: Brush, { seconds }: Pose): void {
  for (let i = 0; i < 12; i++) {
    const x = -1.2 + i * 0.2 + 0.07 * ((i * 7) % 3);
    const high = 0.12 + 0.09 * ((i * 5) % 4);
    const sway = Math.sin(seconds * 1.1 + i * 1.9) * 0.05;
    brush.line(i % 2 ? weed : darker(weed, 0.25), 0.022, (p) => {
      p.moveTo(x, 0.03);
      p.quadraticCurveTo(x - sway, -high * 0.5, x + sway, -high);
    });
  }
  brush.shape(
    [104, 106, 92],
    softShape(
      [-1.5, 0.03],
      [-1.2, -0.05],
      [-0.5, -0.03],
      [0.2, -0.06],
      [0.9, -0.03],
      [1.3, -0.05],
      [1.55, 0.03],
      [0, 0.05],
    ),
  );
}
