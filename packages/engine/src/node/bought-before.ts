import { isUnsettled, type Books } from "../ledger/books.ts";
import type { NodeHost } from "./host.ts";

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
      // Whoever wants the clip of an unsettled one follows it, and sends nothing.
      if (!job || !(kept || isUnsettled(job))) return false;
    }
    return clips > 0;
  };
}
