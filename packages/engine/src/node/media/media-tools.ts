import { open, stat } from "node:fs/promises";
import { z } from "zod";
import { failure } from "../../errors.ts";
import type { Job, MediaTools, Size } from "../../host.ts";
import type { Audio, Image, Media, Video } from "../../ports/values.ts";
import type { Artifacts } from "../artifacts/artifacts.ts";
import { factsSchema } from "./facts.ts";
import { maxFileBytes, maxFramePixels } from "./limits.ts";
import type { MediaPool } from "./pool.ts";
import { spriteLayout } from "./sprite-layout.ts";
import { openScratch } from "./scratch.ts";
import type { operations } from "./worker.ts";

/** Parsed again: the process that listened had untrusted bytes in its hands. */
const Peaks = z.array(z.number().min(0).max(1));

type Operations = typeof operations;
type RequestOf<K extends keyof Operations> = Parameters<Awaited<ReturnType<Operations[K]>>>[0];

export interface MediaToolsOptions {
  readonly artifacts: Artifacts;
  /** The processes that do the work; their owner ends them. */
  readonly pool: MediaPool;
  /** A folder for unfinished files, on the same disk as the store. */
  readonly scratch: string;
}

/** Media tools whose work is done in child processes. */
export interface LocalMediaTools extends MediaTools {
  /**
   * Checks a file from outside and stores it. `fill` writes it to the path that it is given; `name` is what people call
   * it. Throws `not-media`, `unsupported-media`, `damaged-media`, `media-too-large`, `media-timeout`, `media-crashed`.
   */
  importFile(fill: (path: string) => Promise<void>, name: string, job: Job): Promise<Media>;
  /** Pictures of a clip in one file, as `spriteLayout` tells. */
  sprites(clip: Video, job: Job): Promise<Image>;
  /** The highest sample, 0 to 1, of so many equal parts of a sound. Throws `no-sound`. */
  waveform(sound: Video | Audio, points: number, job: Job): Promise<readonly number[]>;
}

/** Makes media tools. */
export function createMediaTools({ artifacts, scratch: folder, pool }: MediaToolsOptions): LocalMediaTools {
  const scratch = openScratch(folder);
  const { lend } = artifacts;

  /** `limit` in seconds. */
  async function run<K extends keyof Operations>(operation: K, request: RequestOf<K>, limit: number, job: Job) {
    return scratch.lend((out) => pool.run({ operation, request, out }, job, limit));
  }

  async function make<K extends keyof Operations>(operation: K, request: RequestOf<K>, limit: number, job: Job) {
    return scratch.lend(async (out) => {
      const { facts } = await pool.run({ operation, request, out }, job, limit);
      return artifacts.put(out, factsSchema().parse(facts));
    });
  }

  const tools: LocalMediaTools = {
    async sketch(request, job) {
      checkSize(request.size);
      const { image, ...rest } = request;
      const limit = timeFor(request.seconds, request.size);
      if (!image) return video(await make("sketch", rest, limit, job));
      return lend([image], async ([first]) => video(await make("sketch", { ...rest, image: first }, limit, job)));
    },
    async concat(clips, options, job) {
      if (options.size) checkSize(options.size);
      const seconds = clips.reduce((sum, clip) => sum + clip.seconds, 0);
      const limit = timeFor(seconds, options.size ?? largest(clips));
      return lend(clips, async (files) => video(await make("concat", { ...options, clips: files }, limit, job)));
    },
    async trim(clip, range, job) {
      if (range.start === 0 && (range.end === undefined || range.end >= clip.seconds)) return clip;
      const limit = timeFor(clip.seconds, clip);
      return lend([clip], async ([path]) => video(await make("trim", { ...range, path }, limit, job)));
    },
    frame(clip, at, job) {
      const limit = timeFor(clip.seconds, clip);
      return lend([clip], async ([path]) => image(await make("frame", { path, at }, limit, job)));
    },
    async title(over, options, job) {
      checkSize(options.size);
      const limit = timeFor(over?.seconds ?? options.seconds, over ?? options.size);
      if (!over) return video(await make("title", options, limit, job));
      return lend([over], async ([path]) => video(await make("title", { ...options, over: path }, limit, job)));
    },
    contactSheet(clips, options, job) {
      const videos = clips.map(({ video }) => video);
      return lend(videos, async (files) => {
        const request = { ...options, clips: clips.map(({ label }, at) => ({ path: files[at] ?? "", label })) };
        return image(await make("contactSheet", request, timeFor(clips.length, largest(videos)), job));
      });
    },
    sprites(clip, job) {
      const limit = timeFor(clip.seconds, clip);
      return lend([clip], async ([path]) => image(await make("sprites", { ...spriteLayout(clip), path }, limit, job)));
    },
    waveform(sound, points, job) {
      const { seconds } = sound;
      return lend([sound], async ([path]) => {
        const { result } = await run("waveform", { path, seconds, points }, 60 + seconds, job);
        return Peaks.parse(result);
      });
    },
    soundtrack(clip, sound, options, job) {
      const limit = timeFor(clip.seconds, clip);
      return lend([clip, sound], async ([path, added]) =>
        video(await make("soundtrack", { ...options, path, sound: added }, limit, job)),
      );
    },
    async resize(media, options, job) {
      checkSize(options.size);
      const seconds = media.media === "video" ? media.seconds : 0;
      const limit = timeFor(seconds, options.size);
      return lend([media], async ([path]) => sameKind(media, await make("resize", { ...options, path }, limit, job)));
    },
    transcode(clip, options, job) {
      const limit = timeFor(clip.seconds, clip);
      return lend([clip], async ([path]) => {
        const result = await make("transcode", { ...options, path }, limit, job);
        return result.media === "image" ? result : video(result);
      });
    },
    async measure(clip, options, job) {
      const { seconds } = clip;
      const { result } = await lend([clip], ([path]) =>
        run("measure", { ...options, path, seconds }, timeFor(seconds, clip), job),
      );
      const { Measured } = await import("./measured.ts");
      return Measured.parse(result);
    },
    has: (media) => artifacts.has(media),
    async receive({ bytes, length }, job) {
      const media = await tools.importFile((path) => writeAll(bytes, length, path, job), "what the vendor sent", job);
      if (media.media === "video") return media;
      throw failure("not-media", `The vendor sent a ${media.media} instead of a clip`, { expected: "a video" });
    },
    importFile(fill, name, job) {
      return scratch.lend(async (path) => {
        await fill(path);
        const { size } = await stat(path);
        // Half a megabyte a second is slower than any machine decodes.
        const { result } = await run("inspect", { path, name }, 60 + size / 500_000, job);
        return artifacts.put(path, factsSchema().parse(result));
      });
    },
  };
  return tools;
}

/** Writes what comes into a file. Throws `download-incomplete` unless it is as long as was announced. */
async function writeAll(
  bytes: AsyncIterable<Uint8Array>,
  length: number | undefined,
  path: string,
  { signal, progress }: Job,
): Promise<void> {
  await using file = await open(path, "wx", 0o600);
  let size = 0;
  const incomplete = (why: string, cause?: unknown) =>
    failure("download-incomplete", `The clip broke off after ${size} bytes: ${why}`, { cause });
  const pieces = bytes[Symbol.asyncIterator]();
  for (;;) {
    const piece = await pieces.next().catch((thrown: unknown) => {
      throw incomplete(thrown instanceof Error ? thrown.message : "the connection was lost", thrown);
    });
    if (piece.done) break;
    signal.throwIfAborted();
    size += piece.value.length;
    if (size > maxFileBytes) throw failure("media-too-large", `The clip is larger than ${maxFileBytes} bytes`);
    await file.writeFile(piece.value);
    if (length) progress?.(size / length);
  }
  if (length !== undefined && size !== length) throw incomplete(`${length} were announced`);
  if (size === 0) throw incomplete("nothing was sent");
}

/** Seconds that work on a clip may take: twenty times its length at 720p, and a minute to begin with. */
function timeFor(seconds: number, { width, height }: Size): number {
  return 60 + 20 * seconds * Math.max(1, (width * height) / (1280 * 720));
}

/** Refuses to make a picture that would not be read again. */
function checkSize({ width, height }: Size): void {
  if (width * height <= maxFramePixels) return;
  throw failure("media-too-large", `A picture of ${width}x${height} is too large to make`, {
    expected: "at most 4096x4096",
  });
}

function largest(clips: readonly Video[]): Size {
  return clips.reduce<Size>((a, b) => (a.width * a.height > b.width * b.height ? a : b), { width: 0, height: 0 });
}

function sameKind<M extends Media>(given: M, result: Media): M {
  if (result.media !== given.media) throw new Error(`Expected a ${given.media}, got a ${result.media}`);
  // The same kind, and kinds are all that `M` stands for.
  return result as M;
}

function video(media: Media): Video {
  if (media.media === "video") return media;
  throw new Error(`Expected a video, got a ${media.media}`);
}

function image(media: Media): Image {
  if (media.media === "image") return media;
  throw new Error(`Expected an image, got a ${media.media}`);
}
