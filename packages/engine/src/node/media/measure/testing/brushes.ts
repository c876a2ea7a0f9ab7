import { type Colour, disc, fill, grain, mix, rectangle, type World } from "./paint.ts";
import { random } from "./random.ts";

/** Scenes the thresholds were tuned on. */
export const tuningScenes = ["city", "hills", "fabric"] as const;
/** Scenes kept apart, looked at only to prove the thresholds. */
export const heldOutScenes = ["forest", "room", "harbour-at-night", "market"] as const;
export type Scene = (typeof tuningScenes)[number] | (typeof heldOutScenes)[number];

const painted = new Map<string, World>();

/** Paints the world of a scene; the seed moves everything in it. Painting takes longer than filming, so worlds are kept. */
export function paint(scene: Scene, seed: number, width: number, height: number): World {
  const name = `${scene} ${seed} ${width}x${height}`;
  const world = painted.get(name) ?? { width, height, pixels: new Float32Array(width * height * 3) };
  if (!painted.has(name)) brushes[scene](world, random(seed * 31 + scene.length));
  painted.set(name, world);
  return world;
}

const brushes: Record<Scene, (world: World, next: () => number) => void> = {
  city(world, next) {
    fill(world, (_, y) => mix([0.45, 0.62, 0.85], [0.85, 0.86, 0.82], y / world.height));
    for (let x = 0; x < world.width;) {
      const wide = 25 + next() * 45;
      const top = world.height * (0.15 + next() * 0.45);
      const wall: Colour = [0.25 + next() * 0.45, 0.25 + next() * 0.35, 0.25 + next() * 0.3];
      rectangle(world, x, top, wide - 3, world.height - top, wall);
      for (let wy = top + 6; wy < world.height - 6; wy += 13)
        for (let wx = x + 5; wx < x + wide - 10; wx += 11)
          rectangle(world, wx, wy, 6, 8, next() < 0.4 ? [0.95, 0.88, 0.6] : [0.15, 0.17, 0.22]);
      x += wide;
    }
    grain(world, next, 0.05, 3);
  },
  hills(world, next) {
    fill(world, (_, y) => mix([0.35, 0.55, 0.85], [0.9, 0.85, 0.8], y / world.height));
    for (let layer = 0; layer < 5; layer++) {
      const base = world.height * (0.3 + layer * 0.13);
      const [a, b, c] = [next() * 6, 30 + next() * 40, 10 + next() * 20];
      const light = 0.4 + 0.9 * next();
      const green: Colour = [(0.25 + 0.06 * layer) * light, (0.6 - 0.06 * layer) * light, 0.2 * light];
      for (let x = 0; x < world.width; x++) {
        const top = base + Math.sin(x / b + a) * c + Math.sin(x / 9 + a * 3) * 3;
        rectangle(world, x, top, 1, world.height - top, green);
      }
    }
    for (let i = 0; i < 60; i++)
      rectangle(world, next() * world.width, world.height * (0.3 + 0.6 * next()), 9, 7, [0.95, 0.93, 0.9]);
    grain(world, next, 0.12, 4);
  },
  fabric(world, next) {
    const [warp, weft]: Colour[] = [
      [next(), 0.4, 0.3 + next() * 0.5],
      [0.85, 0.8, next()],
    ];
    fill(world, (x, y) =>
      mix(warp!, weft!, 0.5 + 0.25 * Math.sin(x / 7 + Math.sin(y / 40) * 2) + 0.25 * Math.sin(y / 11)),
    );
    grain(world, next, 0.18, 5);
  },
  forest(world, next) {
    fill(world, (_, y) => mix([0.75, 0.85, 0.7], [0.2, 0.3, 0.12], y / world.height));
    for (let i = 0; i < 60; i++) {
      const x = next() * world.width;
      const dark = 0.4 + next() * 0.6;
      rectangle(world, x, 0, 4 + next() * 14, world.height * (0.6 + next() * 0.35), [
        0.35 * dark,
        0.25 * dark,
        0.16 * dark,
      ]);
    }
    for (let i = 0; i < 1500; i++) {
      const light = 0.3 + next() * 0.7;
      disc(world, next() * world.width, next() * world.height * 0.7, 2 + next() * 7, [
        0.25 * light,
        0.6 * light,
        0.2 * light,
      ]);
    }
    grain(world, next, 0.08, 3);
  },
  room(world, next) {
    fill(world, (x) => mix([0.75, 0.68, 0.58], [0.6, 0.53, 0.46], x / world.width));
    rectangle(world, 0, world.height * 0.66, world.width, world.height, [0.42, 0.28, 0.18]);
    for (let i = 0; i < 26; i++) {
      const hue: Colour = [0.2 + next() * 0.7, 0.2 + next() * 0.6, 0.2 + next() * 0.6];
      rectangle(world, next() * world.width, next() * world.height, 15 + next() * 70, 12 + next() * 60, hue);
    }
    for (let i = 0; i < 40; i++)
      disc(world, next() * world.width, next() * world.height, 3 + next() * 16, [next(), next() * 0.7, next() * 0.6]);
    grain(world, next, 0.05, 4);
  },
  "harbour-at-night"(world, next) {
    fill(world, (_, y) => mix([0.02, 0.03, 0.08], [0.05, 0.07, 0.12], y / world.height));
    for (let i = 0; i < 40; i++) {
      const tall = 30 + next() * 130;
      rectangle(world, next() * world.width, world.height * 0.6 - tall, 20 + next() * 40, tall, [
        0.06,
        0.06 + next() * 0.04,
        0.1,
      ]);
    }
    for (let i = 0; i < 300; i++) {
      const x = next() * world.width;
      const warm: Colour = [1, 0.75 + next() * 0.2, 0.35 + next() * 0.4];
      rectangle(world, x, world.height * (0.25 + next() * 0.34), 3 + next() * 4, 3 + next() * 5, warm);
      if (i % 3 === 0)
        rectangle(world, x, world.height * (0.62 + next() * 0.3), 14 + next() * 30, 2, [0.35, 0.25, 0.12]);
    }
    grain(world, next, 0.03, 3);
  },
  market(world, next) {
    fill(world, () => [0.7, 0.62, 0.5]);
    for (let i = 0; i < 90; i++) {
      const x = next() * world.width;
      const y = next() * world.height;
      const hue: Colour = [next(), next(), next() * 0.8];
      rectangle(world, x, y, 30 + next() * 50, 8 + next() * 12, hue);
      for (let k = 0; k < 12; k++)
        disc(world, x + next() * 60, y + 14 + next() * 16, 2 + next() * 4, [next(), next() * 0.8, next() * 0.5]);
    }
    grain(world, next, 0.06, 4);
  },
};
