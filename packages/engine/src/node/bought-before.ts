import type { Books, PaidJob } from "../ledger/books.ts";
import type { NodeHost } from "./host.ts";

/** Submissions that are paid for, or may be: whoever wants their clip follows them, and sends nothing. */
const sent = new Set<PaidJob["state"]>(["intent", "submitted", "unknown"]);

/**
 * Tells of a unit's key whether its first so many clips were bought before, perhaps by a run that was stopped, or whose
 * results are no longer in the cache: then it costs a run nothing more. The ledger is opened at the first question.
 */
export function boughtBefore({ journal, media }: NodeHost): (key: string, clips: number) => Promise<boolean> {
  let books: Promise<Books> | undefined;
  return async (key, clips) => {
    const known = await (books ??= journal.ledger.books());
    for (let number = 0; number < clips; number++) {
      const job = known.latest(`${key}/${number}`);
      const kept = job?.state === "settled" && job.media !== undefined && (await media.has(job.media));
      if (!job || !(kept || sent.has(job.state))) return false;
    }
    return clips > 0;
  };
}
