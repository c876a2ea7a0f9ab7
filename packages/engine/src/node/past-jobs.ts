import type { Books } from "../ledger/books.ts";
import type { PastJob } from "../run/lanes/predict.ts";

/** What the ledger tells of how long vendors' jobs took: those that gave a clip. */
export function pastJobs(books: Books | undefined): readonly PastJob[] {
  return [...(books?.jobs.values() ?? [])].flatMap(({ model, seconds = 0, pixels = 0, submittedAt, endedAt, state }) =>
    state === "settled" && submittedAt !== undefined && endedAt !== undefined
      ? [{ model, seconds, size: pixels, took: (endedAt - submittedAt) / 1000 }]
      : [],
  );
}
