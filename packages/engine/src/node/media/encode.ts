import { AV_CODEC_FLAG_BITEXACT, AV_CODEC_FLAG_GLOBAL_HEADER, AV_PIX_FMT_YUV420P } from "node-av/constants";
import { FF_ENCODER_LIBVPX_VP9, FF_ENCODER_LIBX264 } from "node-av/constants";
import {
  AVCHROMA_LOC_LEFT,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
} from "node-av/constants";
import { type CodecContext, Frame, Rational } from "node-av/lib";
import { encoded, openCodec } from "./codec.ts";
import { openMuxer } from "./muxer.ts";
import { frameRate } from "./rates.ts";
import { addSoundTrack } from "./sound-track.ts";
import { sampleRate, soundOf, type SoundReader } from "./sound.ts";

/** How a film is written. `webm` takes a constant quality from 0 (best) to 63. */
export type Quality = "preview" | "final" | { webm: number } | { mp4: number };

export interface EncoderOptions {
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly quality: Quality;
  /** Interleaved stereo at 48 kHz, or a reader of it. Cut, or filled up with silence, to the length of the picture. */
  readonly sound?: Float32Array | SoundReader | undefined;
  /** Written into the file as metadata. */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface FilmEncoder {
  /** Adds a frame: planes Y, U, V without padding, BT.709 limited range. The buffer is free again when this resolves. */
  write(i420: Uint8Array): Promise<void>;
  /** Ends the file. Without it, the file is not playable. */
  close(): Promise<void>;
}

/**
 * Opens a film file for writing frame by frame: H.264 and AAC in MP4 with its index first (or VP9 and Opus in WebM).
 *
 * Equal frames give equal bytes: thread count and processor features don't enter the result.
 */
export async function openEncoder(out: string, options: EncoderOptions): Promise<FilmEncoder> {
  const { width, height, quality } = options;
  const rate = frameRate(options.fps);
  const timeBase = new Rational(rate.den, rate.num);
  const webm = typeof quality === "object" && "webm" in quality;
  const muxer = await openMuxer(out, webm ? "webm" : "mp4");
  const context = await openPicture(options, rate);
  const stream = muxer.addEncoded(context);
  stream.avgFrameRate = rate;
  const reader = options.sound instanceof Float32Array ? soundOf(options.sound) : options.sound;
  const track = reader && (await addSoundTrack(muxer, webm ? "libopus" : "aac", reader));
  await muxer.start(options.tags ?? {});

  let frames = 0;
  const samples = () => Math.round((frames * rate.den * sampleRate) / rate.num);
  const drain = async (frame: Frame | null) => {
    for await (const packet of encoded(context, frame)) {
      if (packet.duration === 0n) packet.duration = 1n;
      muxer.write(packet, stream, timeBase);
    }
  };
  return {
    async write(i420) {
      using frame = Frame.fromVideoBuffer(Buffer.from(i420.buffer, i420.byteOffset, i420.byteLength), {
        width,
        height,
        format: AV_PIX_FMT_YUV420P,
        pts: BigInt(frames),
        timeBase,
      });
      tagColours(frame);
      frames += 1;
      await drain(frame);
      await track?.reach(samples());
    },
    async close() {
      await drain(null);
      await track?.reach(samples(), true);
      await muxer.finish();
      context.freeContext();
      track?.close();
      muxer.close();
    },
  };
}

/** Two threads, always: x264's output depends on their number, and jobs already run one a core. */
const threads = 2;

function openPicture({ width, height, fps, quality }: EncoderOptions, rate: Rational): Promise<CodecContext> {
  const { codec, options } = settings(quality);
  return openCodec(codec, options, (context) => {
    context.width = width;
    context.height = height;
    context.pixelFormat = AV_PIX_FMT_YUV420P;
    context.timeBase = new Rational(rate.den, rate.num);
    context.framerate = rate;
    // A key frame every 2 s keeps scrubbing quick.
    context.gopSize = Math.max(1, Math.round(fps * 2));
    context.bitRate = 0n;
    context.threadCount = threads;
    context.sampleAspectRatio = new Rational(1, 1);
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER, AV_CODEC_FLAG_BITEXACT);
    tagColours(context);
  });
}

function x264(preset: string, crf: number) {
  return {
    codec: FF_ENCODER_LIBX264,
    options: { preset, crf: String(crf), "x264-params": "cpu-independent=1" },
  };
}

function settings(quality: Quality) {
  if (quality === "preview") return x264("ultrafast", 24);
  if (quality === "final") return x264("veryfast", 23);
  if ("mp4" in quality) return x264("veryfast", quality.mp4);
  const options = { crf: String(quality.webm), deadline: "good", "cpu-used": "5", "row-mt": "1" };
  return { codec: FF_ENCODER_LIBVPX_VP9, options };
}

/** Without all four tags players guess, and show washed-out or shifted colours. */
function tagColours(target: Frame | CodecContext): void {
  target.colorRange = AVCOL_RANGE_MPEG;
  target.colorPrimaries = AVCOL_PRI_BT709;
  target.colorTrc = AVCOL_TRC_BT709;
  target.colorSpace = AVCOL_SPC_BT709;
  target.chromaLocation = AVCHROMA_LOC_LEFT;
}
