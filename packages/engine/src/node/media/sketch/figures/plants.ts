import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** A toadstool. */
export function mushroom(brush: Brush, _pose: Pose, colour: Rgb): void {
  brush.shape(
    [236, 226, 206],
    softShape([-0.12, 0.02], [-0.1, -0.4], [-0.13, -0.58], [0.13, -0.58], [0.1, -0.4], [0.14, 0.02]),
  );
  brush.shape([214, 196, 170], softShape([-0.4, -0.52], [0, -0.46], [0.4, -0.52], [0, -0.62]));
  brush.shape(colour, (p) => {
    p.moveTo(-0.46, -0.54);
    p.bezierCurveTo(-0.46, -0.96, -0.14, -1, 0, -1);
    p.bezierCurveTo(0.14, -1, 0.46, -0.96, 0.46, -0.54);
    p.quadraticCurveTo(0, -0.44, -0.46, -0.54);
  });
  for (const [x, y, r] of [
    [-0.22, -0.76, 0.06],
    [0.04, -0.86, 0.07],
    [0.26, -0.72, 0.05],
    [0.02, -0.64, 0.045],
  ] as const)
    brush.disc([250, 246, 238], x, y, r, r * 0.8);
}

/** A cactus with a flower. */
export function cactus(brush: Brush, _pose: Pose, colour: Rgb): void {
  brush.limb(darker(colour, 0.2), 0.13, [-0.02, -0.5], [-0.26, -0.5], [-0.26, -0.76]);
  brush.limb(colour, 0.2, [0, 0], [0, -0.88]);
  brush.limb(colour, 0.12, [0.02, -0.36], [0.25, -0.36], [0.25, -0.62]);
  for (const x of [-0.05, 0, 0.05])
    brush.line(lighter(colour, 0.3), 0.01, (p) => {
      p.moveTo(x, -0.04);
      p.lineTo(x, -0.92);
    });
  brush.disc([238, 120, 150], 0.25, -0.69, 0.035);
}

/** A fire that flickers, throws sparks and lights what is near. */
export function campfire(brush: Brush, pose: Pose): void {
  const { pen } = brush;
  const t = pose.seconds;
  const glow = pen.createRadialGradient(0, -0.3, 0, 0, -0.3, 2.4);
  glow.addColorStop(0, `rgba(255,168,72,${(0.62 + 0.08 * Math.sin(t * 9)).toFixed(3)})`);
  glow.addColorStop(0.3, "rgba(255,130,50,0.2)");
  glow.addColorStop(1, "rgba(255,110,40,0)");
  pen.fillStyle = glow;
  pen.fillRect(-2.4, -2.7, 4.8, 4.8);
  for (const [a, b] of [
    [-0.4, 0.36],
    [0.42, -0.34],
    [-0.14, 0.2],
  ] as const)
    brush.limb([82, 54, 38], 0.1, [a, 0], [b, -0.14]);
  for (let i = 0; i < 7; i++) {
    const x = (i - 3) * 0.1;
    const high = (0.95 - Math.abs(x) * 1.5) * (0.78 + 0.22 * Math.sin(t * (7 + i) + i * 2));
    const lick = Math.sin(t * 6 + i) * 0.06;
    brush.shine(
      i % 2 ? [255, 132, 40] : [255, 90, 30],
      0.85,
      softShape(
        [x - 0.11, -0.06],
        [x - 0.08, -high * 0.45],
        [x + lick, -high],
        [x + 0.08, -high * 0.4],
        [x + 0.11, -0.06],
      ),
    );
  }
  brush.shine(
    [255, 232, 150],
    0.9,
    softShape([-0.12, -0.05], [-0.08, -0.24], [Math.sin(t * 8) * 0.03, -0.48], [0.08, -0.22], [0.12, -0.05]),
  );
  for (let i = 0; i < 9; i++) {
    const s = (t * 0.5 + i / 9) % 1;
    brush.shine(
      [255, 190, 90],
      1 - s,
      polygon(
        [Math.sin(i * 7 + s * 5) * 0.3, -0.5 - s * 1.3],
        [Math.sin(i * 7 + s * 5) * 0.3 + 0.016, -0.5 - s * 1.3],
        [Math.sin(i * 7 + s * 5) * 0.3 + 0.01, -0.52 - s * 1.3],
      ),
    );
  }
}
