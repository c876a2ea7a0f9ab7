import "./quiet.ts";
import { type CodecContext, type CodecParameters, Dictionary, FFmpegError, FormatContext } from "node-av/lib";
import type { Packet, Rational, Stream } from "node-av/lib";
import { AVFMT_FLAG_BITEXACT } from "node-av/constants";

/** A file being written: add the streams, `start` it, write packets in any order between streams, `finish`. */
export interface Muxer {
  addEncoded(context: CodecContext): Stream;
  addCopied(parameters: CodecParameters, timeBase: Rational): Stream;
  start(tags: Readonly<Record<string, string>>): Promise<void>;
  /** Takes the packet over. `from` is the time base that its stamps are in. */
  write(packet: Packet, stream: Stream, from: Rational): void;
  finish(): Promise<void>;
  /** Frees what is held; safe after `finish`. */
  close(): void;
}

/** Opens a file for writing. Equal packets give equal bytes: no dates and no versions are written. */
export async function openMuxer(out: string, format: string): Promise<Muxer> {
  const context = new FormatContext();
  FFmpegError.throwIfError(context.allocOutputContext2(null, format, `file:${out}`), "open output");
  context.setFlags(AVFMT_FLAG_BITEXACT);
  FFmpegError.throwIfError(await context.openOutput(), "open output");
  return {
    addEncoded(codec) {
      const stream = context.newStream();
      FFmpegError.throwIfError(stream.codecpar.fromContext(codec), "describe stream");
      stream.timeBase = codec.timeBase;
      return stream;
    },
    addCopied(parameters, timeBase) {
      const stream = context.newStream();
      FFmpegError.throwIfError(parameters.copy(stream.codecpar), "describe stream");
      stream.codecpar.codecTag = 0;
      stream.timeBase = timeBase;
      return stream;
    },
    async start(tags) {
      if (Object.keys(tags).length > 0) context.metadata = Dictionary.fromObject(tags);
      const options = format === "mp4" ? { movflags: "+faststart+use_metadata_tags" } : {};
      FFmpegError.throwIfError(await context.writeHeader(Dictionary.fromObject(options)), "write header");
    },
    write(packet, stream, from) {
      packet.streamIndex = stream.index;
      packet.rescaleTs(from, stream.timeBase);
      const code = context.interleavedWriteFrameSync(packet);
      packet.free();
      FFmpegError.throwIfError(code, "write packet");
    },
    async finish() {
      FFmpegError.throwIfError(await context.writeTrailer(), "write trailer");
      await context.closeOutput();
    },
    close() {
      context.freeContext();
    },
  };
}
