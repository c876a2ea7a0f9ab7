import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, mix, shade } from "../colour.ts";
import { ruggedLine } from "../noise.ts";
import type { Area } from "../plane.ts";
import type { Part, Pen, World } from "../world.ts";

const dust: Rgb = [150, 149, 152];
const night: Rgb = [10, 10, 16];

/** The moon's ground: rounded hills and craters in hard light, without any haze, under a black sky. */
export function moonscape(world: World): Part[] {
  const { stage } = world;
  return [
    hills(world, 26, 0.1, 0.5),
    hills(world, 12, 0.055, 0.28),
    baked(world, 1e4, (pen, area) => plain(world, pen, area), { top: 0, flat: true, plain: true }),
    hills(world, 0.74, 0.04, -0.45, stage.unit * 0.05),
  ];
}

function plain(world: World, pen: Pen, area: Area): void {
  const { stage } = world;
  const near = stage.height - stage.horizon;
  const fill = pen.createLinearGradient(0, 0, 0, near);
  fill.addColorStop(0, css(shade(dust, 0.2)));
  fill.addColorStop(1, css(shade(dust, -0.38)));
  pen.fillStyle = fill;
  pen.fillRect(area.left, 0, area.right - area.left, area.bottom);
  const random = world.random("craters");
  // From the farthest to the nearest.
  for (let i = 0; i < 90; i++) {
    const depth = 1 / (0.05 + 1.2 * (i / 90) ** 1.6);
    const wide = (stage.unit * (0.03 + 0.2 * random() ** 3)) / depth;
    crater(pen, random.between(area.left, area.right), stage.ground / depth, wide, 0.26);
  }
}

/** A bowl: its near wall lies in the light, its far one in shadow, and the rim stands a little over the plain. */
function crater(pen: Pen, x: number, y: number, wide: number, flat: number): void {
  pen.fillStyle = css(shade(dust, 0.34), 0.7);
  oval(pen, x, y, wide * 1.12, flat);
  pen.fillStyle = css(mix(dust, night, 0.72), 0.9);
  oval(pen, x, y, wide, flat);
  pen.fillStyle = css(shade(dust, -0.12), 0.95);
  oval(pen, x + wide * 0.16, y + wide * flat * 0.2, wide * 0.8, flat);
}

function oval(pen: Pen, x: number, y: number, wide: number, flat: number): void {
  pen.beginPath();
  pen.ellipse(x, y, wide, wide * flat, 0, 0, 7);
  pen.fill();
}

/** A worn ridge, bright along its top. */
function hills(world: World, depth: number, height: number, tone: number, lower = 0): Part {
  const { stage } = world;
  const line = ruggedLine(world.random(`moon hills ${depth}`), 3);
  const foot = stage.ground / depth + lower;
  const high = stage.unit * height;
  return baked(
    world,
    depth,
    (pen, area) => {
      const fill = pen.createLinearGradient(0, foot - high * 1.5, 0, foot + high * 0.3);
      fill.addColorStop(0, css(shade(dust, tone * 0.6)));
      fill.addColorStop(1, css(mix(shade(dust, tone * 0.6), night, 0.5)));
      pen.fillStyle = fill;
      pen.beginPath();
      pen.moveTo(area.left, area.bottom);
      for (let x = area.left; x <= area.right + 6; x += 6)
        pen.lineTo(x, foot - high * (0.55 + 0.75 * line(x / (stage.unit * 0.5))));
      pen.lineTo(area.right + 6, area.bottom);
      pen.fill();
    },
    { bottom: depth > 1 ? foot + high * 0.2 : stage.height * 2 },
  );
}
