import type { Database } from "./database.ts";

/** How often a process looks whether any of its runs is to be stopped, in ms. */
const lookMs = 1000;

/** What somebody may wish of a run that goes elsewhere. */
export type Wish = "cancel" | "pause";

interface Watched {
  readonly run: string;
  readonly wish: Wish;
  readonly stopping: AbortController;
}

/** Looks for all runs of this process at once, as long as there are any. */
export class WishWatch {
  readonly #database: Database;
  readonly #watched = new Set<Watched>();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Aborts when somebody wishes that of the run. */
  watch(run: string, wish: Wish): { readonly signal: AbortSignal; close(): void } {
    const watched: Watched = { run, wish, stopping: new AbortController() };
    this.#watched.add(watched);
    this.#timer ??= setInterval(() => void this.#look(), lookMs).unref();
    return {
      signal: watched.stopping.signal,
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
        for (const { run, wish, stopping } of this.#watched) {
          if (run === row["id"] && row[wish] === true) stopping.abort(new Error(wish));
        }
      }
    } catch {
      // A database that can't be read stops the run where it must write.
    } finally {
      this.#looking = false;
    }
  }
}
