import type { DatabaseSync } from "node:sqlite";
import { prepared } from "./statements.ts";

/** What somebody may wish of whoever works on a run: to end it, or to let finish what goes and stop there. */
export type Wish = "cancel" | "pause";

/** A run of this process, for which wishes of others are looked for. */
export interface WishWatch {
  /** Aborts when somebody wishes that of the run. */
  signal(wish: Wish): AbortSignal;
  close(): void;
}

/** Kept until the run goes on, or has ended. Writes are to be called within a transaction. */
export interface Wishes {
  add(run: string, wish: Wish): void;
  fulfilled(run: string): void;
  watch(run: string): WishWatch;
  close(): void;
}

export const wishSchema = `
CREATE TABLE IF NOT EXISTS wishes (run TEXT NOT NULL, wish TEXT NOT NULL, PRIMARY KEY (run, wish)) WITHOUT ROWID, STRICT`;

const lookMs = 1000;

/** Looks for all runs of this process at once, as long as there are any. */
export function createWishes(database: DatabaseSync): Wishes {
  const watched = new Map<string, Record<Wish, AbortController>>();
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    try {
      for (const { run, wish } of prepared(database, "SELECT run, wish FROM wishes").all()) {
        watched.get(String(run))?.[wish as Wish].abort(new Error(String(wish)));
      }
    } catch {
      // A journal that can't be read stops the run where it must write.
    }
  };
  const close = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    add: (run, wish) => void prepared(database, "INSERT OR IGNORE INTO wishes VALUES (?, ?)").run(run, wish),
    fulfilled: (run) => void prepared(database, "DELETE FROM wishes WHERE run = ?").run(run),
    watch(run) {
      const stopping = { cancel: new AbortController(), pause: new AbortController() };
      watched.set(run, stopping);
      timer ??= setInterval(look, lookMs).unref();
      return {
        signal: (wish) => stopping[wish].signal,
        close() {
          watched.delete(run);
          if (watched.size === 0) close();
        },
      };
    },
    close,
  };
}
