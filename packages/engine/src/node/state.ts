import { join } from "node:path";

/** Where things lie in a state folder. */
export function stateFiles(folder: string) {
  return {
    cache: join(folder, "cache.db"),
    journal: join(folder, "journal.db"),
    /** How far the journal's ledger certainly reached. */
    head: join(folder, "journal.head"),
    /** What viewers said. */
    feedback: join(folder, "feedback.db"),
    artifacts: join(folder, "artifacts"),
    /** Copies of media that are kept elsewhere. */
    copies: join(folder, "copies"),
    thumbnails: join(folder, "thumbs"),
    /** Unfinished media. */
    scratch: join(folder, "scratch"),
  };
}
