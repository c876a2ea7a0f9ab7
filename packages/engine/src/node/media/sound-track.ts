import { AV_CHANNEL_LAYOUT_STEREO, AV_CODEC_FLAG_BITEXACT, AV_CODEC_FLAG_GLOBAL_HEADER } from "node-av/constants";
import { FF_ENCODER_AAC, FF_ENCODER_LIBOPUS } from "node-av/constants";
import { AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP } from "node-av/constants";
import { Frame, Rational } from "node-av/lib";
import { encoded, openCodec } from "./codec.ts";
import type { Muxer } from "./muxer.ts";
import { sampleRate, type SoundReader } from "./sound.ts";

/** The sound of a film being written; `reach` is called as the picture grows, so that both interleave. */
export interface SoundTrack {
  /** Encodes whole blocks up to this many samples; with `last`, exactly that many, and ends the track. */
  reach(samples: number, last?: boolean): Promise<void>;
  close(): void;
}

/** Adds a stereo track of the codec to a muxer that has not been started. */
export async function addSoundTrack(muxer: Muxer, codec: "aac" | "libopus", sound: SoundReader): Promise<SoundTrack> {
  const timeBase = new Rational(1, sampleRate);
  const planar = codec === "aac";
  const context = await openCodec(planar ? FF_ENCODER_AAC : FF_ENCODER_LIBOPUS, {}, (context) => {
    context.sampleRate = sampleRate;
    context.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    context.sampleFormat = planar ? AV_SAMPLE_FMT_FLTP : AV_SAMPLE_FMT_FLT;
    context.bitRate = 160_000n;
    context.timeBase = timeBase;
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER, AV_CODEC_FLAG_BITEXACT);
  });
  const stream = muxer.addEncoded(context);
  const block = context.frameSize;
  let done = 0;

  async function encodeBlock(count: number): Promise<void> {
    const samples = await sound.read(count);
    const data = planar ? inPlanes(samples) : samples;
    using frame = Frame.fromAudioBuffer(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
      nbSamples: count,
      format: context.sampleFormat,
      sampleRate,
      channelLayout: AV_CHANNEL_LAYOUT_STEREO,
      pts: BigInt(done),
      timeBase,
    });
    for await (const packet of encoded(context, frame)) muxer.write(packet, stream, timeBase);
    done += count;
  }

  return {
    async reach(samples, last = false) {
      while (done + block <= samples) await encodeBlock(block);
      if (!last) return;
      if (done < samples) await encodeBlock(samples - done);
      for await (const packet of encoded(context, null)) muxer.write(packet, stream, timeBase);
    },
    close: () => context.freeContext(),
  };
}

/** Left samples, then right samples. */
function inPlanes(interleaved: Float32Array): Float32Array {
  const count = interleaved.length / 2;
  const planes = new Float32Array(interleaved.length);
  for (let i = 0; i < count; i++) {
    planes[i] = interleaved[2 * i] ?? 0;
    planes[count + i] = interleaved[2 * i + 1] ?? 0;
  }
  return planes;
}
