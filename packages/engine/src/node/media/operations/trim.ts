import { failure } from "../../../errors.ts";
import { decodeFrames } from "../decode.ts";
import { openEncoder } from "../encode.ts";
import { exactly } from "../exactly.ts";
import type { Operation } from "../operation.ts";
import { filmFacts } from "../probe.ts";
import { record } from "../record.ts";
import { evenSize } from "../size.ts";
import { openSound } from "../sound-source.ts";

export interface TrimRequest {
  readonly path: string;
  /** Seconds. */
  readonly start: number;
  readonly end?: number;
}

/** Keeps the frames from `start` up to `end`, exact to the frame, and the sound that belongs to them. */
export const trim: Operation<TrimRequest, void> = async ({ path, start, end }, { out, progress }) => {
  const facts = await filmFacts(path);
  const { fps } = facts;
  const first = Math.round(start * fps);
  const count = Math.round(Math.min(end ?? Infinity, facts.seconds) * fps) - first;
  if (count < 1) {
    const asked = `${start} s to ${end ?? "the end"}${end === undefined ? "" : " s"}`;
    throw failure("out-of-range", `The range ${asked} holds no frame of a clip of ${facts.seconds} s`, {
      expected: "a start before the end, within the clip",
    });
  }
  const { width, height } = evenSize(facts);
  const from = first / fps;
  const sound = await openSound(path, from);
  const film = await openEncoder(out, { width, height, fps, quality: "final", sound });
  const frames = decodeFrames(path, { format: "i420", size: { width, height }, fps, start: from });
  await record(exactly(frames, count), film, { total: count, progress });
  await sound?.close();
};
