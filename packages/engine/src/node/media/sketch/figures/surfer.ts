import type { Rgb } from "../../../../craft/colours.ts";
import type { Dress } from "./body.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";
import { person } from "./person.ts";

const sea: Rgb = [34, 116, 146];
const foam: Rgb = [240, 248, 250];

/** Somebody who rides a board down the face of a wave that curls over behind. */
export function surfer(brush: Brush, pose: Pose, dress: Dress): void {
  const { pen } = brush;
  const t = pose.seconds;
  wave(brush, t);
  pen.save();
  pen.translate(0.02, -0.04);
  pen.rotate(0.2 + Math.sin(t * 2.1) * 0.06);
  brush.shape(
    [246, 236, 210],
    softShape([-0.44, 0.0], [-0.3, -0.05], [0.3, -0.06], [0.56, -0.09], [0.34, 0.02], [-0.3, 0.04]),
  );
  brush.line([222, 84, 60], 0.02, (p) => {
    p.moveTo(-0.34, -0.005);
    p.lineTo(0.42, -0.04);
  });
  pen.translate(0, -0.03);
  pen.scale(0.66, 0.66);
  person(brush, { ...pose, action: "fight", view: "side", seconds: t * 0.6 }, dress);
  pen.restore();
}

/** The wave with its lip of foam and the spray behind the board. */
function wave(brush: Brush, t: number): void {
  const roll = Math.sin(t * 1.1) * 0.02;
  brush.shape(
    darker(sea, 0.25),
    softShape(
      [-1.5, 0.16],
      [-1.5, -0.5],
      [-1.1, -1.02 + roll],
      [-0.5, -1.12 + roll],
      [-0.08, -0.86 + roll],
      [-0.34, -0.94],
      [-0.66, -0.72],
      [-0.5, -0.3],
      [0.2, 0.02],
      [1.3, 0.16],
    ),
  );
  brush.shape(
    sea,
    softShape(
      [-1.5, 0.16],
      [-1.44, -0.42],
      [-1.08, -0.9 + roll],
      [-0.72, -0.94 + roll],
      [-0.82, -0.56],
      [-0.54, -0.18],
      [0.2, 0.06],
      [1.2, 0.16],
    ),
  );
  for (let i = 0; i < 6; i++)
    brush.line(lighter(sea, 0.32), 0.014, (p) => {
      const shift = ((t * 0.35 + i / 6) % 1) * 0.2;
      p.moveTo(-1.3 + i * 0.12 - shift * 0.3, 0.06);
      p.quadraticCurveTo(-1.2 + i * 0.1 - shift, -0.5, -0.98 + i * 0.07 - shift * 0.4, -0.84 + i * 0.04);
    });
  for (let i = 0; i < 15; i++) {
    const along = i / 14;
    const x = -1.15 + along * 1.1;
    const y = -1.02 - Math.sin(along * 2.6) * 0.12 + along * along * 0.28 + roll;
    brush.disc(foam, x + Math.sin(t * 3 + i) * 0.02, y, 0.07 + 0.04 * Math.abs(Math.sin(t * 2.2 + i * 1.7)), 0.06);
  }
  for (let i = 0; i < 12; i++) {
    const age = (t * 0.9 + i / 12) % 1;
    const size = 1 - age * 0.6;
    brush.disc(foam, -0.36 - age * 0.7, 0.02 - Math.sin(age * 3.1) * (0.14 + (i % 3) * 0.05), 0.05 * size, 0.04 * size);
  }
}
