import type { Rgb } from "../../../../craft/colours.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { baked } from "../bake.ts";
import { css, mix, shade, white } from "../colour.ts";
import { lit } from "../light.ts";
import { placeAt } from "../stage.ts";
import type { Part, Pen, World } from "../world.ts";
import { ground, mistBank } from "./ground.ts";
import { glow, sky, sunPlace } from "./sky.ts";
import { wetGround } from "./wet.ts";

/** Colours of signs. */
export const neons: readonly [Rgb, ...Rgb[]] = [
  [255, 62, 110],
  [64, 226, 255],
  [255, 190, 64],
  [190, 92, 255],
  [90, 255, 170],
];

/** A skyline in layers of haze above an open square or a roof. */
export function city(world: World): Part[] {
  const { scene } = world;
  const wet = scene.weather.includes("rain") || world.light.dark;
  return [
    ...sky(world),
    skyline(world, "far", 40, { height: 0.34, width: 0.05 }),
    skyline(world, "behind", 22, { height: 0.46, width: 0.075 }),
    mistBank(world, 20, 0.4),
    skyline(world, "middle", 12, { height: 0.44, width: 0.1 }),
    ...(world.light.dark ? [beacons(world)] : []),
    skyline(world, "near", 6, { height: 0.36, width: 0.17 }),
    ground(world, [104, 106, 112], "stone"),
    ...(wet ? [wetGround(world, 5.4)] : []),
    railing(world),
  ];
}

/** A row of buildings, filled to the ground, with windows that are lit when it is dark. */
export function skyline(world: World, name: string, depth: number, shape: { height: number; width: number }): Part {
  const { stage } = world;
  const random = world.random(`skyline ${name}`);
  const foot = stage.ground / depth;
  const high = shape.height * stage.unit * Math.min(1.15, world.framing.closeness + 0.15);
  return baked(
    world,
    depth,
    (pen, area) => {
      for (let x = area.left - stage.unit * 0.2; x < area.right;) {
        const wide = stage.unit * shape.width * random.between(0.6, 1.5);
        // Towers gather where the sun isn't, so that it stays in sight.
        const near = Math.exp(-(((x - sunPlace(world).x) / (stage.unit * 0.4)) ** 2));
        const tall = high * (random() ** 1.7 * 0.75 + 0.28) * (1 - 0.45 * near);
        building(world, pen, { x, y: foot, wide, tall, depth }, random);
        x += wide * random.between(0.82, 1.08);
      }
    },
    { top: foot - high * 1.5, bottom: foot + 3 },
  );
}

interface Block {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly tall: number;
  readonly depth: number;
}

function building(world: World, pen: Pen, { x, y, wide, tall, depth }: Block, random: Random): void {
  const { light, scene } = world;
  const base: Rgb = random.pick([
    [112, 118, 128],
    [138, 128, 120],
    [96, 106, 120],
    [150, 138, 124],
    [88, 92, 104],
  ]);
  const side = sunPlace(world).x < x ? -1 : 1;
  const front = lit(light, base, depth, 0.05);
  const turned = lit(light, base, depth, -0.65);
  const split = wide * random.between(0.6, 0.8);
  const top = y - tall;
  const body = pen.createLinearGradient(0, top, 0, y);
  body.addColorStop(0, css(front));
  body.addColorStop(1, css(mix(front, light.haze, 0.3)));
  pen.fillStyle = body;
  pen.fillRect(x, top, wide, tall + 3);
  pen.fillStyle = css(turned);
  pen.fillRect(side < 0 ? x + split : x, top, wide - split, tall + 3);
  roof(pen, x, top, wide, tall, front, turned, random);
  pen.fillStyle = css(mix(front, light.key, 0.6), 0.6 * light.strength);
  pen.fillRect(side < 0 ? x : x + wide - Math.max(1, wide * 0.02), top, Math.max(1, wide * 0.02), tall);
  windows(world, pen, { x, y, wide, tall, depth }, random);
  if (scene.neon && depth < 16 && random.chance(0.6)) {
    const colour = random.pick(neons);
    const sw = wide * random.between(0.1, 0.2);
    const sh = tall * random.between(0.14, 0.3);
    const sx = x + wide * random.between(0.1, 0.7);
    const sy = top + tall * random.between(0.1, 0.45);
    glow(pen, sx + sw / 2, sy + sh / 2, sh * 1.3, colour, 0.5);
    pen.fillStyle = css(mix(colour, white, 0.35));
    pen.fillRect(sx, sy, sw, sh);
  }
}

function roof(
  pen: Pen,
  x: number,
  top: number,
  wide: number,
  tall: number,
  front: Rgb,
  turned: Rgb,
  random: Random,
): void {
  const kind = random.below(5);
  pen.fillStyle = css(mix(front, turned, 0.4));
  if (kind === 0) {
    pen.fillRect(x + wide * 0.16, top - tall * 0.08, wide * 0.62, tall * 0.09);
    pen.fillRect(x + wide * 0.34, top - tall * 0.15, wide * 0.28, tall * 0.09);
  } else if (kind === 1) {
    pen.fillRect(x + wide * 0.48, top - tall * 0.22, Math.max(1, wide * 0.025), tall * 0.22);
    pen.fillRect(x + wide * 0.4, top - tall * 0.05, wide * 0.2, tall * 0.06);
  } else if (kind === 2) {
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x + wide * 0.5, top - wide * 0.32);
    pen.lineTo(x + wide, top);
    pen.fill();
  } else if (kind === 3) {
    pen.fillRect(x + wide * 0.62, top - wide * 0.22, wide * 0.22, wide * 0.23);
    pen.fillRect(x + wide * 0.12, top - wide * 0.1, wide * 0.16, wide * 0.11);
  }
}

function windows(world: World, pen: Pen, { x, y, wide, tall, depth }: Block, random: Random): void {
  const { light, stage } = world;
  const cell = Math.max(stage.unit * 0.0075, (stage.unit * 0.075) / depth ** 0.75);
  const columns = Math.max(2, Math.floor((wide * 0.86) / cell));
  const rows = Math.floor((tall * 0.92) / (cell * 1.3));
  const share = light.dark ? random.between(0.25, 0.6) : 0;
  const warm: Rgb = random.pick([
    [255, 214, 140],
    [255, 196, 110],
    [214, 228, 255],
  ]);
  const glass = mix(lit(light, [120, 146, 170], depth, 0.3), light.sky[1], 0.35);
  const dim = shade(lit(light, [70, 80, 96], depth, -0.2), -0.1);
  const w = cell * random.between(0.36, 0.62);
  const h = cell * random.between(0.55, 0.85);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const on = random.chance(share);
      pen.fillStyle = on
        ? css(mix(warm, light.haze, Math.min(0.6, depth * 0.012)), random.between(0.5, 1))
        : css(light.dark ? dim : random.chance(0.2) ? mix(glass, light.key, 0.4) : glass, 0.65);
      pen.fillRect(x + wide * 0.07 + column * cell + (cell - w) / 2, y - tall + cell * 0.7 + row * cell * 1.3, w, h);
    }
}

/** Red lights that blink on the highest roofs. */
function beacons(world: World): Part {
  const { stage } = world;
  const random = world.random("beacons");
  const depth = 11.9;
  const lights = Array.from({ length: 5 }, () => ({
    x: random.between(-0.6, 0.6) * stage.width,
    y: stage.ground / depth - stage.unit * random.between(0.3, 0.42),
    phase: random() * 6,
  }));
  return {
    depth,
    paint({ pen, view, seconds }) {
      const placed = placeAt(stage, view, depth);
      for (const { x, y, phase } of lights) {
        const on = Math.max(0, Math.sin(seconds * 2.4 + phase)) ** 3;
        pen.fillStyle = css([255, 60, 50], 0.2 + 0.8 * on);
        pen.beginPath();
        pen.arc(placed.x + x * placed.scale, placed.y + y * placed.scale, stage.unit * 0.0035, 0, 7);
        pen.fill();
      }
    },
  };
}

/** A parapet between the square and the drop. */
function railing(world: World): Part {
  const { stage, light } = world;
  const depth = 2.1;
  const foot = stage.ground / depth;
  const high = (stage.unit * 0.26) / depth;
  return baked(
    world,
    depth,
    (pen, area) => {
      const tone = lit(light, [70, 74, 84], depth, -0.3);
      pen.fillStyle = css(tone);
      pen.fillRect(area.left, foot - high, area.right - area.left, Math.max(2, high * 0.09));
      pen.fillRect(area.left, foot - high * 0.12, area.right - area.left, Math.max(1.5, high * 0.06));
      for (let x = Math.floor(area.left / 30) * 30; x < area.right; x += stage.unit * 0.055)
        pen.fillRect(x, foot - high, Math.max(1.2, stage.unit * 0.0045), high);
      pen.fillStyle = css(mix(tone, light.key, 0.7), 0.7 * light.strength);
      pen.fillRect(area.left, foot - high, area.right - area.left, Math.max(1, high * 0.025));
    },
    { top: foot - high * 1.1, bottom: foot + 3 },
  );
}
