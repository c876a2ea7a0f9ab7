import { openAnimation } from "../animation.ts";
import { decodeFrames } from "../decode.ts";
import { openEncoder } from "../encode.ts";
import { exactly } from "../exactly.ts";
import type { Operation } from "../operation.ts";
import { filmFacts } from "../probe.ts";
import { record } from "../record.ts";
import { evenSize } from "../size.ts";
import { openSound } from "../sound-source.ts";

export interface TranscodeRequest {
  readonly path: string;
  readonly format: "mp4" | "webm" | "gif" | "webp";
  /** 0 (smallest file) to 100 (best picture). */
  readonly quality: number;
}

/** Writes a clip in another format. GIF and WebP are silent and have at most 15 and 25 frames a second. */
export const transcode: Operation<TranscodeRequest, void> = async (request, { out, progress }) => {
  const { path, format, quality } = request;
  const facts = await filmFacts(path);
  const size = evenSize(facts);
  const fps = Math.min(facts.fps, format === "gif" ? 15 : format === "webp" ? 25 : Infinity);
  const sound = format === "mp4" || format === "webm" ? await openSound(path) : undefined;
  const writer =
    format === "gif" || format === "webp"
      ? await openAnimation(out, { ...size, format, fps, quality })
      : await openEncoder(out, { ...size, fps, sound, quality: rateFactor(format, quality) });
  const total = Math.max(1, Math.round(facts.seconds * fps));
  const frames = decodeFrames(path, { format: format === "gif" ? "rgba" : "i420", size, fps });
  await record(exactly(frames, total), writer, { total, progress });
  await sound?.close();
};

/** The encoders' own scales run from 51 (x264) and 63 (VP9) down to 0; below 15 nobody sees a difference. */
function rateFactor(format: "mp4" | "webm", quality: number) {
  return format === "mp4" ? { mp4: Math.round(40 - quality * 0.22) } : { webm: Math.round(58 - quality * 0.38) };
}
