import type { Frame } from "../observe.ts";
import { random } from "./random.ts";

/** A colour as shares of red, green and blue. */
type Colour = readonly [number, number, number];

/** A painted world, larger than the picture, looked at by a camera. */
interface World {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}

/** Pan and tilt in picture widths a second, zoom as growth a second; signs are the camera's (right, up and in positive). */
export interface Move {
  readonly pan?: number;
  readonly tilt?: number;
  readonly zoom?: number;
  /** How much faster the bottom of the picture moves than the top, as things nearby do. */
  readonly parallax?: number;
}

export interface Clip {
  readonly scene: Scene;
  readonly seed: number;
  readonly move?: Move;
  /** Seed of the figure's looks and pace; default: the scene's. */
  readonly figure?: number;
  readonly seconds?: number;
  readonly fps?: number;
  readonly width?: number;
  readonly height?: number;
}

/** Scenes the thresholds were tuned on. */
export const tuningScenes = ["city", "hills", "fabric"] as const;
/** Scenes kept apart, looked at only to prove the thresholds. */
export const heldOutScenes = ["forest", "room", "harbour-at-night", "market"] as const;
export type Scene = (typeof tuningScenes)[number] | (typeof heldOutScenes)[number];

/** The frames of a painted clip with a figure walking through it, in I420 (BT.709, video range). */
export function film(clip: Clip): Frame[] {
  const { scene, seed, move = { pan: 0.06 }, seconds = 1.5, fps = 12, width = 320, height = 180 } = clip;
  const world = paint(scene, seed, width * 2, height * 2);
  const dress = random((clip.figure ?? seed) + 7);
  const figure: Colour = [0.2 + 0.7 * dress(), 0.15 + 0.3 * dress(), 0.2 + 0.6 * dress()];
  const shade = scene === "harbour-at-night" ? 0.45 : 1;
  const step = width * 0.04 * (0.5 + dress());
  const frames: Frame[] = [];
  for (let n = 0; n < Math.round(seconds * fps); n++) {
    const t = n / fps;
    const rgb = look(world, move, t, width, height);
    walk(rgb, width, height, width * 0.35 + step * t, t, figure, shade);
    frames.push({ seconds: t, width, height, data: toI420(rgb, width, height) });
  }
  return frames;
}

/** The camera's view, bilinear. */
function look(world: World, move: Move, t: number, width: number, height: number): Float32Array {
  const { pan = 0, tilt = 0, zoom = 0, parallax = 0 } = move;
  const rgb = new Float32Array(width * height * 3);
  const scale = Math.exp(-zoom * t);
  for (let y = 0; y < height; y++) {
    const near = 1 + parallax * (y / height - 0.5);
    const worldY = wrap(world.height / 2 + (y - height / 2) * scale - tilt * width * t * near, world.height);
    for (let x = 0; x < width; x++) {
      const worldX = wrap(world.width / 2 + (x - width / 2) * scale + pan * width * t * near, world.width);
      sample(world, worldX, worldY, rgb, (y * width + x) * 3);
    }
  }
  return rgb;
}

/** Folds a position back into the world as in a mirror, so that no seam is ever seen. */
function wrap(at: number, size: number): number {
  const period = 2 * (size - 2);
  const inside = ((at % period) + period) % period;
  return inside < size - 2 ? inside : period - inside;
}

function sample({ width, pixels }: World, x: number, y: number, into: Float32Array, to: number): void {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  const at = (top * width + left) * 3;
  for (let c = 0; c < 3; c++) {
    const up = pixels[at + c]! * (1 - fx) + pixels[at + 3 + c]! * fx;
    const low = pixels[at + width * 3 + c]! * (1 - fx) + pixels[at + width * 3 + 3 + c]! * fx;
    into[to + c] = up * (1 - fy) + low * fy;
  }
}

/** A striped figure that bobs as it goes. */
function walk(
  rgb: Float32Array,
  width: number,
  height: number,
  x: number,
  t: number,
  colour: Colour,
  shade: number,
): void {
  const size = height * 0.3;
  const foot = height * 0.85 + Math.sin(t * 9) * height * 0.01;
  for (let row = -size; row < 0; row++)
    for (let column = -size * 0.2; column < size * 0.2; column++) {
      const head = row < -size * 0.75;
      if (head && Math.hypot(column, row + size * 0.85) > size * 0.13) continue;
      const px = Math.round(x + column);
      const py = Math.round(foot + row);
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const stripe = head ? 0.9 : Math.floor((row + size) / (size * 0.09)) % 2 === 0 ? 1 : 0.6;
      for (let c = 0; c < 3; c++) rgb[(py * width + px) * 3 + c] = colour[c]! * stripe * shade;
    }
}

function toI420(rgb: Float32Array, width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * 1.5);
  const quarter = (width * height) / 4;
  const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const r = Math.min(1, Math.max(0, rgb[at]!));
      const g = Math.min(1, Math.max(0, rgb[at + 1]!));
      const b = Math.min(1, Math.max(0, rgb[at + 2]!));
      const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      data[y * width + x] = clamp(16 + 219 * luma);
      if (y % 2 === 0 && x % 2 === 0) {
        const chroma = (y / 2) * (width / 2) + x / 2;
        data[width * height + chroma] = clamp(128 + (224 * (b - luma)) / 1.8556);
        data[width * height + quarter + chroma] = clamp(128 + (224 * (r - luma)) / 1.5748);
      }
    }
  return data;
}

function paint(scene: Scene, seed: number, width: number, height: number): World {
  const world = { width, height, pixels: new Float32Array(width * height * 3) };
  brushes[scene](world, random(seed * 31 + scene.length));
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

function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

function fill({ width, height, pixels }: World, colour: (x: number, y: number) => Colour): void {
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels.set(colour(x, y), (y * width + x) * 3);
}

function rectangle({ width, height, pixels }: World, x: number, y: number, w: number, h: number, colour: Colour): void {
  const bottom = Math.min(height, Math.round(y + h));
  const right = Math.min(width, Math.round(x + w));
  for (let row = Math.max(0, Math.round(y)); row < bottom; row++)
    for (let column = Math.max(0, Math.round(x)); column < right; column++)
      pixels.set(colour, (row * width + column) * 3);
}

function disc(world: World, x: number, y: number, radius: number, colour: Colour): void {
  for (let row = -radius; row <= radius; row++) {
    const half = Math.sqrt(radius * radius - row * row);
    rectangle(world, x - half, y + row, 2 * half, 1, colour);
  }
}

/** Fractal texture: noise at several sizes, each half as strong as the one twice its size. */
function grain({ width, height, pixels }: World, next: () => number, amount: number, octaves: number): void {
  for (let octave = 0; octave < octaves; octave++) {
    const size = 2 ** (octaves - octave - 1);
    const columns = Math.ceil(width / size) + 2;
    const lattice = Float32Array.from({ length: columns * (Math.ceil(height / size) + 2) }, () => next() - 0.5);
    const strength = amount * 0.7 ** octave;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const left = Math.floor(x / size);
        const top = Math.floor(y / size);
        const fx = x / size - left;
        const fy = y / size - top;
        const at = top * columns + left;
        const up = lattice[at]! * (1 - fx) + lattice[at + 1]! * fx;
        const low = lattice[at + columns]! * (1 - fx) + lattice[at + columns + 1]! * fx;
        const value = 1 + 2 * strength * (up * (1 - fy) + low * fy);
        for (let c = 0; c < 3; c++) pixels[(y * width + x) * 3 + c]! *= value;
      }
  }
}
