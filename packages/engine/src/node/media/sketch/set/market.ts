import type { Rgb } from "../../../../craft/colours.ts";
import { baked } from "../bake.ts";
import { css, shade } from "../colour.ts";
import { lit } from "../light.ts";
import type { Part, Pen, World } from "../world.ts";
import { glow } from "./sky.ts";

const awnings: readonly [Rgb, ...Rgb[]] = [
  [196, 62, 52],
  [62, 118, 96],
  [222, 164, 66],
  [66, 104, 150],
];
const goods: readonly [Rgb, ...Rgb[]] = [
  [214, 58, 46],
  [236, 150, 50],
  [108, 160, 66],
  [240, 206, 86],
  [140, 70, 120],
  [96, 130, 60],
];

/** Stalls on both sides of the way, under striped awnings, with heaps of fruit; lamps hang there in the dark. */
export function market(world: World): Part[] {
  return [4.4, 2.9, 1.9].map((depth) =>
    baked(
      world,
      depth,
      (pen) => {
        for (const side of [-1, 1]) stall(world, pen, depth, side);
        if (depth === 4.4) bulbs(world, pen, depth);
      },
      { bottom: world.stage.ground / depth + 4 },
    ),
  );
}

function stall(world: World, pen: Pen, depth: number, side: number): void {
  const { stage, light } = world;
  const random = world.random(`stall ${depth} ${side}`);
  const size = (stage.unit * 1.05) / depth;
  const foot = stage.ground / depth;
  const x = side * (stage.unit * 0.5 + stage.width * 0.09 * (2.2 - depth * 0.42)) * 0.62 + side * size * 0.4;
  const tone = (colour: Rgb, facing = 0) => lit(light, colour, depth, facing);
  const wide = size * 0.62;
  pen.fillStyle = css(tone([92, 66, 46], -0.3));
  for (const post of [-1, 1])
    pen.fillRect(x + post * wide * 0.94 - size * 0.012, foot - size * 0.8, size * 0.024, size * 0.8);
  pen.fillStyle = css(tone([128, 92, 60], -0.2));
  pen.fillRect(x - wide, foot - size * 0.34, wide * 2, size * 0.34);
  pen.fillStyle = css(tone([160, 120, 80], 0.2));
  pen.fillRect(x - wide, foot - size * 0.36, wide * 2, size * 0.03);
  for (let heap = 0; heap < 5; heap++) {
    const colour = random.pick(goods);
    const hx = x - wide * 0.8 + heap * wide * 0.4;
    for (let row = 0; row < 3; row++)
      for (let k = 0; k < 4 - row; k++) {
        pen.fillStyle = css(shade(tone(colour, 0.2), random.between(-0.16, 0.12)));
        pen.beginPath();
        pen.arc(hx + (k - (3 - row) / 2) * size * 0.052, foot - size * (0.385 + row * 0.042), size * 0.03, 0, 7);
        pen.fill();
      }
  }
  const cloth = random.pick(awnings);
  for (let i = 0; i < 8; i++) {
    pen.fillStyle = css(tone(i % 2 ? cloth : [240, 234, 220], 0.25));
    const [a, b] = [x - wide * 1.08 + (i * wide * 2.16) / 8, x - wide * 1.08 + ((i + 1) * wide * 2.16) / 8];
    pen.beginPath();
    pen.moveTo(x + (a - x) * 0.86, foot - size * 0.92);
    pen.lineTo(x + (b - x) * 0.86, foot - size * 0.92);
    pen.lineTo(b, foot - size * 0.74);
    pen.quadraticCurveTo((a + b) / 2, foot - size * 0.68, a, foot - size * 0.74);
    pen.fill();
  }
  if (!light.dark) return;
  glow(pen, x, foot - size * 0.6, size * 0.6, [255, 200, 120], 0.85);
  glow(pen, x, foot - size * 0.62, size * 0.09, [255, 240, 206], 1);
}

/** A string of bulbs from side to side. */
function bulbs({ stage, light }: World, pen: Pen, depth: number): void {
  const high = -stage.headroom * 0.5;
  for (let i = 0; i <= 18; i++) {
    const share = i / 18;
    const x = (share - 0.5) * stage.width * 0.9;
    const y = high + Math.sin(share * Math.PI * 3) ** 2 * stage.unit * 0.05;
    if (light.dark) glow(pen, x, y, stage.unit * 0.05, [255, 206, 130], 0.8);
    pen.fillStyle = css(light.dark ? [255, 240, 200] : [236, 226, 196]);
    pen.beginPath();
    pen.arc(x, y, (stage.unit * 0.02) / depth, 0, 7);
    pen.fill();
  }
}
