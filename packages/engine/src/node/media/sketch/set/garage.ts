import type { Rgb } from "../../../../craft/colours.ts";
import type { Part, World } from "../world.ts";
import { glow } from "./sky.ts";
import { alongWall, type RoomPen } from "./room-pen.ts";

const steel: Rgb = [150, 156, 164];
const red: Rgb = [178, 52, 44];

/** A roller door, a bench with tools on the wall above it, tyres, oil on a shelf, and tubes of light under the roof. */
export function garage(world: World): Part[] {
  return [
    alongWall(world, "garage", (at) => {
      door(at, -at.side * 0.42 - 0.38);
      bench(at, at.side * 0.5 - 0.34);
      tyres(at, at.side * 0.06);
    }),
    alongWall(world, "garage lights", (at) => tubes(world, at), 2.2),
  ];
}

function door({ box }: RoomPen, x: number): void {
  box([70, 72, 76], x - 0.02, 0, 0.8, 0.62, -0.3);
  for (let row = 0; row < 13; row++) {
    box([176, 178, 174], x, row * 0.046, 0.76, 0.042, -0.1);
    box([130, 132, 130], x, row * 0.046, 0.76, 0.008, -0.3);
  }
  box([64, 66, 70], x + 0.34, 0.06, 0.08, 0.014);
  for (let at = 0; at < 4; at++) box([226, 236, 238], x + 0.06 + at * 0.17, 0.425, 0.12, 0.036, 0.6);
}

function bench({ box, disc, shape, random }: RoomPen, x: number): void {
  box([196, 162, 112], x, 0.28, 0.68, 0.32, -0.2);
  // Tools hang in a row: spanners by size, a hammer, a saw, pliers.
  for (let i = 0; i < 6; i++) {
    const high = 0.06 + i * 0.015;
    box(steel, x + 0.05 + i * 0.035, 0.56 - high, 0.01, high);
    disc(steel, x + 0.055 + i * 0.035, 0.56, 0.012);
    disc(steel, x + 0.055 + i * 0.035, 0.56 - high, 0.01);
  }
  box([120, 78, 46], x + 0.31, 0.4, 0.014, 0.15);
  box([84, 88, 94], x + 0.285, 0.545, 0.064, 0.028);
  shape(steel, [
    [x + 0.4, 0.56],
    [x + 0.6, 0.5],
    [x + 0.6, 0.535],
    [x + 0.42, 0.585],
  ]);
  box([150, 70, 50], x + 0.37, 0.55, 0.045, 0.05);
  for (const at of [0.42, 0.5]) {
    shape(red, [
      [x + at, 0.36],
      [x + at + 0.016, 0.36],
      [x + at + 0.026, 0.44],
      [x + at + 0.014, 0.44],
    ]);
    shape(red, [
      [x + at + 0.04, 0.36],
      [x + at + 0.024, 0.36],
      [x + at + 0.014, 0.44],
      [x + at + 0.026, 0.44],
    ]);
    disc(steel, x + at + 0.02, 0.46, 0.014, 0.022);
  }
  for (let at = 0; at < 5; at++) {
    const tint = random.pick<Rgb>([red, [58, 96, 140], [206, 160, 60], [70, 74, 80]]);
    box(tint, x + 0.06 + at * 0.075, 0.2, 0.05, random.between(0.05, 0.08), 0.1);
  }
  box([86, 90, 98], x - 0.02, 0.18, 0.72, 0.024, 0.2);
  box(red, x + 0.02, 0.01, 0.26, 0.17, -0.1);
  for (let row = 0; row < 4; row++) box([210, 212, 214], x + 0.09, 0.045 + row * 0.04, 0.12, 0.006, 0.2);
  for (const leg of [0.34, 0.66]) box([70, 74, 80], x + leg, 0, 0.02, 0.18, -0.3);
}

function tyres({ disc }: RoomPen, x: number): void {
  for (let i = 0; i < 4; i++) {
    disc([38, 38, 42], x, 0.034 + i * 0.052, 0.1, 0.034);
    disc([62, 62, 66], x, 0.046 + i * 0.052, 0.088, 0.02);
  }
  disc([24, 24, 28], x, 0.2, 0.05, 0.012);
}

function tubes({ stage }: World, { pen, half }: RoomPen): void {
  const { unit } = stage;
  const y = -stage.headroom * 0.76;
  for (let x = -Math.ceil(half / 0.7) * 0.7 + 0.2; x < half; x += 0.7) {
    glow(pen, (x + 0.16) * unit, y, unit * 0.3, [226, 236, 240], 0.35);
    pen.fillStyle = "#f4f8f8";
    pen.fillRect(x * unit, y - unit * 0.006, unit * 0.32, unit * 0.014);
  }
}
