import type { Rgb } from "../../../../craft/colours.ts";
import { lightCone } from "./light-cone.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** A submarine with its light ahead and its screw turning; its middle is at y = -0.5. */
export function submarine(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  pen.save();
  pen.translate(0, -0.42 + Math.sin(pose.seconds * 0.9) * 0.02);
  pen.rotate(Math.sin(pose.seconds * 0.7) * 0.015);
  lightCone(brush, [255, 246, 206], 0.5, [1.2, 0], [3.6, 0.3], [1.26, 0.02], [3.6, -0.34], [3.6, 0.86]);
  const blade = Math.sin(pose.seconds * 14);
  brush.shape([190, 156, 84], softShape([-1.5, 0.02], [-1.56, -0.24 * blade], [-1.62, 0.02], [-1.56, 0.24 * blade]));
  brush.shape(darker(colour, 0.3), polygon([-1.2, -0.06], [-1.5, -0.34], [-1.42, 0.0], [-1.5, 0.36], [-1.2, 0.1]));
  brush.shape(darker(colour, 0.18), softShape([-0.32, -0.24], [-0.28, -0.52], [0.24, -0.52], [0.34, -0.24]));
  brush.limb(darker(colour, 0.3), 0.04, [-0.06, -0.5], [-0.06, -0.72], [0.08, -0.72]);
  brush.shape(
    colour,
    softShape(
      [-1.5, 0.04],
      [-1.1, -0.22],
      [-0.5, -0.33],
      [0.7, -0.33],
      [1.2, -0.22],
      [1.36, 0.02],
      [1.2, 0.24],
      [0.7, 0.34],
      [-0.5, 0.34],
      [-1.1, 0.26],
    ),
  );
  brush.shape(
    darker(colour, 0.25),
    softShape([-1.3, 0.1], [-0.4, 0.14], [1.3, 0.1], [1.1, 0.28], [0.6, 0.34], [-0.6, 0.34], [-1.1, 0.24]),
  );
  brush.line(lighter(colour, 0.4), 0.03, (p) => {
    p.moveTo(-1.0, -0.17);
    p.quadraticCurveTo(0, -0.27, 1.06, -0.17);
  });
  for (const x of [-0.62, -0.14, 0.34]) {
    brush.disc(darker(colour, 0.4), x, -0.03, 0.115);
    brush.shine([255, 226, 150], 0.95, (p) => p.ellipse(x, -0.03, 0.08, 0.08, 0, 0, 7));
  }
  brush.shape(darker(colour, 0.35), polygon([0.7, -0.02], [0.96, -0.02], [0.9, 0.08], [0.64, 0.08]));
  brush.shine([255, 250, 226], 1, (p) => p.ellipse(1.27, 0.03, 0.07, 0.09, 0, 0, 7));
  for (let i = 0; i < 6; i++) {
    const rise = (pose.seconds * 0.5 + i / 6) % 1;
    pen.globalAlpha = 0.5 * (1 - rise);
    brush.line([220, 240, 248], 0.012, (p) =>
      p.arc(-1.66 - rise * 0.7, -rise * 0.5 + Math.sin(i * 5) * 0.12, 0.03 + rise * 0.04, 0, 7),
    );
  }
  pen.restore();
}
