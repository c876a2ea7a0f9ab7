import { duration } from "../terminal/units.ts";

/** Why a unit waits, and how long yet, where that is known; times in milliseconds since the epoch. */
export function waitText(reason: string, until: number | undefined, now: number): string {
  return until === undefined || until <= now ? reason : `${reason} (${duration((until - now) / 1000)})`;
}
