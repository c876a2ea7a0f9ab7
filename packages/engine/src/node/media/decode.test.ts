import { expect, test } from "vitest";
import { toI420 } from "./colours.ts";
import { decodeFrames } from "./decode.ts";
import { openEncoder } from "./encode.ts";
import { lumas, makeClip, temporaryFolder } from "./testing/clip.ts";

/** Frame numbers told by their lumas; encoding costs a step at most. */
const numbers = (found: number[]) => found.map((luma) => Math.round((luma - 40) / 2));

test("every frame comes once, in order, with its time", async () => {
  await using folder = await temporaryFolder();
  for (const quality of ["preview", "final", { webm: 10 }] as const) {
    const path = await makeClip(folder.at("clip"), { quality, seconds: 2 });
    expect(numbers(await lumas(path))).toEqual(Array.from({ length: 24 }, (_, n) => n));
    let n = 0;
    for await (const { seconds } of decodeFrames(path, { format: "gray" })) expect(seconds).toBeCloseTo(n++ / 12, 2);
  }
});

test("a range begins and ends at the exact frame, also far from a key frame", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { seconds: 5 });
  expect(numbers(await lumas(path, { start: 3.25, end: 3.5 }))).toEqual([39, 40, 41]);
  expect(numbers(await lumas(path, { start: 4.75 }))).toEqual([57, 58, 59]);
  expect(await lumas(path, { start: 9 })).toEqual([]);
});

test("another rate repeats or leaves out frames and keeps the length", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { seconds: 1 });
  expect(numbers(await lumas(path, { fps: 6 }))).toHaveLength(6);
  expect(numbers(await lumas(path, { fps: 24 }))).toHaveLength(24);
});

test("frames are scaled to the size asked for; padding keeps the shape and fills with black", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { luma: 200, seconds: 1 / 12 });
  const size = { width: 96, height: 24 };
  for await (const frame of decodeFrames(path, { format: "i420", size, padToSize: true })) {
    expect(frame).toMatchObject(size);
    expect(frame.data).toHaveLength((96 * 24 * 3) / 2);
    const row = [...frame.data.subarray(12 * 96, 13 * 96)];
    expect(row.slice(0, 30)).toEqual(Array(30).fill(16));
    expect(row[48]).toBeGreaterThan(190);
  }
  for await (const { data } of decodeFrames(path, { format: "i420", size })) expect(data[12 * 96]).toBeGreaterThan(190);
});

test("colours come back as they went in", async () => {
  await using folder = await temporaryFolder();
  const size = { width: 16, height: 16 };
  const colours = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255], [0, 0, 0], [128, 64, 200]]; // prettier-ignore
  const film = await openEncoder(folder.at("a.mp4"), { ...size, fps: 12, quality: { mp4: 1 } });
  for (const [r = 0, g = 0, b = 0] of colours) {
    const rgba = new Uint8Array(16 * 16 * 4).map((_, i) => [r, g, b, 255][i % 4] ?? 0);
    const frame = new Uint8Array(16 * 24);
    toI420(rgba, size, frame);
    await film.write(frame);
  }
  await film.close();
  let n = 0;
  for await (const { data } of decodeFrames(folder.at("a.mp4"), { format: "rgba" })) {
    const expected = colours[n++] ?? [];
    for (const [i, value] of expected.entries()) expect(Math.abs((data[i] ?? 0) - value)).toBeLessThanOrEqual(3);
  }
  expect(n).toBe(colours.length);
});
