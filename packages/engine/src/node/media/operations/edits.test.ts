import { writeFile } from "node:fs/promises";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { probe } from "../probe.ts";
import { loudness, lumas, makeClip, temporaryFolder } from "../testing/clip.ts";
import { contactSheet } from "./contact-sheet.ts";
import { frame } from "./frame.ts";
import { resize } from "./resize.ts";
import { soundtrack } from "./soundtrack.ts";
import { title } from "./title.ts";
import { transcode } from "./transcode.ts";
import { trim } from "./trim.ts";

const context = (out: string) => ({ out, progress() {} });
const numbers = (found: number[]) => found.map((luma) => Math.round((luma - 40) / 2));

test("trim keeps the exact frames and their sound", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { seconds: 4, sound: 440 });
  const out = folder.at("b.mp4");
  await trim({ path, start: 2.5, end: 3.25 }, context(out));
  expect(await probe(out)).toMatchObject({ seconds: 0.75, frames: 9, audio: { codec: "aac" } });
  expect(numbers(await lumas(out))).toEqual([30, 31, 32, 33, 34, 35, 36, 37, 38]);
  for (const level of ((await loudness(out, 0.7)) ?? []).slice(1)) expect(level).toBeCloseTo(0.0707, 1);
});

test("trim refuses a range without frames", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"));
  for (const range of [{ start: 1 }, { start: 0.5, end: 0.5 }, { start: 0.8, end: 0.2 }])
    await expect(trim({ path, ...range }, context(folder.at("b")))).rejects.toMatchObject({ code: "out-of-range" });
});

test.for([
  ["first", 0],
  ["last", 47],
  [0, 0],
  [2, 24],
  // A frame is on the screen until the next one comes.
  [2.08, 24],
  [2.084, 25],
  [3.99, 47],
] as const)("frame at %s is frame %i", async ([at, number]) => {
  await using folder = await temporaryFolder();
  for (const quality of ["final", "preview", { webm: 5 }] as const) {
    const path = await makeClip(folder.at("a"), { seconds: 4, quality });
    await frame({ path, at }, context(folder.at("f.png")));
    const picture = await loadImage(folder.at("f.png"));
    const canvas = createCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const grey = canvas.getContext("2d").getImageData(20, 20, 1, 1).data[0] ?? 0;
    expect(Math.round((16 + (grey * 219) / 255 - 40) / 2)).toBe(number);
  }
});

test("frame refuses a time after the end", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"));
  await expect(frame({ path, at: 1 }, context(folder.at("f")))).rejects.toMatchObject({ code: "out-of-range" });
});

test("soundtrack replaces or mixes, with a gain, and ends with the picture", async () => {
  await using folder = await temporaryFolder();
  const silent = await makeClip(folder.at("a.mp4"), { seconds: 2 });
  const long = await makeClip(folder.at("b.mp4"), { seconds: 3, sound: 440 });
  const short = await makeClip(folder.at("c.webm"), { seconds: 1, sound: 800, quality: { webm: 30 } });
  const out = folder.at("d.mp4");
  await soundtrack({ path: silent, sound: long, mode: "mix", gain: -6 }, context(out));
  expect(await probe(out)).toMatchObject({ seconds: 2, frames: 24, audio: { codec: "aac" } });
  expect((await loudness(out, 2))?.[10]).toBeCloseTo(0.0707 / 2, 2);
  expect(await lumas(out)).toEqual(await lumas(silent));
  await soundtrack({ path: long, sound: short, mode: "replace", gain: 0 }, context(out));
  expect((await loudness(out, 3))?.map((level) => level > 0.05)).toEqual(Array.from({ length: 30 }, (_, i) => i < 10));
  await soundtrack({ path: long, sound: short, mode: "mix", gain: 0 }, context(out));
  const mixed = (await loudness(out, 3)) ?? [];
  expect(mixed[5]).toBeCloseTo(0.1, 2);
  expect(mixed[20]).toBeCloseTo(0.0707, 2);
  await soundtrack({ path: short, sound: long, mode: "replace", gain: 0 }, context(out));
  expect(await probe(out)).toMatchObject({ codec: "h264", frames: 12 });
});

test("soundtrack says when there is no sound to add", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"));
  const request = { path, sound: path, mode: "mix", gain: 0 } as const;
  await expect(soundtrack(request, context(folder.at("b")))).rejects.toMatchObject({ code: "no-sound" });
});

test.for(["contain", "cover", "blur"] as const)("resize brings clips and pictures to the size (%s)", async (fit) => {
  await using folder = await temporaryFolder();
  const size = { width: 64, height: 120 };
  const path = await makeClip(folder.at("a.mp4"), { luma: 150, sound: 440 });
  await resize({ path, size, fit }, context(folder.at("b.mp4")));
  expect(await probe(folder.at("b.mp4"))).toMatchObject({ ...size, frames: 12, audio: { codec: "aac" } });
  for await (const { data } of (await import("../decode.ts")).decodeFrames(folder.at("b.mp4"), {
    format: "gray",
    end: 0.05,
  })) {
    const [edge = 0, middle = 0] = [data[32], data[60 * 64 + 32]];
    expect(middle).toBeGreaterThan(140);
    if (fit === "contain") expect(edge).toBeLessThan(5);
    if (fit === "cover") expect(edge).toBeGreaterThan(140);
    if (fit === "blur") expect(edge > 60 && edge < 130).toBe(true);
  }
  const canvas = createCanvas(40, 30);
  canvas.getContext("2d").fillRect(0, 0, 40, 30);
  await writeFile(folder.at("a.jpg"), canvas.toBuffer("image/jpeg"));
  await resize({ path: folder.at("a.jpg"), size, fit }, context(folder.at("b.png")));
  expect(await probe(folder.at("b.png"))).toEqual({ media: "image", type: "image/png", ...size });
});

test.for([
  ["mp4", "video/mp4"],
  ["webm", "video/webm"],
  ["gif", "image/gif"],
  ["webp", "image/webp"],
] as const)("transcode writes %s", async ([format, type]) => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { sound: 440, fps: 24 });
  const sizes: number[] = [];
  for (const quality of [10, 90]) {
    await transcode({ path, format, quality }, context(folder.at("b")));
    expect(await probe(folder.at("b"), { thorough: true })).toMatchObject({ type, width: 64, height: 48 });
    sizes.push((await import("node:fs")).statSync(folder.at("b")).size);
  }
  expect(sizes[0]).toBeLessThanOrEqual(sizes[1] ?? 0);
});

test("a title card is a silent film of its own; Chinese text is drawn, not replaced by boxes", async () => {
  await using folder = await temporaryFolder();
  const options = { seconds: 1, position: "center", size: { width: 160, height: 90 }, fps: 12 } as const;
  await title({ ...options, text: "种子\nThe seed" }, context(folder.at("a.mp4")));
  expect(await probe(folder.at("a.mp4"))).toMatchObject({ width: 160, height: 90, frames: 12, audio: null });
  // Two unlike characters that no font has would look the same.
  const pictures = await Promise.all(
    ["种", "花"].map(async (text) => {
      await title({ ...options, text }, context(folder.at(`${text}.mp4`)));
      await frame({ path: folder.at(`${text}.mp4`), at: 0.5 }, context(folder.at(`${text}.png`)));
      return (await import("node:fs")).readFileSync(folder.at(`${text}.png`));
    }),
  );
  expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(false);
});

test.for(["center", "top", "bottom", "lower-third"] as const)(
  "a title at %s comes and goes over its clip",
  async (position) => {
    await using folder = await temporaryFolder();
    const over = await makeClip(folder.at("a.mp4"), { width: 160, height: 90, seconds: 2, luma: 60, sound: 440 });
    const options = { text: "Later\nthat night", seconds: 1, position, size: { width: 0, height: 0 }, fps: 0 };
    await title({ ...options, over }, context(folder.at("b.mp4")));
    expect(await probe(folder.at("b.mp4"))).toMatchObject({ frames: 24, seconds: 2, audio: { codec: "aac" } });
    const brightest: number[] = [];
    for await (const { data } of (await import("../decode.ts")).decodeFrames(folder.at("b.mp4"), { format: "gray" }))
      brightest.push(data.reduce((a, b) => Math.max(a, b)));
    expect(brightest[6]).toBeGreaterThan(180);
    expect(brightest[20]).toBeLessThan(140);
  },
);

test("a contact sheet holds a cell for each clip, and more for a single one", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { width: 96, height: 54 });
  const clips = ["noir", "水墨", "a label that is much too long to stand under its picture"].map((label) => ({
    path,
    label,
  }));
  const out = folder.at("s.png");
  await contactSheet({ clips, columns: 2, labels: true }, context(out));
  const many = await probe(out);
  await contactSheet({ clips, columns: 2, labels: false }, context(out));
  const bare = await probe(out);
  expect(many.media === "image" && bare.media === "image" && many.height > bare.height).toBe(true);
  await contactSheet({ clips: clips.slice(0, 1), columns: 3, labels: true }, context(out));
  expect(await probe(out)).toMatchObject({ media: "image", type: "image/png" });
});
