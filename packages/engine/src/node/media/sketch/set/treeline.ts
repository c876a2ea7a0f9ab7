import { type Canvas, createCanvas } from "@napi-rs/canvas";
import type { Rgb } from "../../../../craft/colours.ts";
import type { Random } from "../../../../models/sketch/random.ts";
import { baked, type BakeOptions } from "../bake.ts";
import { mix } from "../colour.ts";
import { lit } from "../light.ts";
import type { Part, World } from "../world.ts";
import { sunPlace } from "./sky.ts";
import { type TreeKind, tree } from "./trees.ts";

/** Colours of foliage at a depth, by kind and season. */
export function foliage(world: World, kind: TreeKind, depth: number, random: Random) {
  const { light, scene } = world;
  const snowy = scene.weather.includes("snow");
  const autumn = scene.weather.includes("leaves");
  const greens: Readonly<Record<TreeKind, Rgb>> = {
    conifer: [44, 78, 62],
    broadleaf: [72, 110, 56],
    birch: [122, 148, 66],
    bare: [72, 62, 56],
    palm: [66, 112, 60],
    bamboo: [104, 146, 72],
    blossom: [240, 176, 196],
  };
  let leaf = greens[kind];
  if (autumn && kind !== "conifer")
    leaf = random.pick([
      [204, 110, 40],
      [188, 72, 40],
      [220, 160, 60],
    ]);
  leaf = mix(
    leaf,
    random.pick([
      [90, 120, 50],
      [40, 90, 80],
      [110, 110, 50],
    ]),
    kind === "blossom" ? 0.05 : 0.2,
  );
  return {
    leaf: lit(light, leaf, depth, -0.15),
    light: lit(light, mix(leaf, light.key, 0.35), depth, 0.9),
    trunk: lit(light, kind === "birch" ? [214, 210, 200] : [82, 62, 50], depth, -0.25),
    snow: snowy && kind === "conifer" ? lit(light, [244, 248, 255], depth, 0.3) : undefined,
  };
}

/** A stand of trees right across the picture at a depth, sparse (0) to closed (1). */
export function treeline(
  world: World,
  name: string,
  depth: number,
  shape: { kind: TreeKind; height: number; density: number; clear?: readonly [number, number] },
  options: BakeOptions = {},
): Part {
  const { stage } = world;
  const random = world.random(name);
  const foot = stage.ground / depth;
  const high = (shape.height * stage.unit) / depth;
  const [from, to] = shape.clear ?? [0, 0];
  return baked(
    world,
    depth,
    (pen, area) => {
      const gap = (high * 0.42) / Math.max(0.05, shape.density);
      const stand = new Array<{ x: number; y: number; height: number }>();
      for (let x = area.left - high * 0.3; x < area.right + high * 0.3; x += gap * random.between(0.5, 1.5)) {
        const y = foot + (random.between(-0.04, 0.1) * stage.ground) / depth;
        if (x <= from || x >= to) stand.push({ x, y, height: high * random.between(0.68, 1.15) });
      }
      // A wood is stamped from a few trees that are drawn once.
      const stamps = stand.slice(0, 7).map(() => stampOf(world, shape.kind, depth, high * 1.15, random));
      for (const { x, y, height } of stand) {
        const stamp = random.pick([stamps[0], ...stamps]);
        if (stamp === undefined) continue;
        const half = (height * stampShape.wide) / 2;
        pen.drawImage(stamp, x - half, y - height * stampShape.up, half * 2, height * stampShape.high);
      }
    },
    { top: foot - high * 1.3, bottom: foot + (stage.ground * 0.2) / depth + 4, ...options },
  );
}

/** What a stamp shows, in heights of its tree: width, height, and how far its foot is from the upper edge. */
const stampShape = { wide: 1.3, high: 1.3, up: 1.22 };

function stampOf(world: World, kind: TreeKind, depth: number, height: number, random: Random): Canvas {
  const fine = 1.25;
  const tall = height * fine;
  const stamp = createCanvas(Math.ceil(tall * stampShape.wide), Math.ceil(tall * stampShape.high));
  const side = sunPlace(world).x < 0 ? -1 : 1;
  const at = { x: (tall * stampShape.wide) / 2, y: tall * stampShape.up, height: tall, side };
  tree(stamp.getContext("2d"), kind, at, foliage(world, kind, depth, random), random);
  return stamp;
}
