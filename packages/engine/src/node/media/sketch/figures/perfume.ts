import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, lighter, polygon, softShape, type Pose } from "./brush.ts";

/** A flacon of cut glass with its liquid and a metal cap; a gleam passes over it. */
export function perfume(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  brush.shape(
    lighter(colour, 0.62),
    softShape(
      [-0.36, 0],
      [-0.38, -0.08],
      [-0.38, -0.56],
      [-0.3, -0.64],
      [0.3, -0.64],
      [0.38, -0.56],
      [0.38, -0.08],
      [0.36, 0],
    ),
  );
  brush.shape(
    colour,
    softShape([-0.3, -0.04], [-0.32, -0.1], [-0.31, -0.48], [0.31, -0.48], [0.32, -0.1], [0.3, -0.04]),
  );
  brush.shape(lighter(colour, 0.3), polygon([-0.31, -0.48], [0.31, -0.48], [0.3, -0.45], [-0.3, -0.45]));
  brush.shape([250, 246, 236], polygon([-0.17, -0.16], [-0.17, -0.36], [0.17, -0.36], [0.17, -0.16]));
  brush.line([150, 124, 84], 0.012, (p) => {
    p.moveTo(-0.11, -0.29);
    p.lineTo(0.11, -0.29);
    p.moveTo(-0.06, -0.23);
    p.lineTo(0.06, -0.23);
  });
  brush.shape([206, 176, 112], polygon([-0.11, -0.63], [0.11, -0.63], [0.11, -0.71], [-0.11, -0.71]));
  brush.shape([226, 196, 128], softShape([-0.17, -0.7], [-0.17, -0.97], [0.17, -0.97], [0.17, -0.7]));
  brush.shape([250, 232, 184], polygon([-0.12, -0.73], [-0.07, -0.73], [-0.07, -0.95], [-0.12, -0.95]));
  brush.shine([255, 255, 255], 0.3, polygon([-0.34, -0.1], [-0.28, -0.06], [-0.28, -0.58], [-0.34, -0.55]));
  const at = ((pose.seconds * 0.35) % 1.6) - 0.4;
  pen.save();
  pen.beginPath();
  pen.rect(-0.37, -0.63, 0.74, 0.62);
  pen.clip();
  brush.shine([255, 255, 255], 0.34, polygon([at - 0.1, -0.64], [at, -0.64], [at - 0.2, 0], [at - 0.32, 0]));
  pen.restore();
}
