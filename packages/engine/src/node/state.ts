import { join } from "node:path";

/** Where things lie in a state folder. */
export function stateFiles(folder: string) {
  return {
    cache: join(folder, "cache.db"),
    runs: join(folder, "runs.db"),
    artifacts: join(folder, "artifacts"),
    thumbnails: join(folder, "thumbs"),
    /** Unfinished media. */
    scratch: join(folder, "scratch"),
  };
}
