import {
  AV_PIX_FMT_PAL8,
  AV_PIX_FMT_RGBA,
  AV_PIX_FMT_YUV420P,
  FF_ENCODER_GIF,
  FF_ENCODER_LIBWEBP_ANIM,
} from "node-av/constants";
import { AV_CODEC_FLAG_BITEXACT } from "node-av/constants";
import { type CodecContext, Frame, Rational, type Stream } from "node-av/lib";
import type { Size } from "../../host.ts";
import { encoded, openCodec } from "./codec.ts";
import { type Filter, openFilter } from "./filter.ts";
import { openMuxer } from "./muxer.ts";
import { frameRate } from "./rates.ts";

export interface AnimationOptions extends Size {
  readonly format: "gif" | "webp";
  readonly fps: number;
  /** 0 (smallest) to 100 (best). */
  readonly quality: number;
}

/** Opens a looping animation; frames are RGBA for `gif` and I420 for `webp`. */
export async function openAnimation(out: string, options: AnimationOptions) {
  const { format, width, height, quality } = options;
  const rate = frameRate(options.fps);
  const timeBase = new Rational(rate.den, rate.num);
  const gif = format === "gif";
  const muxer = await openMuxer(out, format);
  const configure = (context: CodecContext) => {
    context.width = width;
    context.height = height;
    context.pixelFormat = gif ? AV_PIX_FMT_PAL8 : AV_PIX_FMT_YUV420P;
    context.timeBase = timeBase;
    context.framerate = rate;
    context.setFlags(AV_CODEC_FLAG_BITEXACT);
  };
  const context = await openCodec(
    gif ? FF_ENCODER_GIF : FF_ENCODER_LIBWEBP_ANIM,
    gif ? {} : { quality: String(quality), compression_level: "2" },
    configure,
  );
  const stream: Stream = muxer.addEncoded(context);
  await muxer.start({});
  // A palette for each frame: one for all would keep the whole clip in memory.
  const colours = Math.round(32 + quality * 2.24);
  const palette = `split[a][b];[a]palettegen=stats_mode=single:max_colors=${colours}[p];[b][p]paletteuse=new=1:dither=bayer:bayer_scale=3`;
  const source = `video_size=${width}x${height}:pix_fmt=rgba:time_base=${timeBase.num}/${timeBase.den}`;
  const filter: Filter | undefined = gif ? await openFilter("video", source, palette) : undefined;
  let frames = 0;

  async function encodeFrame(frame: Frame | null): Promise<void> {
    for await (const packet of encoded(context, frame)) {
      if (packet.duration === 0n) packet.duration = 1n;
      muxer.write(packet, stream, timeBase);
    }
  }
  async function throughPalette(frame: Frame | null): Promise<void> {
    if (!filter) return encodeFrame(frame);
    for (const mapped of filter.push(frame)) {
      await encodeFrame(mapped);
      mapped.free();
    }
    if (!frame) await encodeFrame(null);
  }
  return {
    async write(data: Uint8Array): Promise<void> {
      using frame = Frame.fromVideoBuffer(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
        width,
        height,
        format: gif ? AV_PIX_FMT_RGBA : AV_PIX_FMT_YUV420P,
        pts: BigInt(frames++),
        timeBase,
      });
      await throughPalette(frame);
    },
    async close(): Promise<void> {
      await throughPalette(null);
      await muxer.finish();
      filter?.[Symbol.dispose]();
      context.freeContext();
      muxer.close();
    },
  };
}
