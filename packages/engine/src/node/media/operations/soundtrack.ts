import { failure } from "../../../errors.ts";
import { decodeFrames } from "../decode.ts";
import { openEncoder } from "../encode.ts";
import { exactly } from "../exactly.ts";
import { copyClips, copyKey } from "../join/copy.ts";
import type { Operation } from "../operation.ts";
import { filmFacts } from "../probe.ts";
import { record } from "../record.ts";
import { evenSize } from "../size.ts";
import { openSound } from "../sound-source.ts";
import type { SoundReader } from "../sound.ts";

export interface SoundtrackRequest {
  readonly path: string;
  readonly sound: string;
  readonly mode: "mix" | "replace";
  /** Decibels, applied to the added sound. */
  readonly gain: number;
}

/** Puts sound under a clip's picture, as long as the picture; the picture is copied where it can be. */
export const soundtrack: Operation<SoundtrackRequest, void> = async (request, { out, progress }) => {
  const { path, mode, gain } = request;
  const added = await openSound(request.sound);
  if (!added)
    throw failure("no-sound", "The clip that is to give the sound has none", { hint: "wire a clip with sound" });
  const own = mode === "mix" ? await openSound(path) : undefined;
  const sound = mixed(own, added, 10 ** (gain / 20));
  if ((await copyKey(path)) !== undefined) {
    await copyClips([path], out, { sound, progress });
  } else {
    const facts = await filmFacts(path);
    const { width, height } = evenSize(facts);
    const film = await openEncoder(out, { width, height, fps: facts.fps, quality: "final", sound });
    const frames = decodeFrames(path, { format: "i420", size: { width, height }, fps: facts.fps });
    await record(exactly(frames, facts.frames), film, { total: facts.frames, progress });
  }
  await sound.close();
};

function mixed(own: SoundReader | undefined, added: SoundReader, gain: number): SoundReader {
  return {
    async read(count) {
      const [under, over] = await Promise.all([own?.read(count), added.read(count)]);
      return over.map((sample, i) => soften(sample * gain + (under?.[i] ?? 0)));
    },
    async close() {
      await own?.close();
      await added.close();
    },
  };
}

/** Leaves quiet sound alone and bends loud sound so that it never reaches 1: clipping crackles. */
function soften(sample: number): number {
  const loud = Math.abs(sample) - 0.8;
  return loud <= 0 ? sample : Math.sign(sample) * (0.8 + 0.2 * Math.tanh(loud / 0.2));
}
