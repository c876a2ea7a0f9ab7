import type { Database } from "./database.ts";

/** How often a process looks whether any of its runs is to be cancelled, in ms. */
const lookMs = 1000;

/** Looks for all runs of this process at once, as long as there are any. */
export class CancelWatch {
  readonly #database: Database;
  readonly #watched = new Map<string, Set<AbortController>>();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Aborts when somebody asks for the run to be cancelled. */
  watch(run: string): { readonly signal: AbortSignal; close(): void } {
    const stopping = new AbortController();
    const others = this.#watched.getOrInsertComputed(run, () => new Set());
    others.add(stopping);
    this.#timer ??= setInterval(() => void this.#look(), lookMs).unref();
    return {
      signal: stopping.signal,
      close: () => {
        others.delete(stopping);
        if (others.size === 0) this.#watched.delete(run);
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
      const sql = "SELECT id FROM runs WHERE cancel AND id = ANY($1)";
      for (const { id } of await this.#database.query(sql, [[...this.#watched.keys()]], 0)) {
        for (const stopping of this.#watched.get(String(id)) ?? []) stopping.abort(new Error("cancelled"));
      }
    } catch {
      // A database that can't be read stops the run where it must write.
    } finally {
      this.#looking = false;
    }
  }
}
