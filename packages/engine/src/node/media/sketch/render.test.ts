import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeFrames } from "../decode.ts";
import { probe } from "../probe.ts";
import { type SketchJob, sketch } from "./render.ts";

const size = { width: 320, height: 180 };
const base: SketchJob = { prompt: "a red boat on the sea at sunset", seconds: 1, size, fps: 12, seed: 7, audio: false };
let folder = "";
let made = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sketch-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function film(job: Partial<SketchJob>): Promise<string> {
  const out = join(folder, `${made++}.mp4`);
  await sketch({ ...base, ...job }, { out, progress() {} });
  return out;
}

const digest = async (path: string) =>
  createHash("sha256")
    .update(await readFile(path))
    .digest("hex");

async function framesOf(path: string) {
  const frames: Uint8Array[] = [];
  for await (const frame of decodeFrames(path, { format: "rgba" })) frames.push(frame.data);
  return frames;
}

async function still(path: string, pixels: Uint8Array): Promise<string> {
  const canvas = createCanvas(size.width, size.height);
  const pen = canvas.getContext("2d");
  const picture = pen.createImageData(size.width, size.height);
  picture.data.set(pixels);
  pen.putImageData(picture, 0, 0);
  await writeFile(path, canvas.toBuffer("image/png"));
  return path;
}

/** Mean difference of colours, 0 to 255. */
function difference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, level, i) => sum + Math.abs(level - (b[i] ?? 0)), 0) / a.length;
}

describe("a sketch", () => {
  test("is a film of the size, length and rate asked for, with sound when asked", async () => {
    const facts = await probe(await film({ audio: true, seconds: 1.5 }));
    expect(facts).toMatchObject({ media: "video", width: 320, height: 180, frames: 18, fps: 12 });
    expect(facts).toMatchObject({ audio: { channels: 2, sampleRate: 48_000 } });
    expect(await probe(await film({}))).toMatchObject({ audio: null });
  });

  test("has the same bytes when it is made again, and others for another seed", async () => {
    const first = await digest(await film({ audio: true }));
    expect(await digest(await film({ audio: true }))).toBe(first);
    expect(await digest(await film({ audio: true, seed: 8 }))).not.toBe(first);
  });
});

describe("a first frame", () => {
  test("is what the film starts with, and dissolves into the scene", async () => {
    const red = new Uint8Array(size.width * size.height * 4);
    for (let i = 0; i < red.length; i += 4) red.set([180, 60 + ((i / 4) % size.width) / 4, 40, 255], i);
    const frames = await framesOf(await film({ image: await still(join(folder, "red.png"), red) }));
    const far = frames.map((frame) => difference(frame, red));
    expect(far[0]).toBeLessThan(6);
    expect(far[3]).toBeGreaterThan(far[0] ?? 0);
    expect(far.at(-1)).toBeGreaterThan(20);
  });

  test("that is a sketch goes on in the same scenery, whatever the seed", async () => {
    const last = (await framesOf(await film({ prompt: "an empty city, static camera" }))).at(-1);
    if (last === undefined) throw new Error("no frames");
    const image = await still(join(folder, "last.png"), last);
    const next = { prompt: "an empty city, static camera", seed: 1234 };
    const [on, anew] = await Promise.all(
      [film({ ...next, image }), film(next)].map(async (path) => framesOf(await path)),
    );
    expect(difference(on?.at(-1) ?? last, last)).toBeLessThan(difference(anew?.at(-1) ?? last, last) / 2);
  });

  test("that is no picture is refused", async () => {
    const path = join(folder, "text.png");
    await writeFile(path, "no picture");
    await expect(film({ image: path })).rejects.toMatchObject({ code: expect.any(String) });
  });
});
