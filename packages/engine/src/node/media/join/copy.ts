import { AV_CODEC_ID_H264, AV_PKT_FLAG_DISCARD } from "node-av/constants";
import { packets } from "../decoder.ts";
import { type Input, openInput } from "../input.ts";
import { openMuxer } from "../muxer.ts";
import { quarterTurns } from "../orientation.ts";
import { inSeconds } from "../rates.ts";
import { addSoundTrack } from "../sound-track.ts";
import { sampleRate, type SoundReader } from "../sound.ts";

/**
 * What must be equal for the pictures of two clips to follow each other without being encoded again; undefined: this
 * clip can't be copied at all. The decoder's set-up data are part of it: without them equal, the second clip is garbage.
 */
export async function copyKey(path: string): Promise<string | undefined> {
  await using input = await openInput(path);
  const stream = input.video;
  if (!stream || input.signature.type !== "video/mp4") return undefined;
  const { codecpar, timeBase, avgFrameRate, sampleAspectRatio } = stream;
  if (codecpar.codecId !== AV_CODEC_ID_H264 || quarterTurns(stream) !== 0) return undefined;
  // Packets that are there but not to be shown can't be left out without decoding.
  for await (const packet of packets(input, stream)) if (packet.hasFlags(AV_PKT_FLAG_DISCARD)) return undefined;
  const { width, height, format, colorSpace, colorRange, colorPrimaries, colorTrc, extradata } = codecpar;
  const facts = [width, height, format, colorSpace, colorRange, colorPrimaries, colorTrc];
  const rates = [timeBase, avgFrameRate, sampleAspectRatio].map(String);
  return [...facts, ...rates, extradata?.toString("hex")].join("|");
}

/** Joins clips of equal `copyKey` by moving their encoded pictures; the sound is encoded anew, once. */
export async function copyClips(
  clips: readonly string[],
  out: string,
  { sound, progress }: { sound: SoundReader | undefined; progress(fraction: number): void },
): Promise<void> {
  const muxer = await openMuxer(out, "mp4");
  let track: Awaited<ReturnType<typeof addSoundTrack>> | undefined;
  let offset = 0n;
  let target: ReturnType<typeof muxer.addCopied> | undefined;
  let timeBase: Input["context"]["streams"][number]["timeBase"] | undefined;
  for (const [i, path] of clips.entries()) {
    await using input = await openInput(path);
    const stream = input.video;
    if (!stream) throw new Error("copyKey lets only films through");
    if (!target) {
      timeBase = stream.timeBase;
      target = muxer.addCopied(stream.codecpar, timeBase);
      target.avgFrameRate = stream.avgFrameRate;
      track = sound && (await addSoundTrack(muxer, "aac", sound));
      await muxer.start({});
    }
    const first = stream.startTime;
    let end = 0n;
    for await (const packet of packets(input, stream)) {
      const copy = packet.clone();
      if (!copy) throw new Error("Out of memory");
      const shown = copy.pts - first;
      end = shown + copy.duration > end ? shown + copy.duration : end;
      copy.pts = shown + offset;
      copy.dts = copy.dts - first + offset;
      muxer.write(copy, target, stream.timeBase);
      await track?.reach(Math.floor(inSeconds(shown + offset, stream.timeBase) * sampleRate));
    }
    offset += end;
    progress((i + 1) / clips.length);
  }
  if (timeBase) await track?.reach(Math.round(inSeconds(offset, timeBase) * sampleRate), true);
  await muxer.finish();
  track?.close();
  muxer.close();
}
