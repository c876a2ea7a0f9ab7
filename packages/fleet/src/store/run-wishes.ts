import type { Wish, WishWatch } from "@reelgraph/engine/storage";
import type { Database } from "./database.ts";

/** How often a process looks whether any of its runs is to be stopped, in ms. */
const lookMs = 1000;

interface Watched extends Record<Wish, AbortController> {
  readonly run: string;
}

/** Looks for all runs of this process at once, as long as there are any. */
export class RunWishes {
  readonly #database: Database;
  readonly #watched = new Set<Watched>();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;

  constructor(database: Database) {
    this.#database = database;
  }

  watch(run: string): WishWatch {
    const watched: Watched = { run, cancel: new AbortController(), pause: new AbortController() };
    this.#watched.add(watched);
    this.#timer ??= setInterval(() => void this.#look(), lookMs).unref();
    return {
      signal: (wish) => watched[wish].signal,
      close: () => {
        this.#watched.delete(watched);
        if (this.#watched.size === 0) this.close();
      },
    };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const sql = "SELECT id, cancel, pause FROM runs WHERE (cancel OR pause) AND id = ANY($1)";
      const runs = [...new Set([...this.#watched].map(({ run }) => run))];
      for (const row of await this.#database.query(sql, [runs], 0)) {
        for (const watched of this.#watched) {
          if (watched.run !== row["id"]) continue;
          for (const wish of ["cancel", "pause"] as const) if (row[wish] === true) watched[wish].abort(new Error(wish));
        }
      }
    } catch {
      // A database that can't be read stops the run where it must write.
    } finally {
      this.#looking = false;
    }
  }
}
