import { Codec, CodecContext, Dictionary, FFmpegError, Packet } from "node-av/lib";
import type { Frame } from "node-av/lib";
import { AVERROR_EAGAIN, AVERROR_EOF } from "node-av/constants";
import type { FFEncoderCodec } from "node-av/constants";

/** Opens an encoder by name after `configure` has set its context up. */
export async function openCodec(
  name: FFEncoderCodec,
  options: Readonly<Record<string, string>>,
  configure: (context: CodecContext) => void,
): Promise<CodecContext> {
  const codec = Codec.findEncoderByName(name);
  if (!codec) throw new Error(`This FFmpeg has no encoder named ${name}`);
  const context = new CodecContext();
  context.allocContext3(codec);
  configure(context);
  FFmpegError.throwIfError(await context.open2(codec, Dictionary.fromObject(options)), `open ${name}`);
  return context;
}

/** Encodes one frame (null: the end) and gives the packets that are ready. The caller frees them. */
export async function* encoded(context: CodecContext, frame: Frame | null): AsyncGenerator<Packet> {
  // Pictures take long; meanwhile this process must hear its parent. For blocks of sound the hop would cost more.
  const code = frame?.isVideo() ? await context.sendFrame(frame) : context.sendFrameSync(frame);
  FFmpegError.throwIfError(code, "encode");
  for (;;) {
    const packet = new Packet();
    packet.alloc();
    const code = context.receivePacketSync(packet);
    if (code >= 0) {
      yield packet;
      continue;
    }
    packet.free();
    if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return;
    FFmpegError.throwIfError(code, "encode");
  }
}
