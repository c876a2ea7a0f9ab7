import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeFrames, type DecodeOptions } from "../decode.ts";
import { openEncoder, type Quality } from "../encode.ts";
import { openSound } from "../sound-source.ts";
import { sampleRate } from "../sound.ts";

export interface ClipOptions {
  width?: number;
  height?: number;
  fps?: number;
  seconds?: number;
  quality?: Quality;
  /** The seed of some noise; none: no sound. */
  sound?: number;
  /** Luma of the first frame; each following frame is two steps lighter, so that frames can be told apart. */
  luma?: number;
}

/** Writes a small clip of flat grey frames that get lighter: frame n has the luma `luma + 2 n`. */
export async function makeClip(path: string, options: ClipOptions = {}): Promise<string> {
  const { width = 64, height = 48, fps = 12, seconds = 1, quality = "final", luma = 40 } = options;
  const sound = options.sound === undefined ? undefined : hiss(options.sound, seconds);
  const film = await openEncoder(path, { width, height, fps, quality, sound });
  const frame = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let n = 0; n < seconds * fps; n++) await film.write(frame.fill(luma + 2 * n, 0, width * height));
  await film.close();
  return path;
}

/**
 * Dull noise, equal on both sides, as interleaved stereo with a root mean square of 0.0707; other seeds give sound that
 * is unlike. (Encoders are slow on pure tones and throw away the high part of white noise.)
 */
export function hiss(seed: number, seconds: number): Float32Array {
  const samples = new Float32Array(seconds * sampleRate * 2);
  const hold = 8;
  let state = seed;
  let from = 0;
  let to = 0;
  for (let i = 0; 2 * i < samples.length; i++) {
    if (i % hold === 0) {
      from = to;
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      to = (state / 2 ** 31) * 0.15;
    }
    samples[2 * i] = samples[2 * i + 1] = from + ((to - from) * (i % hold)) / hold;
  }
  return samples;
}

/** The luma in the middle of every frame of a clip. */
export async function lumas(path: string, options: Partial<DecodeOptions> = {}): Promise<number[]> {
  const found: number[] = [];
  for await (const { data, width, height } of decodeFrames(path, { ...options, format: "i420" }))
    found.push(data[(height >> 1) * width + (width >> 1)] ?? 0);
  return found;
}

/** Loudness (root mean square) of each tenth of a second from the start, for `seconds`; undefined: no sound. */
export async function loudness(path: string, seconds: number): Promise<number[] | undefined> {
  const sound = await openSound(path);
  if (!sound) return undefined;
  const found: number[] = [];
  for (let tenth = 0; tenth < seconds * 10; tenth++) {
    const samples = await sound.read(sampleRate / 10);
    found.push(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
  }
  await sound.close();
  return found;
}

/** A folder for the files of one test. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string; at(name: string): string }> {
  const path = await mkdtemp(join(tmpdir(), "reelgraph-"));
  return {
    path,
    at: (name) => join(path, name),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
