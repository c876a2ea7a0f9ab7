import type { Track } from "./track.ts";

/** How many jobs vendors have taken and not yet settled. */
export function jobsOutside({ log }: Pick<Track, "log">): number {
  const open = new Set<string>();
  for (const event of log) {
    if (event.type === "job.submitted") open.add(event.job);
    if (event.type === "job.settled") open.delete(event.job);
  }
  return open.size;
}
