import { frame, picture, sequence } from "./h264.ts";
import { mp4 } from "./mp4.ts";
import { painter } from "./paint.ts";

/** What decides the bytes of a clip. */
export interface ClipRequest {
  readonly prompt: string;
  readonly seed: number;
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly fps: number;
}

/** Clips that are kept; the oldest goes first. */
const kept = 64;
const cache = new Map<string, Buffer>();

/** Makes a real H.264 film in MP4, whose picture depends on prompt and seed. Equal requests give equal bytes. */
export function makeClip(request: ClipRequest): Buffer {
  const { prompt, seed, width, height, seconds, fps } = request;
  const key = JSON.stringify([prompt, seed, width, height, seconds, fps]);
  const known = cache.get(key);
  if (known) return known;
  const paint = painter(`${prompt}\0${seed}`, Math.ceil(width / 16), Math.ceil(height / 16));
  const count = Math.max(1, Math.round(seconds * fps));
  const frames = Array.from({ length: count }, (_, number) => frame(paint(number / fps), number));
  const made = mp4({ width, height, fps, sequence: sequence({ width, height, fps }), picture: picture(), frames });
  cache.set(key, made);
  const [oldest] = cache.keys();
  if (cache.size > kept && oldest !== undefined) cache.delete(oldest);
  return made;
}
