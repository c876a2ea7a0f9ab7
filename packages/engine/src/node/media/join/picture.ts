import type { Size, Transition } from "../../../host.ts";
import { decodeFrames } from "../decode.ts";
import { exactly } from "../exactly.ts";
import { crossfade, darken, wipe } from "./blend.ts";
import type { Place } from "./timeline.ts";

export interface Look extends Size {
  readonly fps: number;
  readonly transition: Transition;
}

/** The frames (I420) of the joined film. At most two clips are open at a time. */
export async function* joinedFrames(
  clips: readonly string[],
  places: readonly Place[],
  look: Look,
): AsyncGenerator<Uint8Array> {
  const { fps, width, height, transition } = look;
  const open = (i: number) => {
    const path = clips[i];
    const place = places[i];
    if (path === undefined || !place) return undefined;
    const frames = decodeFrames(path, { size: { width, height }, padToSize: true, fps, format: "i420" });
    return exactly(frames, place.count);
  };
  const overlap = transition === "crossfade" || transition === "wipe";
  let current = open(0);
  for (const [i, place] of places.entries()) {
    const alone = overlap ? place.count - place.fadeIn - place.fadeOut : place.count;
    for (let k = 0; k < alone; k++) {
      const frame = await next(current);
      if (transition === "fade-black") darkenBorders(frame, k, place);
      yield frame;
    }
    const following = open(i + 1);
    const shared = overlap ? place.fadeOut : 0;
    for (let k = 0; k < shared; k++) {
      const [frame, coming] = await Promise.all([next(current), next(following)]);
      const share = (k + 1) / (place.fadeOut + 1);
      if (transition === "crossfade") crossfade(frame, coming, share);
      else wipe(frame, coming, share, look);
      yield frame;
    }
    await current?.return(undefined);
    current = following;
  }
}

async function next(frames: AsyncGenerator<Uint8Array> | undefined): Promise<Uint8Array> {
  const frame = await frames?.next();
  if (!frame || frame.done) throw new Error("The timeline asks for more frames than there are");
  return frame.value;
}

function darkenBorders(frame: Uint8Array, k: number, { count, fadeIn, fadeOut }: Place): void {
  if (k < fadeIn) darken(frame, k / fadeIn);
  if (k >= count - fadeOut) darken(frame, (count - 1 - k) / fadeOut);
}
