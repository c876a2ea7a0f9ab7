/** How a player is brought into step with the clock: by a jump, or by playing a little faster or slower. */
export interface Correction {
  /** Seconds to jump to. */
  readonly seek?: number;
  readonly rate: number;
}

/** Beyond two frames people see it, and no change of speed would mend it soon enough. */
const mostFrames = 2;
/** Closer than this is in step: a browser tells its time no better. */
const leastFrames = 0.3;
/** A difference is made good within so many seconds, but never at more than a share of the speed that would be heard. */
const mendSeconds = 0.5;
const mostShare = 0.08;
/** Slowed down, nobody listens. */
const mostShareSlow = 0.2;

/**
 * What a follower must do to show the frame that the clock wants.
 * @param at where the follower is, in seconds
 * @param clock where it should be
 * @param rate how fast the clock goes
 */
export function correct(at: number, clock: number, fps: number, rate: number): Correction {
  const late = clock - at;
  const frames = Math.abs(late) * fps;
  if (frames > mostFrames) return { seek: clock, rate };
  if (frames < leastFrames || rate === 0) return { rate };
  const most = rate < 1 ? mostShareSlow : mostShare;
  const share = Math.max(-most, Math.min(most, late / mendSeconds));
  return { rate: rate * (1 + share) };
}

/** The middle of the frame that is shown at a time, so that rounding never shows its neighbour. */
export function frameTime(seconds: number, fps: number): number {
  return (Math.floor(seconds * fps + 1e-3) + 0.5) / fps;
}

/** The place a number of frames on, within the clip. */
export function step(seconds: number, frames: number, fps: number, length: number): number {
  const last = Math.max(0, Math.ceil(length * fps - 1e-3) - 1);
  const frame = Math.floor(seconds * fps + 1e-3) + frames;
  return (Math.min(last, Math.max(0, frame)) + 0.5) / fps;
}

/** Where a clock that passed the end of its loop goes on. */
export function looped(seconds: number, from: number, to: number): number {
  if (seconds < to || to <= from) return seconds;
  return from + ((seconds - from) % (to - from));
}
