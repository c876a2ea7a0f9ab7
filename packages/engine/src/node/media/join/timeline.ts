import type { Transition } from "../../../host.ts";

/** Where one clip stands in the joined film, in frames of the film. */
export interface Place {
  readonly start: number;
  readonly count: number;
  /** Frames at the beginning and at the end over which the clip comes in and goes out; 0: it cuts. */
  readonly fadeIn: number;
  readonly fadeOut: number;
}

/**
 * Places clips of these lengths (in frames) one after the other. `length` is the wished length of a transition; it takes
 * at most half of the shorter of its two clips.
 *
 * In a crossfade and a wipe two clips overlap, so the film gets shorter by the transition. A fade to black takes its
 * time from both clips, half each, and nothing is lost.
 */
export function placeClips(counts: readonly number[], transition: Transition, length: number): Place[] {
  const between = counts.slice(1).map((count, i) => Math.min(length, Math.floor(Math.min(count, counts[i] ?? 0) / 2)));
  const overlap = transition === "crossfade" || transition === "wipe";
  const share = (frames: number) => (transition === "fade-black" ? Math.ceil(frames / 2) : overlap ? frames : 0);
  let start = 0;
  return counts.map((count, i) => {
    const place = { start, count, fadeIn: share(between[i - 1] ?? 0), fadeOut: share(between[i] ?? 0) };
    start += count - (overlap ? place.fadeOut : 0);
    return place;
  });
}

/** Length of the whole film in frames. */
export function totalFrames(places: readonly Place[]): number {
  const last = places.at(-1);
  return last ? last.start + last.count : 0;
}
