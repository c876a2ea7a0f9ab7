import { tookOf, type Books } from "../ledger/books.ts";
import type { PastJob } from "../run/lanes/predict.ts";

/** What the ledger tells of how long vendors' jobs took: those that gave a clip, and whose end somebody saw. */
export function pastJobs(books: Books | undefined): readonly PastJob[] {
  return [...(books?.jobs.values() ?? [])].flatMap((job) => {
    const { model, seconds = 0, pixels = 0, state } = job;
    const took = state === "settled" ? tookOf(job) : undefined;
    return took === undefined ? [] : [{ model, seconds, size: pixels, took }];
  });
}
