import type { Frame } from "../observe.ts";
import { paint, type Scene } from "./brushes.ts";
import type { Colour, World } from "./paint.ts";
import { random } from "./random.ts";

export { heldOutScenes, type Scene, tuningScenes } from "./brushes.ts";

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
  /** Height of the figure as a share of the picture's; default 0.3. */
  readonly tall?: number;
  readonly seconds?: number;
  readonly fps?: number;
  readonly width?: number;
  readonly height?: number;
}

/** The frames of a painted clip with a figure walking through it, in I420 (BT.709, video range). */
export function film(clip: Clip): Frame[] {
  const { scene, seed, move = { pan: 0.06 }, tall = 0.3, seconds = 1.5, fps = 12, width = 320, height = 180 } = clip;
  const world = paint(scene, seed, width * 2, height * 2);
  const dress = random((clip.figure ?? seed) + 7);
  const figure: Colour = [0.2 + 0.7 * dress(), 0.15 + 0.3 * dress(), 0.2 + 0.6 * dress()];
  const shade = scene === "harbour-at-night" ? 0.45 : 1;
  const step = width * 0.04 * (0.5 + dress());
  const frames: Frame[] = [];
  for (let n = 0; n < Math.round(seconds * fps); n++) {
    const t = n / fps;
    const rgb = look(world, move, t, width, height);
    walk({ rgb, width, height }, { x: width * 0.35 + step * t, t, tall, colour: figure, shade });
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
  { rgb, width, height }: { rgb: Float32Array; width: number; height: number },
  { x, t, tall, colour, shade }: { x: number; t: number; tall: number; colour: Colour; shade: number },
): void {
  const size = height * tall;
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
