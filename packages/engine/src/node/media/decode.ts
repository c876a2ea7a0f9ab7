import {
  AVCOL_RANGE_MPEG,
  AVCOL_RANGE_UNSPECIFIED,
  AVCOL_SPC_BT709,
  AVCOL_SPC_SMPTE170M,
  AVCOL_SPC_UNSPECIFIED,
} from "node-av/constants";
import { AVSEEK_FLAG_BACKWARD } from "node-av/constants";
import type { Frame, Stream } from "node-av/lib";
import { failure } from "../../errors.ts";
import type { Size } from "../../host.ts";
import { decoded } from "./decoder.ts";
import { type Filter, openFilter } from "./filter.ts";
import { type Input, openInput } from "./input.ts";
import { displaySize, scaling, upright } from "./orientation.ts";
import { frameRate, inSeconds, isKnown } from "./rates.ts";

export { probe } from "./probe.ts";

export interface DecodeOptions {
  /** Of the frames given; default: the clip's own, made even for `i420`. */
  readonly size?: Size;
  /** Keep the clip's shape inside `size` and fill the rest with black. Default: stretch. */
  readonly padToSize?: boolean;
  /** A constant rate: frames are repeated or left out. Default: every frame of the clip. */
  readonly fps?: number;
  /** `rgba`: full range. `i420`: planes Y, U, V, BT.709 limited range. `gray`: luma stretched to 0–255. */
  readonly format: "rgba" | "i420" | "gray";
  /** Seconds from the clip's first frame. Frames from `start` up to, not including, `end` are given. */
  readonly start?: number;
  readonly end?: number;
  /** Filters before scaling, in FFmpeg's syntax, in place of `size` and `padToSize`. */
  readonly chain?: string;
}

/** A decoded picture. `data` has no padding between rows and is the receiver's to keep. */
export interface PlainFrame {
  /** Since the clip's first frame. */
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Stamps in WebM are rounded to milliseconds; a frame that misses a border by less counts as being on it. */
const slack = 0.002;

/**
 * Decodes a clip's pictures, upright and with square pixels.
 *
 * @throws `not-media`, `unsupported-media`, `damaged-media`, `media-too-large`
 */
export async function* decodeFrames(path: string, options: DecodeOptions): AsyncGenerator<PlainFrame> {
  await using input = await openInput(path);
  if (!input.video) throw failure("not-media", `${input.name} holds no picture`);
  const { start = 0, end = Infinity } = options;
  const stream = input.video;
  let filter: Filter | undefined;
  let shape = "";
  const out = function* (frame: Frame | null) {
    for (const result of filter?.push(frame) ?? []) {
      yield plain(result, inSeconds(result.pts, filter!.timeBase) + (options.fps === undefined ? 0 : start));
      result.free();
    }
  };
  try {
    for await (const { frame, seconds } of timedFrames(input, stream, start)) {
      if (seconds < start - slack || seconds >= end - slack) {
        frame.free();
        if (seconds >= end) break;
        continue;
      }
      assumeColours(frame);
      const found = `${frame.width}x${frame.height}:${frame.format}`;
      if (!filter) {
        filter = await openFilter("video", source(frame, stream), chain(stream, options));
        shape = found;
      }
      if (found !== shape) {
        frame.free();
        throw failure("unsupported-media", `${input.name} changes its picture size midway`);
      }
      // The `fps` filter counts from 0.
      if (options.fps !== undefined)
        frame.pts -= BigInt(Math.round((start * stream.timeBase.den) / stream.timeBase.num));
      yield* out(frame);
    }
    if (filter) yield* out(null);
  } finally {
    filter?.[Symbol.dispose]();
  }
}

/** The clip's frames with their time since the first, from the key frame at or before `start`; `pts` counts alike. */
async function* timedFrames(input: Input, stream: Stream, start: number) {
  const origin = isKnown(stream.startTime) ? stream.startTime : 0n;
  const { num, den } = stream.timeBase;
  if (start > 0) {
    const target = origin + BigInt(Math.max(0, Math.round(((start - slack) * den) / num)));
    await input.context.seekFrame(stream.index, target, AVSEEK_FLAG_BACKWARD);
  }
  for await (const frame of decoded(input, stream)) {
    frame.pts = frame.bestEffortTimestamp - origin;
    yield { frame, seconds: inSeconds(frame.pts, stream.timeBase) };
  }
}

/** Clips without colour tags: by convention large pictures are BT.709, small ones BT.601. */
function assumeColours(frame: Frame): void {
  if (frame.colorSpace === AVCOL_SPC_UNSPECIFIED)
    frame.colorSpace = frame.width >= 1280 || frame.height > 576 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
  if (frame.colorRange === AVCOL_RANGE_UNSPECIFIED) frame.colorRange = AVCOL_RANGE_MPEG;
}

/** Options of the filter source, from the first frame. */
function source(frame: Frame, stream: Stream): string {
  const options = {
    video_size: `${frame.width}x${frame.height}`,
    pix_fmt: frame.format,
    time_base: `${stream.timeBase.num}/${stream.timeBase.den}`,
    colorspace: frame.colorSpace,
    range: frame.colorRange,
  };
  return Object.entries(options)
    .map(([name, value]) => `${name}=${value}`)
    .join(":");
}

const pixels = {
  rgba: "format=rgba",
  i420: "format=yuv420p",
  gray: "format=gray",
} as const;

function chain(stream: Stream, { size, padToSize, fps, format, chain }: DecodeOptions): string {
  const filters = upright(stream);
  const rate = fps === undefined ? undefined : frameRate(fps);
  if (rate) filters.push(`fps=fps=${rate.num}/${rate.den}:start_time=0`);
  const own = displaySize(stream);
  const even = format === "i420" ? { width: own.width & ~1 || 2, height: own.height & ~1 || 2 } : own;
  const { width, height } = size ?? even;
  const colours = format === "i420" ? ":out_color_matrix=bt709:out_range=tv" : "";
  const fit = padToSize ? ":force_original_aspect_ratio=decrease:force_divisible_by=2" : "";
  if (chain !== undefined) filters.push(chain);
  filters.push(`scale=${width}:${height}:${scaling}${fit}${colours}`, pixels[format]);
  if (padToSize) filters.push(`pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`);
  return filters.join(",");
}

function plain(frame: Frame, seconds: number): PlainFrame {
  return { seconds, width: frame.width, height: frame.height, data: frame.toBuffer() };
}
