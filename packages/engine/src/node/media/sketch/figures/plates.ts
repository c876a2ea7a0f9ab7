import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";
import { steam } from "./things.ts";

/** Three pieces of sushi on a slate with chopsticks beside them. */
export function sushi(brush: Brush, _pose: Pose, colour: Rgb): void {
  const slate: Rgb = [58, 62, 68];
  brush.shape(slate, softShape([-1.4, -0.04], [-1.3, -0.3], [1.3, -0.3], [1.4, -0.04], [1.2, 0.02], [-1.2, 0.02]));
  for (const [x, tint] of [
    [-0.74, colour],
    [0, [244, 226, 206]],
    [0.72, colour],
  ] as const) {
    brush.shape(
      [246, 244, 236],
      softShape(
        [x - 0.34, -0.12],
        [x - 0.34, -0.42],
        [x - 0.1, -0.5],
        [x + 0.24, -0.46],
        [x + 0.36, -0.28],
        [x + 0.3, -0.12],
      ),
    );
    for (let i = 0; i < 7; i++)
      brush.disc([226, 222, 208], x - 0.24 + i * 0.08, -0.18 - 0.06 * ((i * 5) % 3), 0.03, 0.016, i);
    brush.shape(
      tint,
      softShape(
        [x - 0.42, -0.34],
        [x - 0.34, -0.62],
        [x, -0.7],
        [x + 0.36, -0.58],
        [x + 0.46, -0.34],
        [x + 0.2, -0.46],
        [x - 0.2, -0.46],
      ),
    );
    for (const dx of [-0.2, 0.02, 0.22])
      brush.line(lighter(tint, 0.5), 0.024, (p) => {
        p.moveTo(x + dx - 0.06, -0.47);
        p.lineTo(x + dx + 0.06, -0.63);
      });
  }
  brush.limb([38, 34, 38], 0.14, [0, -0.14], [0, -0.66]);
  brush.disc([126, 168, 84], 1.16, -0.22, 0.12, 0.09);
  for (const y of [-0.02, 0.03]) brush.limb([112, 60, 44], 0.035, [-1.5, y - 0.06], [1.24, y]);
}

/** A plate with a piece of meat, greens and tomatoes; it steams. */
export function dish(brush: Brush, pose: Pose, colour: Rgb): void {
  brush.disc([214, 212, 206], 0, -0.12, 1.3, 0.32);
  brush.disc([246, 244, 238], 0, -0.17, 1.28, 0.3);
  brush.disc([228, 226, 220], 0, -0.17, 0.92, 0.2);
  for (let i = 0; i < 9; i++) {
    const [x, y] = [0.24 + 0.36 * Math.sin(i * 2.1), -0.3 - 0.05 * ((i * 5) % 4)];
    brush.disc(i % 2 ? [104, 152, 70] : [76, 122, 58], x, y, 0.22, 0.1, Math.sin(i * 3));
  }
  brush.shape(
    darker(colour, 0.3),
    softShape([-0.86, -0.16], [-0.8, -0.4], [-0.3, -0.5], [0.18, -0.42], [0.2, -0.2], [-0.3, -0.1]),
  );
  brush.shape(
    colour,
    softShape([-0.84, -0.26], [-0.76, -0.46], [-0.3, -0.55], [0.16, -0.48], [0.18, -0.3], [-0.3, -0.24]),
  );
  for (let i = 0; i < 4; i++)
    brush.line(darker(colour, 0.5), 0.03, (p) => {
      p.moveTo(-0.66 + i * 0.2, -0.28);
      p.lineTo(-0.54 + i * 0.2, -0.49);
    });
  for (const [x, y] of [
    [0.66, -0.26],
    [0.48, -0.2],
    [0.84, -0.2],
  ] as const) {
    brush.disc([206, 56, 44], x, y, 0.1, 0.09);
    brush.disc([244, 150, 130], x - 0.03, y - 0.03, 0.03, 0.02);
  }
  brush.pen.save();
  brush.pen.translate(-0.2, 0.35);
  steam(brush, pose);
  brush.pen.restore();
}
