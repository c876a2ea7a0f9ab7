import type { Rgb } from "../../../../craft/colours.ts";
import { isInBed } from "../figures/pairs.ts";
import type { Part, World } from "../world.ts";
import { glow } from "./sky.ts";
import { along, alongWall, type RoomPen } from "./room-pen.ts";

const linen: Rgb = [238, 234, 226];

/** A bed with pillows and a throw, a night table with its lamp, and a wardrobe. */
export function bedroom(world: World, wood: Rgb): Part[] {
  const { stage, light } = world;
  return [
    alongWall(world, "bedroom", (at) => {
      const x = at.side * 0.42;
      const cloth = at.random.pick<Rgb>([
        [112, 136, 156],
        [176, 116, 104],
        [142, 150, 116],
      ]);
      wardrobe(at, -at.side * 0.92, wood);
      if (!isTaken(world)) {
        headboard(at, x, wood);
        bed(at, x, cloth, wood);
      }
      const [table, foot] = [x - at.side * 0.4, stage.ground / along];
      at.box(wood, table - 0.07, 0, 0.14, 0.15, -0.15);
      at.box(wood, table - 0.075, 0.15, 0.15, 0.014, 0.15);
      at.box([90, 84, 80], table - 0.005, 0.16, 0.01, 0.06);
      at.shape(
        [246, 226, 186],
        [
          [table - 0.05, 0.21],
          [table + 0.05, 0.21],
          [table + 0.032, 0.29],
          [table - 0.032, 0.29],
        ],
        0.5,
      );
      glow(
        at.pen,
        table * stage.unit,
        foot - 0.24 * stage.unit,
        stage.unit * 0.36,
        [255, 196, 120],
        light.dark ? 0.8 : 0.3,
      );
    }),
  ];
}

/** Who sleeps has a bed of their own, nearer. */
const isTaken = ({ scene }: World) => scene.subjects.some((one) => isInBed(scene, one));

function wardrobe({ box }: RoomPen, x: number, wood: Rgb): void {
  box(wood, x - 0.17, 0, 0.34, 0.6, -0.25);
  for (const dx of [-0.155, 0.01]) box(wood, x + dx, 0.03, 0.145, 0.54, -0.05);
  for (const dx of [-0.03, 0.02]) box([214, 190, 130], x + dx, 0.28, 0.008, 0.05, 0.3);
}

function headboard({ box }: RoomPen, x: number, wood: Rgb): void {
  box(wood, x - 0.33, 0, 0.66, 0.34, -0.2);
  box(wood, x - 0.335, 0.33, 0.67, 0.02, 0.15);
}

function bed({ box, disc, shape }: RoomPen, x: number, cloth: Rgb, wood: Rgb): void {
  for (const dx of [-0.15, 0.15]) disc(linen, x + dx, 0.24, 0.12, 0.052, 0.1);
  box(linen, x - 0.32, 0.06, 0.64, 0.15, 0.05);
  shape(
    cloth,
    [
      [x - 0.34, 0.05],
      [x - 0.32, 0.2],
      [x + 0.32, 0.2],
      [x + 0.34, 0.05],
    ],
    0.05,
  );
  shape(
    linen,
    [
      [x - 0.322, 0.19],
      [x - 0.318, 0.215],
      [x + 0.318, 0.215],
      [x + 0.322, 0.19],
    ],
    0.3,
  );
  shape(
    cloth,
    [
      [x - 0.342, 0.04],
      [x - 0.337, 0.11],
      [x + 0.337, 0.11],
      [x + 0.342, 0.04],
    ],
    -0.35,
  );
  for (const dx of [-0.31, 0.28]) box(wood, x + dx, 0, 0.03, 0.05, -0.4);
}

/** A bed of a hospital with a drip, a monitor whose line beats, and a curtain on a rail. */
export function ward(world: World): Part[] {
  return [
    alongWall(world, "ward", (at) => {
      const x = at.side * 0.42;
      curtain(at, x + at.side * 0.52);
      if (!isTaken(world)) rails(at, x);
      stand(at, x - at.side * 0.42);
      monitor(at, x + at.side * 0.1);
    }),
  ];
}

function curtain({ box }: RoomPen, x: number): void {
  box([170, 178, 182], x - 0.6, 0.66, 1.2, 0.012);
  for (let fold = 0; fold < 8; fold++)
    box([132, 186, 190], x - 0.16 + fold * 0.04, 0.05, 0.04, 0.61, fold % 2 ? -0.3 : 0);
}

function rails({ box, disc, shape }: RoomPen, x: number): void {
  const steel: Rgb = [196, 204, 210];
  for (const dx of [-0.28, 0.26]) {
    box(steel, x + dx, 0.02, 0.016, 0.1, -0.2);
    disc([70, 76, 82], x + dx + 0.008, 0.016, 0.016);
  }
  box(steel, x - 0.32, 0.1, 0.64, 0.024, -0.1);
  shape(
    linen,
    [
      [x - 0.32, 0.12],
      [x - 0.32, 0.27],
      [x - 0.12, 0.19],
      [x + 0.3, 0.19],
      [x + 0.32, 0.12],
    ],
    0.2,
  );
  disc([250, 250, 248], x - 0.25, 0.27, 0.08, 0.035, 0.4);
  shape(
    [120, 178, 186],
    [
      [x - 0.1, 0.12],
      [x - 0.08, 0.2],
      [x + 0.3, 0.2],
      [x + 0.325, 0.1],
      [x - 0.1, 0.08],
    ],
    0,
  );
  for (let at = 0; at < 5; at++) box(steel, x - 0.06 + at * 0.06, 0.13, 0.008, 0.12);
  box(steel, x - 0.07, 0.245, 0.27, 0.01, 0.2);
}

function stand({ box, disc, shape }: RoomPen, x: number): void {
  box([176, 184, 190], x - 0.004, 0.02, 0.008, 0.6);
  box([176, 184, 190], x - 0.05, 0.02, 0.1, 0.008);
  box([176, 184, 190], x - 0.04, 0.61, 0.08, 0.008);
  shape(
    [226, 240, 244],
    [
      [x + 0.012, 0.6],
      [x + 0.06, 0.6],
      [x + 0.056, 0.49],
      [x + 0.036, 0.47],
      [x + 0.016, 0.49],
    ],
    0.4,
  );
  disc([150, 200, 216], x + 0.036, 0.52, 0.018, 0.022, 0.2);
}

function monitor({ box, shape }: RoomPen, x: number): void {
  box([226, 230, 230], x - 0.1, 0.4, 0.2, 0.15, 0.1);
  box([24, 40, 44], x - 0.088, 0.415, 0.176, 0.122, -0.2);
  const beat = [0, 0, 0.02, -0.01, 0.05, -0.03, 0, 0, 0.02, 0, 0.05, -0.03, 0, 0];
  const line = beat.map((up, i): [number, number] => [x - 0.08 + i * 0.0122, 0.475 + up]);
  shape([110, 240, 150], [...line, ...line.toReversed().map(([px, py]): [number, number] => [px, py + 0.006])], 0.6);
}
