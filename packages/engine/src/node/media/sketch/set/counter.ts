import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, shade } from "../colour.ts";
import type { Part, World } from "../world.ts";
import { roomTone } from "./room-light.ts";
import { glow } from "./sky.ts";

const depth = 2.6;

/** The counter of a café or a bar: bottles and cups on shelves behind it, lamps that hang over it. */
export function counter(world: World, wood: Rgb): Part[] {
  const { stage, light, framing } = world;
  const random = world.random("counter");
  const foot = stage.ground / depth;
  const side = Math.sign(framing.subjectX) || 1;
  const unit = stage.unit;
  return [
    baked(
      world,
      depth,
      (pen) => {
        const [x, wide] = [side * stage.width * 0.27 - unit * 0.36, unit * 0.72];
        const shelves = roomTone(light, shade(wood, -0.35), -0.2);
        pen.fillStyle = css(shade(shelves, -0.35));
        pen.fillRect(x + wide * 0.06, foot - unit * 0.66, wide * 0.88, unit * 0.5);
        for (let row = 0; row < 3; row++) {
          const y = foot - unit * (0.3 + row * 0.13);
          for (let bx = x + wide * 0.1; bx < x + wide * 0.9; bx += unit * random.between(0.026, 0.05)) {
            const high = unit * random.between(0.045, 0.095);
            const tint = random.pick<Rgb>([
              [92, 132, 88],
              [166, 84, 52],
              [206, 190, 150],
              [86, 112, 136],
              [196, 146, 70],
            ]);
            pen.fillStyle = css(roomTone(light, tint, random.between(-0.2, 0.3)));
            pen.fillRect(bx, y - high * 0.66, unit * 0.02, high * 0.66);
            pen.fillRect(bx + unit * 0.0065, y - high, unit * 0.007, high * 0.4);
          }
          pen.fillStyle = css(shelves);
          pen.fillRect(x + wide * 0.06, y, wide * 0.88, unit * 0.012);
        }
        const front = roomTone(light, wood, 0.05);
        pen.fillStyle = css(shade(front, -0.3));
        pen.fillRect(x, foot - unit * 0.21, wide, unit * 0.21);
        for (let i = 0; i < 7; i++) {
          pen.fillStyle = css(shade(front, -0.14));
          pen.fillRect(x + wide * (0.02 + i * 0.14), foot - unit * 0.185, wide * 0.12, unit * 0.17);
        }
        pen.fillStyle = css(shade(front, 0.16));
        pen.fillRect(x - wide * 0.03, foot - unit * 0.235, wide * 1.06, unit * 0.028);
        for (let i = 0; i < 3; i++) {
          const lx = x + wide * (0.2 + i * 0.3);
          const ly = -stage.headroom * 0.62;
          pen.fillStyle = css([32, 30, 32]);
          pen.fillRect(lx - 1, -stage.headroom * 1.1, 2, stage.headroom * 0.46);
          pen.beginPath();
          pen.moveTo(lx - unit * 0.045, ly + unit * 0.03);
          pen.lineTo(lx - unit * 0.014, ly - unit * 0.02);
          pen.lineTo(lx + unit * 0.014, ly - unit * 0.02);
          pen.lineTo(lx + unit * 0.045, ly + unit * 0.03);
          pen.fill();
          glow(pen, lx, ly + unit * 0.04, unit * 0.2, [255, 206, 130], light.dark ? 0.85 : 0.5);
        }
      },
      { bottom: foot + 4 },
    ),
  ];
}
