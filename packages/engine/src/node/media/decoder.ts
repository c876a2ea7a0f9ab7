import { AVERROR_EAGAIN, AVERROR_EOF } from "node-av/constants";
import { Codec, CodecContext, FFmpegError, Frame, Packet, type Stream } from "node-av/lib";
import { failure } from "../../errors.ts";
import { decoders, type Input } from "./input.ts";
import { maxFramePixels } from "./limits.ts";

/** What was lost on the way, in packets and frames; the reader decides how bad that is. */
export interface Losses {
  packets: number;
  errors: number;
}

/**
 * The packets of one stream, in file order. Each is valid until the next is asked for.
 *
 * Reading is the one call per packet that leaves the thread: a hop costs more than most of the other calls, but without
 * any, this process would be deaf to its parent.
 */
export async function* packets(input: Input, stream: Stream, losses?: Losses): AsyncGenerator<Packet> {
  using packet = new Packet();
  packet.alloc();
  for (;;) {
    const code = await input.context.readFrame(packet);
    if (code === AVERROR_EAGAIN) continue;
    if (code < 0) {
      if (code !== AVERROR_EOF && losses) losses.errors += 1;
      return;
    }
    if (packet.streamIndex === stream.index) {
      if (losses) losses.packets += 1;
      yield packet;
    }
    packet.unref();
  }
}

/** Opens the decoder of a stream. @throws `unsupported-media` */
async function openDecoder(input: Input, stream: Stream): Promise<CodecContext> {
  const codec = Codec.findDecoder(stream.codecpar.codecId);
  const context = new CodecContext();
  context.allocContext3(codec);
  context.parametersToContext(stream.codecpar);
  context.pktTimebase = stream.timeBase;
  // Memory grows with every thread, and jobs already run one a core.
  context.threadCount = 2;
  context.setOption("max_pixels", maxFramePixels);
  context.setOption("codec_whitelist", decoders);
  if (codec && (await context.open2(codec)) >= 0) return context;
  context.freeContext();
  throw failure("unsupported-media", `${input.name} is in a format that can't be decoded`, {
    expected: "H.264, HEVC, VP8, VP9, AV1, ProRes or MPEG-4; AAC, MP3, Opus, Vorbis, FLAC or PCM",
    hint: "convert it to MP4 with H.264 and AAC first",
  });
}

/** The decoded frames of one stream. Damaged packets are passed over and counted. Each frame is the caller's to free. */
export async function* decoded(input: Input, stream: Stream, losses?: Losses): AsyncGenerator<Frame> {
  using context = await openDecoder(input, stream);
  function* drain(): Generator<Frame> {
    for (;;) {
      const frame = new Frame();
      frame.alloc();
      const code = context.receiveFrameSync(frame);
      if (code >= 0) {
        yield frame;
        continue;
      }
      frame.free();
      if (code !== AVERROR_EAGAIN && code !== AVERROR_EOF && losses) losses.errors += 1;
      return;
    }
  }
  for await (const packet of packets(input, stream, losses)) {
    const code = context.sendPacketSync(packet);
    if (code < 0 && losses) losses.errors += 1;
    yield* drain();
  }
  FFmpegError.throwIfError(context.sendPacketSync(null), "end decoding");
  yield* drain();
}
