import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, polygon, type Pose, softShape } from "./brush.ts";

/** A candle whose flame flickers and lights what is near. */
export function candle(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  const t = pose.seconds;
  const flicker = 0.88 + 0.12 * Math.sin(t * 11) * Math.sin(t * 4.7);
  const glow = pen.createRadialGradient(0, -0.86, 0, 0, -0.86, 2.2);
  glow.addColorStop(0, `rgba(255,190,104,${(0.55 * flicker).toFixed(3)})`);
  glow.addColorStop(0.25, `rgba(255,160,72,${(0.2 * flicker).toFixed(3)})`);
  glow.addColorStop(1, "rgba(255,140,60,0)");
  pen.fillStyle = glow;
  pen.fillRect(-2.2, -3.1, 4.4, 4.4);
  brush.disc([120, 96, 72], 0, 0, 0.3, 0.05);
  brush.shape(colour, softShape([-0.13, 0], [-0.14, -0.4], [-0.13, -0.66], [0.13, -0.64], [0.14, -0.3], [0.13, 0]));
  brush.shape(darker(colour, 0.14), polygon([0.04, -0.64], [0.13, -0.63], [0.13, 0], [0.06, 0]));
  brush.line([40, 34, 30], 0.016, (p) => {
    p.moveTo(0, -0.64);
    p.lineTo(0.01, -0.72);
  });
  const lean = Math.sin(t * 5.3) * 0.02;
  brush.shine(
    [255, 168, 66],
    0.95,
    softShape([-0.05, -0.7], [-0.055, -0.8], [lean, -1.0 * flicker], [0.055, -0.8], [0.05, -0.7]),
  );
  brush.shine(
    [255, 240, 190],
    1,
    softShape([-0.025, -0.71], [-0.026, -0.78], [lean * 0.6, -0.88], [0.026, -0.78], [0.025, -0.71]),
  );
}

/** A table lamp. */
export function lamp(brush: Brush, _pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  const glow = pen.createRadialGradient(0, -0.6, 0, 0, -0.6, 1.6);
  glow.addColorStop(0, "rgba(255,222,160,0.6)");
  glow.addColorStop(0.3, "rgba(255,206,130,0.22)");
  glow.addColorStop(1, "rgba(255,200,120,0)");
  pen.fillStyle = glow;
  pen.fillRect(-1.6, -2.2, 3.2, 3.2);
  brush.disc(darker(colour, 0.4), 0, -0.02, 0.2, 0.05);
  brush.limb(darker(colour, 0.45), 0.04, [0, -0.03], [0, -0.6]);
  brush.shape(colour, polygon([-0.34, -0.56], [-0.18, -0.98], [0.18, -0.98], [0.34, -0.56]));
  brush.shine([255, 232, 180], 0.55, polygon([-0.34, -0.56], [-0.18, -0.98], [0.18, -0.98], [0.34, -0.56]));
}

/** A clock whose hands turn. */
export function clock(brush: Brush, pose: Pose, colour: Rgb): void {
  brush.disc(colour, 0, -0.5, 0.5);
  brush.disc([246, 240, 226], 0, -0.5, 0.42);
  for (let i = 0; i < 12; i++)
    brush.line([60, 52, 48], i % 3 === 0 ? 0.03 : 0.014, (p) => {
      const a = (i * Math.PI) / 6;
      p.moveTo(Math.cos(a) * 0.36, -0.5 + Math.sin(a) * 0.36);
      p.lineTo(Math.cos(a) * 0.4, -0.5 + Math.sin(a) * 0.4);
    });
  const fast = pose.action === "turn" ? 1.2 : 0.1;
  for (const [rate, reach, wide] of [
    [fast / 12, 0.22, 0.04],
    [fast, 0.33, 0.026],
    [6.283 / 10, 0.35, 0.01],
  ] as const)
    brush.limb(
      wide < 0.02 ? [196, 50, 44] : [44, 38, 36],
      wide,
      [0, -0.5],
      [Math.sin(pose.seconds * rate + rate * 3) * reach, -0.5 - Math.cos(pose.seconds * rate + rate * 3) * reach],
    );
  brush.disc([44, 38, 36], 0, -0.5, 0.03);
}

/** A computer whose screen shines. */
export function screen(brush: Brush, pose: Pose, colour: Rgb): void {
  brush.shape(darker(colour, 0.2), polygon([-0.66, -0.06], [0.66, -0.06], [0.78, 0.02], [-0.78, 0.02]));
  brush.shape(
    colour,
    polygon([-0.63, -0.08], [-0.64, -0.93], [-0.61, -0.97], [0.61, -0.97], [0.64, -0.93], [0.63, -0.08]),
  );
  brush.shine([112, 178, 236], 0.95, polygon([-0.57, -0.15], [-0.57, -0.89], [0.57, -0.89], [0.57, -0.15]));
  for (let i = 0; i < 4; i++)
    brush.shine(
      [236, 246, 255],
      0.75,
      polygon(
        [-0.48, -0.8 + i * 0.15],
        [-0.1 + 0.42 * Math.abs(Math.sin(i * 3 + pose.seconds * 0.4)), -0.8 + i * 0.15],
        [-0.1 + 0.42 * Math.abs(Math.sin(i * 3 + pose.seconds * 0.4)), -0.74 + i * 0.15],
        [-0.48, -0.74 + i * 0.15],
      ),
    );
}

/** An armchair. */
export function chair(brush: Brush, _pose: Pose, colour: Rgb): void {
  for (const x of [-0.3, 0.3]) brush.limb(darker(colour, 0.6), 0.05, [x, -0.2], [x * 1.06, 0]);
  brush.shape(
    darker(colour, 0.12),
    softShape([-0.34, -0.36], [-0.38, -0.92], [-0.2, -1.0], [0.26, -0.98], [0.36, -0.9], [0.34, -0.36]),
  );
  brush.shape(colour, softShape([-0.42, -0.16], [-0.42, -0.42], [0.42, -0.42], [0.42, -0.16]));
  for (const side of [-1, 1])
    brush.shape(
      lighter(colour, 0.06),
      softShape(
        [side * 0.32, -0.14],
        [side * 0.32, -0.58],
        [side * 0.4, -0.63],
        [side * 0.49, -0.56],
        [side * 0.47, -0.14],
      ),
    );
}

/** The fireplace around a fire that burns in a room. */
export function hearth(brush: Brush): void {
  const stone: Rgb = [128, 84, 70];
  brush.shape(stone, polygon([-1.15, 0.05], [-1.15, -1.75], [1.15, -1.75], [1.15, 0.05]));
  for (let row = 0; row < 6; row++)
    brush.line(darker(stone, 0.3), 0.02, (p) => {
      p.moveTo(-1.15, -1.62 + row * 0.28);
      p.lineTo(1.15, -1.62 + row * 0.28);
      for (let x = -1.15 + (row % 2) * 0.23; x < 1.15; x += 0.46) {
        p.moveTo(x, -1.62 + row * 0.28);
        p.lineTo(x, -1.34 + row * 0.28);
      }
    });
  brush.shape(
    [26, 20, 20],
    softShape([-0.72, 0.04], [-0.74, -0.8], [-0.45, -1.18], [0.45, -1.18], [0.74, -0.8], [0.72, 0.04]),
  );
  brush.shape([94, 62, 44], polygon([-1.3, -1.7], [1.3, -1.7], [1.3, -1.88], [-1.3, -1.88]));
}
