import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Media, Video } from "../../ports/values.ts";
import { openArtifacts } from "../artifacts/folder.ts";
import { createMediaTools } from "./media-tools.ts";
import { MediaPool } from "./pool.ts";
import { makeClip, temporaryFolder, type ClipOptions } from "./testing/clip.ts";

const job = { signal: AbortSignal.timeout(60_000) };

/** A store with media tools; no file may be left in the scratch folder at the end. */
async function openStudio() {
  const folder = await temporaryFolder();
  const artifacts = openArtifacts(folder.at("artifacts"));
  const pool = new MediaPool({ workers: 2 });
  const media = createMediaTools({ artifacts, scratch: folder.at("scratch"), pool });
  return {
    artifacts,
    media,
    scratch: async () => readdir(folder.at("scratch")).catch(() => []),
    async clip(options?: ClipOptions): Promise<Video> {
      const clip = await media.importFile(async (path) => void (await makeClip(path, options)), "clip.mp4", job);
      if (clip.media !== "video") throw new Error("Expected a video");
      return clip;
    },
    async [Symbol.asyncDispose]() {
      await pool.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

test("clips go in, films come out, kept by their content, and nothing stays behind", async () => {
  await using studio = await openStudio();
  const { media, artifacts } = studio;
  const a = await studio.clip({ sound: 1 });
  const fractions: number[] = [];
  const options = { transition: "crossfade", transitionSeconds: 0.5 } as const;
  const [film, again] = await Promise.all([
    media.concat([a, a], options, { ...job, progress: (share) => fractions.push(share) }),
    media.concat([a, a], options, job),
  ]);
  expect(film).toEqual(again);
  expect(film).toMatchObject({ media: "video", seconds: 1.5, frames: 18, audio: { codec: "aac" } });
  expect(artifacts.has(film)).toBe(true);
  expect(fractions.every((share) => share > 0 && share <= 1)).toBe(true);
  const results: Media[] = [
    await media.trim(film, { start: 0.5 }, job),
    await media.frame(film, "last", job),
    await media.title(undefined, { text: "x", seconds: 0.5, position: "center", size: film, fps: 12 }, job),
    await media.contactSheet([{ video: film, label: "one" }], { columns: 2, labels: true }, job),
    await media.soundtrack(film, a, { mode: "mix", gain: 0 }, job),
    await media.resize(film, { size: { width: 32, height: 32 }, fit: "cover" }, job),
    await media.transcode(film, { format: "webp", quality: 60 }, job),
  ];
  expect(results.map(({ media }) => media)).toEqual(["video", "image", "video", "image", "video", "video", "image"]);
  expect(results.every(artifacts.has)).toBe(true);
  expect(await studio.scratch()).toEqual([]);
});

test("trimming nothing away gives the same clip", async () => {
  await using studio = await openStudio();
  const clip = await studio.clip();
  expect(await studio.media.trim(clip, { start: 0, end: 9 }, job)).toBe(clip);
});

test("a file that is no film fails with its name, and leaves nothing behind", async () => {
  await using studio = await openStudio();
  const fill = (path: string) => writeFile(path, "<html>");
  await expect(studio.media.importFile(fill, "talk.mp4", job)).rejects.toMatchObject({
    code: "not-media",
    message: expect.stringContaining("talk.mp4"),
  });
  expect(await studio.scratch()).toEqual([]);
});

test("a truncated film is refused", async () => {
  await using studio = await openStudio();
  const clip = await studio.clip({ width: 160, height: 120 });
  const bytes = await readFile(studio.artifacts.path(clip));
  const fill = (path: string) => writeFile(path, bytes.subarray(0, bytes.length * 0.7));
  await expect(studio.media.importFile(fill, "talk.mp4", job)).rejects.toMatchObject({ code: "damaged-media" });
});

test("an abort stops work within a second and leaves nothing behind", async () => {
  await using studio = await openStudio();
  const clip = await studio.clip({ width: 640, height: 360, fps: 24, luma: 16, seconds: 2 });
  const abort = new AbortController();
  const size = { width: 3840, height: 2160 };
  const result = studio.media.resize(clip, { size, fit: "blur" }, { signal: abort.signal });
  setTimeout(() => abort.abort(new Error("stopped")), 400);
  const start = performance.now();
  await expect(result).rejects.toThrow("stopped");
  expect(performance.now() - start).toBeLessThan(1400);
  expect(await studio.scratch()).toEqual([]);
});

test("a clip whose file is gone is reported as such", async () => {
  await using studio = await openStudio();
  const clip = await studio.clip();
  await rm(studio.artifacts.path(clip));
  await expect(studio.media.frame(clip, "first", job)).rejects.toMatchObject({ code: "artifact-missing" });
});

test("a stored file that was damaged later is noticed at its first use and set aside", async () => {
  await using studio = await openStudio();
  const bad = await studio.clip({ luma: 60 });
  const bytes = await readFile(studio.artifacts.path(bad));
  await writeFile(studio.artifacts.path(bad), bytes.fill(0, bytes.indexOf("mdat") + 4));
  await expect(studio.media.frame(bad, "first", job)).rejects.toMatchObject({ code: "artifact-damaged" });
  expect(studio.media.has(bad)).toBe(false);
});

test("a process that takes more memory than allowed is ended", async () => {
  await using folder = await temporaryFolder();
  const artifacts = openArtifacts(folder.at("artifacts"));
  const pool = new MediaPool({ workers: 1, memoryBytes: 30_000_000 });
  const media = createMediaTools({ artifacts, scratch: folder.at("scratch"), pool });
  const options = { text: "x", seconds: 60, position: "center", size: { width: 1920, height: 1080 }, fps: 60 } as const;
  await expect(media.title(undefined, options, job)).rejects.toMatchObject({ code: "media-too-large" });
  await pool.close();
});

test("a size that can't be made is refused before any work", async () => {
  await using studio = await openStudio();
  const options = {
    text: "x",
    seconds: 1,
    position: "center",
    size: { width: 99_999, height: 99_999 },
    fps: 24,
  } as const;
  await expect(studio.media.title(undefined, options, job)).rejects.toMatchObject({ code: "media-too-large" });
});
