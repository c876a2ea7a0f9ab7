import type { ConcatOptions } from "../../../host.ts";
import { openEncoder } from "../encode.ts";
import { copyClips, copyKey } from "../join/copy.ts";
import { joinedFrames } from "../join/picture.ts";
import { joinedSound } from "../join/sound.ts";
import { placeClips, totalFrames } from "../join/timeline.ts";
import type { Operation } from "../operation.ts";
import { filmFacts } from "../probe.ts";
import { record } from "../record.ts";
import { evenSize } from "../size.ts";

export interface ConcatRequest extends ConcatOptions {
  readonly clips: readonly string[];
}

/**
 * Joins clips to one film. Alike clips that cut are copied; all others are brought to one size and rate and encoded
 * once. The sound is always decoded and encoded once: copied sound has a gap at every cut.
 */
export const concat: Operation<ConcatRequest, { copied: boolean }> = async (request, { out, progress }) => {
  const { clips, transition, transitionSeconds } = request;
  const facts = await Promise.all(clips.map((path) => filmFacts(path)));
  const [first] = facts;
  if (!first) throw new Error("concat needs a clip");
  const { width, height } = evenSize(request.size ?? first);
  const fps = request.fps ?? first.fps;
  const counts = facts.map(({ seconds }) => Math.max(1, Math.round(seconds * fps)));
  const places = placeClips(counts, transition, Math.round(transitionSeconds * fps));
  const sound = facts.some(({ audio }) => audio) ? joinedSound(clips, places, { fps, transition }) : undefined;

  const asked = first.width === width && first.height === height && first.fps === fps;
  const cuts = places.every(({ fadeIn, fadeOut }) => fadeIn === 0 && fadeOut === 0);
  if (asked && cuts && (await allAlike(clips))) {
    await copyClips(clips, out, { sound, progress });
    return { copied: true };
  }
  const film = await openEncoder(out, { width, height, fps, quality: "final", sound });
  const frames = joinedFrames(clips, places, { width, height, fps, transition });
  await record(frames, film, { total: totalFrames(places), progress });
  return { copied: false };
};

async function allAlike(clips: readonly string[]): Promise<boolean> {
  const [first, ...others] = await Promise.all(clips.map(copyKey));
  return first !== undefined && others.every((key) => key === first);
}
