import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose } from "./brush.ts";

const gold: Rgb = [222, 184, 104];

/** A leather handbag with a flap, a clasp and two handles. */
export function handbag(brush: Brush, _pose: Pose, colour: Rgb): void {
  const handle = (lift: number) => (p: Brush["pen"]) => {
    p.moveTo(-0.25, -0.6);
    p.bezierCurveTo(-0.27, -1.02 - lift, 0.27, -1.02 - lift, 0.25, -0.6);
  };
  brush.line(darker(colour, 0.45), 0.045, handle(0.05));
  const body = (p: Brush["pen"]) => {
    p.moveTo(-0.44, -0.64);
    p.lineTo(0.44, -0.64);
    p.quadraticCurveTo(0.56, -0.2, 0.55, -0.05);
    p.quadraticCurveTo(0.54, 0.01, 0.46, 0.01);
    p.lineTo(-0.46, 0.01);
    p.quadraticCurveTo(-0.54, 0.01, -0.55, -0.05);
    p.quadraticCurveTo(-0.56, -0.2, -0.44, -0.64);
    p.closePath();
  };
  brush.shape(colour, body);
  brush.shape(darker(colour, 0.22), polygon([0.3, -0.63], [0.44, -0.63], [0.54, -0.06], [0.36, 0.0]));
  brush.shape(lighter(colour, 0.08), (p) => {
    p.moveTo(-0.46, -0.66);
    p.lineTo(0.46, -0.66);
    p.quadraticCurveTo(0.46, -0.34, 0.1, -0.28);
    p.lineTo(-0.1, -0.28);
    p.quadraticCurveTo(-0.46, -0.34, -0.46, -0.66);
    p.closePath();
  });
  brush.line(lighter(colour, 0.4), 0.01, (p) => {
    p.moveTo(-0.42, -0.6);
    p.quadraticCurveTo(-0.41, -0.37, -0.09, -0.32);
    p.lineTo(0.09, -0.32);
    p.quadraticCurveTo(0.41, -0.37, 0.42, -0.6);
  });
  brush.line(colour, 0.045, handle(0));
  for (const x of [-0.25, 0.25]) brush.disc(gold, x, -0.6, 0.035);
  brush.shape(gold, polygon([-0.07, -0.36], [0.07, -0.36], [0.06, -0.22], [-0.06, -0.22]));
  brush.disc(darker(gold, 0.4), 0, -0.29, 0.02);
  brush.shape(lighter(colour, 0.35), polygon([-0.4, -0.28], [-0.33, -0.26], [-0.42, -0.06], [-0.49, -0.08]));
}
