import { expect, test } from "vitest";
import type { ConcatOptions } from "../../../host.ts";
import { filmFacts } from "../probe.ts";
import { loudness, lumas, makeClip, temporaryFolder } from "../testing/clip.ts";
import { concat } from "./concat.ts";

async function join(clips: readonly string[], out: string, options: Partial<ConcatOptions> = {}) {
  const request = { clips, transition: "cut", transitionSeconds: 0.5, ...options } as const;
  const { copied } = await concat(request, { out, progress() {} });
  return { copied, facts: await filmFacts(out), lumas: await lumas(out) };
}

test("alike clips are copied: every frame of every clip, in order", async () => {
  await using folder = await temporaryFolder();
  const a = await makeClip(folder.at("a.mp4"), { luma: 40, width: 96, height: 64 });
  const b = await makeClip(folder.at("b.mp4"), { luma: 120, width: 96, height: 64 });
  const film = await join([a, b, a], folder.at("film.mp4"));
  expect(film.copied).toBe(true);
  expect(film.facts).toMatchObject({ seconds: 3, frames: 36, fps: 12, audio: null });
  const [one, two] = [await lumas(a), await lumas(b)];
  expect(film.lumas).toEqual([...one, ...two, ...one]);
});

test("clips of other sizes, rates and formats are brought to the first one's", async () => {
  await using folder = await temporaryFolder();
  const a = await makeClip(folder.at("a.mp4"), { width: 96, height: 64 });
  const b = await makeClip(folder.at("b.webm"), { width: 48, height: 96, fps: 25, quality: { webm: 20 }, luma: 90 });
  const c = await makeClip(folder.at("c.mp4"), { width: 96, height: 64, fps: 24, seconds: 1 });
  const film = await join([a, b, c], folder.at("film.mp4"));
  expect(film.copied).toBe(false);
  expect(film.facts).toMatchObject({ width: 96, height: 64, fps: 12, frames: 36, seconds: 3 });
});

test("the film takes the size and rate asked for", async () => {
  await using folder = await temporaryFolder();
  const a = await makeClip(folder.at("a.mp4"));
  const film = await join([a, a], folder.at("film.mp4"), { size: { width: 101, height: 51 }, fps: 24 });
  expect(film.facts).toMatchObject({ width: 100, height: 50, fps: 24, frames: 48, seconds: 2 });
});

test.for(["copied", "encoded anew"])(
  "sound stays with its clip and is silent where a clip has none, %s",
  async (way) => {
    await using folder = await temporaryFolder();
    const loud = await makeClip(folder.at("a.mp4"), { sound: 440 });
    const silent = await makeClip(folder.at("b.mp4"));
    const options = way === "copied" ? {} : { fps: 6 };
    const film = await join([silent, loud, silent, loud], folder.at("film.mp4"), options);
    expect(film.copied).toBe(way === "copied");
    expect(film.facts).toMatchObject({ seconds: 4, audio: { codec: "aac", channels: 2 } });
    const found = (await loudness(folder.at("film.mp4"), 4)) ?? [];
    const on = found.map((level) => level > 0.06);
    expect(on.slice(1, 9)).not.toContain(true);
    expect(on.slice(11, 19)).not.toContain(false);
    expect(on.slice(21, 29)).not.toContain(true);
    expect(on.slice(31, 39)).not.toContain(false);
  },
);

test("a crossfade overlaps the clips, mixes them evenly and keeps the loudness", async () => {
  await using folder = await temporaryFolder();
  const a = await makeClip(folder.at("a.mp4"), { luma: 40, sound: 440, seconds: 2 });
  const b = await makeClip(folder.at("b.mp4"), { luma: 160, sound: 700, seconds: 2 });
  const film = await join([a, b], folder.at("film.mp4"), { transition: "crossfade", transitionSeconds: 1 });
  expect(film.facts).toMatchObject({ seconds: 3, frames: 36 });
  // Half way through, frames 18 of the first (luma 76) and 6 of the second (luma 172) are mixed about evenly.
  expect(film.lumas[18]).toBeGreaterThan(114);
  expect(film.lumas[18]).toBeLessThan(136);
  const levels = (await loudness(folder.at("film.mp4"), 3)) ?? [];
  for (const level of levels.slice(1, 29)) expect(level).toBeCloseTo(0.0707, 1);
});

test("a wipe uncovers the next clip from the left", async () => {
  await using folder = await temporaryFolder();
  const a = await makeClip(folder.at("a.mp4"), { luma: 40 });
  const b = await makeClip(folder.at("b.mp4"), { luma: 180 });
  const film = await join([a, b], folder.at("film.mp4"), { transition: "wipe", transitionSeconds: 0.5 });
  expect(film.facts).toMatchObject({ seconds: 1.5, frames: 18 });
  // The middle of the picture is still the first clip's at the beginning of the wipe, and the second's at its end.
  expect(film.lumas[6]).toBeLessThan(70);
  expect(film.lumas[11]).toBeGreaterThan(170);
});

test("a fade goes through black and loses no frame", async () => {
  await using folder = await temporaryFolder();
  const a = await makeClip(folder.at("a.mp4"), { luma: 100 });
  const film = await join([a, a], folder.at("film.mp4"), { transition: "fade-black", transitionSeconds: 0.5 });
  expect(film.facts).toMatchObject({ seconds: 2, frames: 24 });
  expect(film.lumas[11]).toBeLessThan(20);
  expect(film.lumas[12]).toBeLessThan(20);
  expect(film.lumas[4]).toBeGreaterThan(100);
  expect(film.lumas[20]).toBeGreaterThan(100);
});

test("a single clip and transitions longer than the clips make a film", async () => {
  await using folder = await temporaryFolder();
  const a = await makeClip(folder.at("a.mp4"));
  expect((await join([a], folder.at("one.mp4"), { transition: "crossfade" })).facts).toMatchObject({ frames: 12 });
  const film = await join([a, a, a], folder.at("three.mp4"), { transition: "crossfade", transitionSeconds: 10 });
  expect(film.facts).toMatchObject({ frames: 24 });
});
