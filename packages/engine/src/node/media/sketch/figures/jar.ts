import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";
import type { Rgb } from "../../../../craft/colours.ts";

/** A glass jar with a lid and a label; what is in it has the colour. */
export function jar(brush: Brush, _pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  brush.shape(
    [206, 220, 220],
    softShape(
      [-0.4, 0.02],
      [-0.43, -0.06],
      [-0.44, -0.62],
      [-0.34, -0.82],
      [0.34, -0.82],
      [0.44, -0.62],
      [0.43, -0.06],
      [0.4, 0.02],
    ),
  );
  brush.shape(
    colour,
    softShape(
      [-0.37, 0.0],
      [-0.4, -0.08],
      [-0.41, -0.6],
      [-0.34, -0.7],
      [0.34, -0.7],
      [0.41, -0.6],
      [0.4, -0.08],
      [0.37, 0.0],
    ),
  );
  brush.disc(lighter(colour, 0.35), 0, -0.68, 0.355, 0.05);
  brush.shape(darker(colour, 0.22), softShape([0.2, 0.0], [0.26, -0.66], [0.4, -0.6], [0.39, -0.04]));
  brush.shape([250, 244, 228], polygon([-0.3, -0.13], [-0.31, -0.53], [0.31, -0.53], [0.3, -0.13]));
  brush.line([150, 120, 84], 0.012, (p) => p.rect(-0.27, -0.49, 0.54, 0.32));
  brush.disc(colour, 0, -0.36, 0.075);
  brush.line([120, 96, 72], 0.014, (p) => {
    p.moveTo(-0.17, -0.235);
    p.lineTo(0.17, -0.235);
  });
  pen.save();
  pen.globalAlpha *= 0.55;
  brush.shape([255, 255, 252], softShape([-0.36, -0.1], [-0.37, -0.62], [-0.31, -0.72], [-0.3, -0.12]));
  pen.restore();
  brush.shape(
    [196, 160, 92],
    softShape([-0.37, -0.8], [-0.38, -0.97], [-0.3, -1], [0.3, -1], [0.38, -0.97], [0.37, -0.8]),
  );
  brush.line([150, 116, 62], 0.012, (p) => {
    for (let i = -5; i <= 5; i++) {
      p.moveTo(i * 0.062, -0.84);
      p.lineTo(i * 0.062, -0.94);
    }
  });
}
