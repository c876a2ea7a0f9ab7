import type { Transition } from "../../../host.ts";
import { openSound } from "../sound-source.ts";
import { readerOf, sampleRate, soundOf, type SoundReader } from "../sound.ts";
import type { Place } from "./timeline.ts";

/** The sound of the joined film; clips without sound are silent. Fades keep the loudness (equal power). */
export function joinedSound(
  clips: readonly string[],
  places: readonly Place[],
  { fps, transition }: { fps: number; transition: Transition },
): SoundReader {
  return readerOf(blocks(clips, places, fps, transition));
}

async function* blocks(clips: readonly string[], places: readonly Place[], fps: number, transition: Transition) {
  const overlap = transition === "crossfade" || transition === "wipe";
  const at = (frame: number) => Math.round((frame / fps) * sampleRate);
  /** The end of the clip before, faded out, to be mixed with the beginning of the next. */
  let tail: Float32Array = new Float32Array(0);
  for (const [i, { start, count, fadeIn, fadeOut }] of places.entries()) {
    const reader = (await openSound(clips[i] ?? "")) ?? soundOf(new Float32Array(0));
    try {
      const first = at(start + fadeIn) - at(start);
      const last = at(start + count) - at(start + count - fadeOut);
      const head = await reader.read(first);
      fade(head, "in");
      // The end of the clip before is as long as this beginning; it is empty where clips don't overlap.
      for (let k = 0; k < tail.length; k++) head[k] = (head[k] ?? 0) + (tail[k] ?? 0);
      yield head;
      for (let left = at(start + count) - at(start) - first - last; left > 0; left -= sampleRate)
        yield await reader.read(Math.min(left, sampleRate));
      const end = await reader.read(last);
      fade(end, "out");
      tail = overlap ? end : new Float32Array(0);
      if (!overlap) yield end;
    } finally {
      await reader.close();
    }
  }
}

function fade(samples: Float32Array, way: "in" | "out"): void {
  const count = samples.length / 2;
  for (let i = 0; i < count; i++) {
    const share = (i + 0.5) / count;
    const gain = Math.sin(((way === "in" ? share : 1 - share) * Math.PI) / 2);
    samples[2 * i] = (samples[2 * i] ?? 0) * gain;
    samples[2 * i + 1] = (samples[2 * i + 1] ?? 0) * gain;
  }
}
