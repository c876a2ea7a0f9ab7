import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { probe } from "./probe.ts";
import { openInput } from "./input.ts";
import { loudness, lumas, makeClip, temporaryFolder, hiss } from "./testing/clip.ts";
import { openEncoder } from "./encode.ts";

test.for(["preview", "final", { webm: 40 }] as const)("equal frames give equal bytes (%j)", async (quality) => {
  await using folder = await temporaryFolder();
  const [a, b] = await Promise.all(
    ["a.mp4", "b.mp4"].map(async (name) => readFile(await makeClip(folder.at(name), { sound: 440, quality }))),
  );
  expect(a?.equals(b ?? Buffer.alloc(0))).toBe(true);
});

test("a film says in all four tags that it is BT.709 of limited range, and has its index first", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { quality: "preview" });
  await using input = await openInput(path);
  const { colorRange, colorPrimaries, colorTrc, colorSpace } = input.video?.codecpar ?? {};
  // 1 is "limited" and "BT.709" in the standard that all containers share.
  expect([colorRange, colorPrimaries, colorTrc, colorSpace]).toEqual([1, 1, 1, 1]);
  const bytes = await readFile(path, "latin1");
  expect(bytes.indexOf("moov")).toBeLessThan(bytes.indexOf("mdat"));
});

test.for([
  { quality: "preview", type: "video/mp4", codec: "h264", sound: "aac" },
  { quality: "final", type: "video/mp4", codec: "h264", sound: "aac" },
  { quality: { webm: 30 }, type: "video/webm", codec: "vp9", sound: "opus" },
] as const)("$quality gives a $codec film with every frame and $sound", async ({ quality, type, codec, sound }) => {
  await using folder = await temporaryFolder();
  const facts = await probe(await makeClip(folder.at("clip"), { quality, sound: 440, seconds: 2 }));
  expect(facts).toMatchObject({ media: "video", type, codec, width: 64, height: 48, fps: 12, frames: 24 });
  expect(facts).toMatchObject({ audio: { codec: sound, channels: 2, sampleRate: 48_000 } });
  expect(facts.media === "video" && Math.abs(facts.seconds - 2)).toBeLessThan(0.01);
});

test.for([
  ["cut", 3],
  ["filled up with silence", 0.5],
] as const)("sound is %s to the length of the picture", async ([, seconds]) => {
  await using folder = await temporaryFolder();
  const path = folder.at("a.mp4");
  const film = await openEncoder(path, {
    width: 64,
    height: 48,
    fps: 12,
    quality: "preview",
    sound: hiss(440, seconds),
  });
  for (let n = 0; n < 12; n++) await film.write(new Uint8Array(64 * 72));
  await film.close();
  await using input = await openInput(path);
  expect(Number(input.audio?.duration) / 48_000).toBeCloseTo(1, 3);
  const loud = await loudness(path, 1);
  expect(loud?.[2]).toBeGreaterThan(0.05);
  expect(loud?.[8]).toBeCloseTo(seconds > 1 ? 0.0707 : 0, 2);
});

test("a rate of 23.976 is kept as the fraction that it is", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { fps: 24_000 / 1001, seconds: 1 });
  expect(await probe(path)).toMatchObject({ fps: 23.976, frames: 24, seconds: 1.001 });
  expect(await lumas(path)).toHaveLength(24);
});
