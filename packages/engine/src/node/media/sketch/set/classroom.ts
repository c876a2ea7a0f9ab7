import type { Rgb } from "../../../../craft/colours.ts";
import type { Part, World } from "../world.ts";
import { alongWall, type RoomPen } from "./room-pen.ts";

const wood: Rgb = [176, 128, 82];
const chalk: Rgb = [226, 232, 222];

/** A blackboard with what was written on it, a clock, a globe, and rows of desks. */
export function classroom(world: World): Part[] {
  return [
    alongWall(world, "classroom", (at) => {
      board(at, at.side * 0.3 - 0.36);
      clock(at, -at.side * 0.06);
      globe(at, at.side * 0.72);
    }),
    alongWall(world, "back desks", (at) => desks(at, 0.16), 2),
  ];
}

function board({ box, shape, random }: RoomPen, x: number): void {
  box(wood, x - 0.016, 0.25, 0.752, 0.372, -0.2);
  box([44, 78, 64], x, 0.266, 0.72, 0.34, -0.1);
  for (let row = 0; row < 5; row++) {
    const wide = random.between(0.12, 0.3);
    for (let at = 0; at < wide;) {
      const word = random.between(0.014, 0.04);
      box(chalk, x + 0.04 + at, 0.55 - row * 0.05, word, 0.008);
      at += word + 0.01;
    }
  }
  // A drawing: the sides of a triangle and a circle's arc.
  const [left, low] = [x + 0.44, 0.33];
  for (const [from, to] of [
    [
      [left, low],
      [left + 0.2, low],
    ],
    [
      [left + 0.2, low],
      [left + 0.06, low + 0.18],
    ],
    [
      [left + 0.06, low + 0.18],
      [left, low],
    ],
  ] as const)
    shape(chalk, [from, to, [to[0], to[1] + 0.006], [from[0], from[1] + 0.006]]);
  box(wood, x - 0.016, 0.24, 0.752, 0.02, 0.1);
  for (const at of [0.1, 0.16, 0.5]) box([240, 238, 230], x + at, 0.26, 0.03, 0.008);
}

function clock({ disc, box }: RoomPen, x: number): void {
  disc([60, 62, 66], x, 0.56, 0.044);
  disc([240, 240, 234], x, 0.56, 0.037);
  box([40, 42, 46], x - 0.002, 0.56, 0.004, 0.028);
  box([40, 42, 46], x, 0.558, 0.02, 0.004);
}

function globe({ box, disc }: RoomPen, x: number): void {
  box(wood, x - 0.14, 0, 0.28, 0.19, -0.25);
  box(wood, x - 0.15, 0.19, 0.3, 0.016, 0.15);
  box([84, 66, 50], x - 0.03, 0.206, 0.06, 0.01);
  box([84, 66, 50], x - 0.004, 0.21, 0.008, 0.03);
  disc([84, 134, 176], x, 0.29, 0.062);
  disc([112, 150, 96], x - 0.02, 0.3, 0.026, 0.034);
  disc([112, 150, 96], x + 0.03, 0.27, 0.018, 0.026);
}

function desks({ box, half }: RoomPen, high: number): void {
  for (let x = -Math.ceil(half / 0.5) * 0.5 + 0.12; x < half; x += 0.5) {
    for (const leg of [0.02, 0.24]) box([92, 96, 104], x + leg, 0, 0.012, high, -0.3);
    box(wood, x, high, 0.28, 0.018, 0.1);
    box(wood, x + 0.01, high - 0.05, 0.26, 0.05, -0.3);
    for (const leg of [0.31, 0.38]) box([92, 96, 104], x + leg, 0, 0.01, 0.09, -0.3);
    box([70, 112, 150], x + 0.3, 0.09, 0.1, 0.014, 0);
    box([70, 112, 150], x + 0.39, 0.1, 0.014, 0.11, -0.1);
  }
}
