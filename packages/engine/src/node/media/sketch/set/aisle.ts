import type { Rgb } from "../../../../craft/colours.ts";
import type { Part, World } from "../world.ts";
import { glow } from "./sky.ts";
import { alongWall, type RoomPen } from "./room-pen.ts";

const tints: readonly [Rgb, ...Rgb[]] = [
  [206, 66, 54],
  [240, 178, 62],
  [70, 132, 186],
  [104, 158, 84],
  [236, 232, 222],
  [150, 90, 150],
  [226, 128, 60],
];

/** Shelves of a shop from wall to wall, full of packets, bottles and cans, under lamps. */
export function aisle(world: World): Part[] {
  const { stage } = world;
  return [
    alongWall(world, "aisle", (at) => {
      for (let bay = -Math.ceil(at.half / 0.5) * 0.5; bay < at.half; bay += 0.5) rack(at, bay);
      const y = -stage.headroom * 0.78;
      for (let x = -Math.ceil(at.half); x < at.half; x += 0.5) {
        glow(at.pen, x * stage.unit, y, stage.unit * 0.3, [244, 246, 236], 0.5);
        at.pen.fillStyle = "#fbfcf6";
        at.pen.fillRect((x - 0.14) * stage.unit, y - stage.unit * 0.008, stage.unit * 0.28, stage.unit * 0.016);
      }
    }),
  ];
}

function rack(at: RoomPen, x: number): void {
  at.box([176, 180, 182], x, 0, 0.5, 0.66, -0.35);
  for (let row = 0; row < 5; row++) {
    const y = 0.03 + row * 0.128;
    goods(at, x + 0.012, x + 0.488, y + 0.012);
    at.box([232, 234, 232], x, y, 0.5, 0.014, 0.2);
    for (let tag = 0; tag < 5; tag++) at.box([250, 214, 90], x + 0.04 + tag * 0.1, y + 0.001, 0.034, 0.012, 0.3);
  }
  at.box([206, 210, 210], x - 0.008, 0, 0.016, 0.68, 0);
}

/** One kind beside the next, several of each. */
function goods({ box, disc, random }: RoomPen, from: number, to: number, y: number): void {
  for (let x = from; x < to - 0.03;) {
    const tint = random.pick(tints);
    const label = random.pick(tints);
    const shape = random.below(3);
    const [wide, high] = [random.between(0.026, 0.046), random.between(0.06, 0.092)];
    for (let n = 2 + random.below(3); n > 0 && x + wide < to; n--, x += wide + 0.004) {
      const body = shape === 1 ? high * 0.66 : high;
      box(tint, x, y, wide, body, random.between(-0.15, 0.1));
      if (shape === 1) box(tint, x + wide * 0.34, y + body, wide * 0.32, high * 0.3);
      if (shape === 2) disc([206, 210, 214], x + wide / 2, y + body, wide / 2, 0.005, 0.2);
      box(label, x + wide * 0.12, y + body * 0.3, wide * 0.76, body * 0.34, 0.1);
    }
    x += 0.006;
  }
}
