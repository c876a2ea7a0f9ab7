import type { Rgb } from "../../../../craft/colours.ts";
import { type Brush, darker, lighter, type Pose, softShape } from "./brush.ts";

/** A tornado: a funnel of whirling bands, dust at its foot and things that fly round it. */
export function tornado(brush: Brush, pose: Pose, colour: Rgb): void {
  const { pen } = brush;
  const t = pose.seconds;
  const middle = (h: number) => Math.sin(h * 4.2 + t * 0.9) * 0.05 * (0.3 + h) + h * 0.1;
  const half = (h: number) => 0.035 + 0.36 * h ** 2.1;
  for (let i = 0; i < 34; i++) {
    const h = 1 - i / 34;
    const whirl = Math.sin(t * 5 + i * 1.9);
    brush.disc(
      i % 3 === 0 ? lighter(colour, 0.14) : i % 3 === 1 ? colour : darker(colour, 0.16),
      middle(h) + whirl * half(h) * 0.14,
      -h,
      half(h) * (1 + 0.06 * whirl),
      0.02 + 0.05 * h,
    );
  }
  for (let i = 0; i < 10; i++) {
    const turn = t * (3.4 - i * 0.1) + i * 0.9;
    const h = 0.04 + (i % 5) * 0.1;
    const reach = half(h) + 0.09;
    if (Math.sin(turn) < 0.1)
      brush.disc(
        darker(colour, 0.5),
        middle(h) + Math.cos(turn) * reach,
        -h - Math.sin(turn) * 0.02,
        0.012,
        0.007,
        turn,
      );
  }
  for (let i = 0; i < 16; i++) {
    const turn = t * 2.6 + i * 0.9;
    const reach = 0.06 + ((i * 0.37) % 1) * 0.26;
    pen.globalAlpha = 0.34;
    brush.disc(lighter(colour, 0.1), middle(0) + Math.cos(turn) * reach, -0.03 - ((i * 0.53) % 1) * 0.06, 0.1, 0.045);
    pen.globalAlpha = 1;
  }
}

/** A volcano with lava on its flanks, fountains and a plume. */
export function volcano(brush: Brush, pose: Pose, rock: Rgb): void {
  const { pen } = brush;
  const t = pose.seconds;
  for (let i = 0; i < 18; i++) {
    const age = (t * 0.09 + i / 18) % 1;
    const grey = 92 - 40 * age;
    brush.shine([grey, grey * 0.94, grey * 0.96], 0.85 * (1 - age), (p) =>
      p.arc(Math.sin(i * 2.6) * 0.08 * (1 + age * 2) + age * 0.4, -0.74 - age * 0.9, 0.08 + age * 0.26, 0, 7),
    );
  }
  const glow = pen.createRadialGradient(0, -0.74, 0, 0, -0.74, 0.8);
  glow.addColorStop(0, `rgba(255,120,40,${(0.7 + 0.12 * Math.sin(t * 5)).toFixed(3)})`);
  glow.addColorStop(1, "rgba(255,80,20,0)");
  pen.fillStyle = glow;
  pen.fillRect(-0.8, -1.54, 1.6, 1.6);
  brush.shape(
    rock,
    softShape(
      [-1.5, 0.02],
      [-1.0, -0.12],
      [-0.42, -0.52],
      [-0.16, -0.76],
      [-0.05, -0.7],
      [0.06, -0.71],
      [0.15, -0.77],
      [0.4, -0.54],
      [1.0, -0.14],
      [1.5, 0.02],
    ),
  );
  brush.shape(
    darker(rock, 0.3),
    softShape([0.1, -0.76], [0.4, -0.54], [1.0, -0.14], [1.5, 0.02], [0.5, 0.02], [0.3, -0.3]),
  );
  for (const [lean, long, wide] of [
    [-0.5, 0.62, 0.05],
    [0.12, 0.5, 0.06],
    [0.62, 0.44, 0.04],
  ] as const) {
    const flow = (p: Brush["pen"]) => {
      p.moveTo(lean * 0.14 - wide, -0.7);
      p.quadraticCurveTo(lean * 0.5 - wide * 1.4, -0.5, lean * 1.1, -0.7 + long);
      p.quadraticCurveTo(lean * 0.6 + wide * 1.3, -0.46, lean * 0.14 + wide, -0.7);
    };
    brush.shine([232, 66, 24], 0.95, flow);
    brush.line([255, 196, 84], 0.012 + 0.004 * Math.sin(t * 3 + lean * 9), (p) => {
      p.moveTo(lean * 0.14, -0.7);
      p.quadraticCurveTo(lean * 0.52, -0.48, lean * 1.02, -0.74 + long);
    });
  }
  for (let i = 0; i < 26; i++) {
    const age = (t * 0.7 + i * 0.384) % 1;
    const way = Math.sin(i * 7.3) * 0.42;
    brush.shine(age < 0.5 ? [255, 214, 110] : [246, 96, 34], 1 - age * 0.6, (p) =>
      p.arc(
        way * age,
        -0.74 - age * (0.62 + 0.24 * Math.cos(i * 3.1)) * 1.5 + age * age * 1.0,
        0.012 + 0.012 * (1 - age),
        0,
        7,
      ),
    );
  }
}
