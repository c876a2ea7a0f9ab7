import type { Rgb } from "../../../../craft/colours.ts";
import type { Part, World } from "../world.ts";
import { alongWall, type RoomPen } from "./room-pen.ts";

const china: Rgb = [244, 246, 246];
const steel: Rgb = [180, 188, 194];

/** A basin under a lit mirror, a shelf with bottles, a towel, and a tub. */
export function bathroom(world: World): Part[] {
  return [
    alongWall(world, "bathroom", (at) => {
      basin(at, at.side * 0.36);
      towel(at, at.side * 0.76);
      tub(at, -at.side * 0.62);
    }),
  ];
}

function basin({ box, disc, shape, random }: RoomPen, x: number): void {
  box([150, 116, 84], x - 0.2, 0, 0.4, 0.17, -0.15);
  box([150, 116, 84], x - 0.005, 0.02, 0.01, 0.14, -0.5);
  box([226, 226, 222], x - 0.22, 0.17, 0.44, 0.02, 0.2);
  shape(
    china,
    [
      [x - 0.11, 0.235],
      [x + 0.11, 0.235],
      [x + 0.075, 0.19],
      [x - 0.075, 0.19],
    ],
    0.2,
  );
  box(steel, x - 0.006, 0.19, 0.012, 0.09, 0.2);
  box(steel, x - 0.006, 0.27, 0.05, 0.012, 0.3);
  // The mirror gives back the light of the room.
  disc([248, 240, 220], x, 0.5, 0.175, 0.185, 0.6);
  disc([176, 202, 210], x, 0.5, 0.16, 0.17, 0.35);
  shape(
    [226, 238, 242],
    [
      [x - 0.1, 0.42],
      [x - 0.04, 0.4],
      [x + 0.1, 0.58],
      [x + 0.05, 0.62],
    ],
    0.4,
  );
  for (let i = 0; i < 5; i++) {
    const tint = random.pick<Rgb>([
      [226, 178, 150],
      [150, 186, 176],
      [240, 236, 226],
      [196, 150, 170],
    ]);
    const high = random.between(0.04, 0.075);
    box(tint, x + 0.125 + i * 0.02 - (i > 2 ? 0.36 : 0), 0.19, 0.016, high, 0.1);
  }
}

function towel({ box }: RoomPen, x: number): void {
  box(steel, x - 0.1, 0.5, 0.2, 0.01, 0.2);
  box([214, 132, 116], x - 0.08, 0.26, 0.1, 0.245, 0);
  box([238, 232, 222], x - 0.08, 0.3, 0.1, 0.03, 0.1);
  box([236, 232, 224], x + 0.03, 0.32, 0.06, 0.185, 0.1);
}

function tub({ box, shape, disc }: RoomPen, x: number): void {
  for (const dx of [-0.26, 0.24]) disc([196, 170, 110], x + dx, 0.014, 0.022);
  shape(
    china,
    [
      [x - 0.36, 0.22],
      [x + 0.36, 0.22],
      [x + 0.29, 0.03],
      [x - 0.29, 0.03],
    ],
    0.1,
  );
  shape(
    [206, 212, 214],
    [
      [x - 0.3, 0.06],
      [x + 0.3, 0.06],
      [x + 0.29, 0.03],
      [x - 0.29, 0.03],
    ],
    -0.2,
  );
  box(china, x - 0.38, 0.215, 0.76, 0.02, 0.4);
  for (let i = 0; i < 11; i++)
    disc([250, 252, 252], x - 0.26 + i * 0.05, 0.24 + 0.012 * ((i * 5) % 3), 0.032, 0.026, 0.4);
  box(steel, x + 0.32, 0.235, 0.012, 0.12, 0.1);
  box(steel, x + 0.27, 0.345, 0.06, 0.012, 0.2);
}
