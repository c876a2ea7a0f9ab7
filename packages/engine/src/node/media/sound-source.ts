import { avGetSampleFmtName, type Frame, type Stream } from "node-av/lib";
import { AVSEEK_FLAG_BACKWARD } from "node-av/constants";
import { decoded } from "./decoder.ts";
import { openFilter } from "./filter.ts";
import { type Input, openInput } from "./input.ts";
import { isKnown } from "./rates.ts";
import { readerOf, sampleRate, type SoundReader } from "./sound.ts";

/**
 * The sound of a film or sound file as 48 kHz stereo, from `start` seconds after the first picture (or, without a
 * picture, the first sound); undefined: the file has none. Gaps are filled with silence, so it stays in step.
 */
export async function openSound(path: string, start = 0): Promise<SoundReader | undefined> {
  const input = await openInput(path);
  if (input.audio) return readerOf(blocks(input, input.audio, start));
  await input[Symbol.asyncDispose]();
  return undefined;
}

async function* blocks(input: Input, stream: Stream, start: number): AsyncGenerator<Float32Array> {
  await using _ = input;
  const { num, den } = stream.timeBase;
  const zero = origin(input, stream) + BigInt(Math.round((start * den) / num));
  // A second of run-up: decoders need a few blocks before what they give is right.
  if (start > 1)
    await input.context.seekFrame(stream.index, zero - BigInt(Math.round(den / num)), AVSEEK_FLAG_BACKWARD);
  let filter: Awaited<ReturnType<typeof openFilter>> | undefined;
  function* resampled(frame: Frame | null) {
    for (const result of filter?.push(frame) ?? []) {
      const bytes = result.toBuffer();
      result.free();
      yield new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    }
  }
  try {
    for await (const frame of decoded(input, stream)) {
      frame.pts = frame.bestEffortTimestamp - zero;
      filter ??= await openFilter("audio", source(frame, stream), placing);
      yield* resampled(frame);
    }
    if (filter) yield* resampled(null);
  } finally {
    filter?.[Symbol.dispose]();
  }
}

/** `first_pts` cuts what lies before 0 or puts silence there; `async` fills gaps later on. */
const placing = `aresample=${sampleRate}:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=stereo`;

/** When the first picture is shown, in the sound's time base. */
function origin({ video }: Input, stream: Stream): bigint {
  const first = video ?? stream;
  if (!isKnown(first.startTime)) return 0n;
  const seconds = (Number(first.startTime) * first.timeBase.num) / first.timeBase.den;
  return BigInt(Math.round((seconds * stream.timeBase.den) / stream.timeBase.num));
}

function source(frame: Frame, stream: Stream): string {
  const { mask, nbChannels } = frame.channelLayout;
  const options = {
    time_base: `${stream.timeBase.num}/${stream.timeBase.den}`,
    sample_rate: frame.sampleRate,
    sample_fmt: avGetSampleFmtName(frame.format as never),
    channel_layout: mask === 0n ? `${nbChannels}c` : `0x${mask.toString(16)}`,
  };
  return Object.entries(options)
    .map(([name, value]) => `${name}=${value}`)
    .join(":");
}
