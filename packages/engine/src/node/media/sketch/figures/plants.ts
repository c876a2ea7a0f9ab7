import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

const stem: Rgb = [82, 132, 62];

/** How far a plant has grown, 0 (a seed in the soil) to 1 (in full flower). */
export function growthOf(pose: Pose, kind: "seed" | "flower"): number {
  const t = pose.progress;
  if (pose.action === "bloom") return 0.62 + 0.38 * smooth(t * 1.15);
  if (pose.action === "grow") return kind === "seed" ? 0.02 + 0.6 * smooth(t) : 0.12 + 0.88 * smooth(t);
  return kind === "seed" ? 0.3 : 1;
}

function smooth(t: number): number {
  const x = Math.max(0, Math.min(1, t));
  return x * x * (3 - 2 * x);
}

/** A plant from seed over sprout and bud to flower. */
export function flower(brush: Brush, pose: Pose, colour: Rgb, growth: number, petals: number): void {
  const { pen } = brush;
  const sway = Math.sin(pose.seconds * 1.3) * 0.03;
  if (growth < 0.16) {
    const split = Math.max(0, (growth - 0.04) / 0.12);
    brush.disc([146, 100, 60], 0, 0.0, 0.05, 0.036, 0.4);
    brush.disc([176, 128, 82], -0.012, -0.012, 0.02, 0.012, 0.4);
    if (split > 0)
      brush.limb(
        lighter(stem, 0.35),
        0.016,
        [0.01, -0.02],
        [0.0, -0.03 - 0.1 * split],
        [0.035 * split, -0.045 - 0.13 * split],
      );
    return;
  }
  const tall = 0.12 + 0.76 * smooth((growth - 0.12) / 0.55);
  const tip: [number, number] = [sway * tall, -tall];
  const along = (t: number): [number, number] => [tip[0] * t * t + Math.sin(t * 5) * 0.012, -tall * t];
  brush.line(stem, 0.016 + 0.014 * growth, (p) => {
    p.moveTo(0, 0.02);
    for (let i = 1; i <= 8; i++) p.lineTo(...along(i / 8));
  });
  const pairs = Math.min(4, Math.floor(tall * 5.2));
  for (let i = 0; i < pairs; i++) {
    const t = 0.16 + (i / Math.max(1, pairs)) * 0.68;
    const [x, y] = along(t);
    const size = 0.19 * Math.min(1, (growth - 0.1) * 2.6) * (1 - 0.38 * t);
    for (const side of [-1, 1])
      leaf(
        brush,
        x,
        y,
        side * (0.52 + 0.16 * Math.sin(i * 2.4 + side)) + sway,
        size,
        side > 0 ? stem : darker(stem, 0.14),
      );
  }
  if (growth < 0.16 + 0.18) return leafPair(brush, tip, growth, sway);
  const open = smooth((growth - 0.6) / 0.4);
  pen.save();
  pen.translate(...tip);
  pen.rotate(sway * 2 + 0.1);
  if (open < 0.06) bud(brush, colour, 0.035 + 0.05 * smooth((growth - 0.34) / 0.26));
  else blossom(brush, colour, 0.05 + 0.15 * open, open, petals);
  pen.restore();
}

function leaf(brush: Brush, x: number, y: number, angle: number, size: number, colour: Rgb): void {
  if (size <= 0) return;
  const { pen } = brush;
  pen.save();
  pen.translate(x, y);
  pen.rotate(angle > 0 ? -Math.PI / 2 + angle * 1.6 : -Math.PI / 2 + angle * 1.6);
  brush.shape(colour, (p) => {
    p.moveTo(0, 0);
    p.bezierCurveTo(size * 0.3, -size * 0.34, size * 0.8, -size * 0.26, size, 0);
    p.bezierCurveTo(size * 0.8, size * 0.22, size * 0.3, size * 0.24, 0, 0);
  });
  brush.line(lighter(colour, 0.3), size * 0.03, (p) => {
    p.moveTo(size * 0.08, 0);
    p.lineTo(size * 0.88, 0);
  });
  pen.restore();
}

function leafPair(brush: Brush, [x, y]: readonly [number, number], growth: number, sway: number): void {
  const size = 0.06 + 0.12 * Math.min(1, (growth - 0.14) * 6);
  for (const side of [-1, 1]) leaf(brush, x, y, side * 0.62 + sway, size, lighter(stem, 0.2));
}

function bud(brush: Brush, colour: Rgb, size: number): void {
  brush.shape(
    colour,
    softShape(
      [-size * 0.6, 0],
      [-size * 0.5, -size * 1.5],
      [0, -size * 2.2],
      [size * 0.5, -size * 1.5],
      [size * 0.6, 0],
    ),
  );
  for (const side of [-1, 1])
    brush.shape(
      stem,
      softShape(
        [0, size * 0.3],
        [side * size * 0.9, -size * 0.3],
        [side * size * 0.45, -size * 1.3],
        [side * size * 0.1, -size * 0.3],
      ),
    );
}

function blossom(brush: Brush, colour: Rgb, radius: number, open: number, petals: number): void {
  for (const ring of [0, 1]) {
    const count = petals;
    for (let i = 0; i < count; i++) {
      const angle = (i / count) * Math.PI * 2 + ring * (Math.PI / count);
      const reach = radius * (ring === 0 ? 1.12 : 0.86) * (0.55 + 0.45 * open);
      const wide = radius * Math.min(0.46, 2.6 / petals);
      const [c, s] = [Math.cos(angle), Math.sin(angle) * (0.72 + 0.2 * open)];
      const at = (r: number, o: number): [number, number] => [c * r - s * o, s * r + c * o];
      brush.shape(
        ring === 0 ? darker(colour, 0.16) : i % 2 ? colour : lighter(colour, 0.1),
        softShape(
          at(radius * 0.12, -wide * 0.4),
          at(reach * 0.6, -wide),
          at(reach, 0),
          at(reach * 0.6, wide),
          at(radius * 0.12, wide * 0.4),
        ),
      );
    }
  }
  const heart: Rgb = petals > 9 ? [88, 56, 36] : [236, 186, 66];
  brush.disc(heart, 0, 0, radius * (petals > 9 ? 0.46 : 0.27), radius * (petals > 9 ? 0.42 : 0.25));
  brush.disc(lighter(heart, 0.25), -radius * 0.06, -radius * 0.06, radius * 0.15, radius * 0.13);
}

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
