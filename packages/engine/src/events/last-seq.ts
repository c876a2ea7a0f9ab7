import type { RunEvent } from "./run-event.ts";

/** More events than a run tells between two that are kept. */
const unkept = 1_000_000;

/**
 * The number behind which a run goes on numbering its events. Where it was cut off, others may have been told progress that
 * wasn't kept, under numbers beyond the last one here: numbers that were used again would be ignored by whoever saw them.
 */
export function lastSeq(events: readonly RunEvent[]): number {
  const last = events.at(-1);
  if (!last) return 0;
  return last.type === "run.finished" ? last.seq : last.seq + unkept;
}
