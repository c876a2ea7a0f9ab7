import type { Rgb } from "../../../../craft/colours.ts";
import type { Part, World } from "../world.ts";
import { alongWall, type RoomPen } from "./room-pen.ts";

const dark: Rgb = [52, 56, 64];

/** Desks with screens and chairs, a whiteboard with notes on it, a plant, and lamps that hang over the desks. */
export function office(world: World): Part[] {
  return [
    alongWall(world, "office", (at) => {
      whiteboard(at, at.side * 0.36 - 0.26);
      plant(at, -at.side * 0.82);
    }),
    alongWall(
      world,
      "desks",
      (at) => {
        for (const x of [-at.side * 0.62, at.side * 0.62]) desk(at, x);
      },
      2,
    ),
  ];
}

function whiteboard({ box, random }: RoomPen, x: number): void {
  box([150, 156, 162], x - 0.012, 0.27, 0.564, 0.334, -0.1);
  box([244, 246, 244], x, 0.28, 0.54, 0.31, 0.2);
  for (let i = 0; i < 12; i++) {
    const tint = random.pick<Rgb>([
      [250, 206, 80],
      [240, 130, 120],
      [130, 196, 160],
      [130, 176, 226],
    ]);
    box(
      tint,
      x + 0.3 + (i % 4) * 0.056,
      0.5 - Math.floor(i / 4) * 0.07 + random.between(-0.006, 0.006),
      0.044,
      0.046,
      0.2,
    );
  }
  for (let row = 0; row < 6; row++) box([70, 96, 140], x + 0.03, 0.53 - row * 0.036, random.between(0.08, 0.22), 0.007);
}

function plant({ box, disc, random }: RoomPen, x: number): void {
  for (let i = 0; i < 22; i++)
    disc(
      random.pick<Rgb>([
        [74, 118, 72],
        [96, 142, 84],
        [56, 98, 66],
      ]),
      x + random.between(-0.09, 0.09),
      random.between(0.16, 0.46),
      0.034,
      0.022,
    );
  box([226, 222, 214], x - 0.05, 0, 0.1, 0.14);
}

function desk({ box, shape, disc }: RoomPen, x: number): void {
  chair({ box, disc }, x - 0.02);
  for (const leg of [-0.24, 0.22]) box(dark, x + leg, 0, 0.02, 0.2, -0.2);
  box([206, 180, 146], x - 0.27, 0.2, 0.54, 0.02, 0.15);
  for (const at of [-0.19, 0.03]) {
    box(dark, x + at + 0.07, 0.22, 0.02, 0.04);
    box(dark, x + at + 0.04, 0.22, 0.08, 0.008);
    box(dark, x + at, 0.25, 0.16, 0.11);
    box([120, 166, 196], x + at + 0.007, 0.258, 0.146, 0.094, 0.4);
    box([226, 236, 240], x + at + 0.018, 0.31, 0.06, 0.008, 0.4);
    box([226, 236, 240], x + at + 0.018, 0.29, 0.09, 0.006, 0.4);
  }
  shape(
    [240, 238, 230],
    [
      [x + 0.2, 0.22],
      [x + 0.25, 0.22],
      [x + 0.24, 0.262],
      [x + 0.21, 0.262],
    ],
  );
}

function chair({ box, disc }: Pick<RoomPen, "box" | "disc">, x: number): void {
  box(dark, x - 0.004, 0.02, 0.01, 0.1);
  for (const dx of [-0.05, 0.05]) disc(dark, x + dx, 0.012, 0.012);
  box(dark, x - 0.06, 0.016, 0.12, 0.008);
  box([66, 92, 120], x - 0.07, 0.11, 0.14, 0.024, 0.1);
  box([66, 92, 120], x - 0.065, 0.15, 0.13, 0.16, -0.1);
}
