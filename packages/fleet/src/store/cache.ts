import type { Cache, CacheEntry, Media } from "@reelgraph/engine/storage";
import { mediaOf } from "@reelgraph/engine/storage";
import type { Database } from "./database.ts";

export interface CacheOptions {
  /** Whether media are there; where they may lie elsewhere, they are brought here first. */
  has(media: Media): boolean | Promise<boolean>;
  /** Told when the cache can't be used. */
  report(message: string): void;
}

/** Results by key in PostgreSQL, shared by all processes. It never fails what is done with it: what can't be read is made anew. */
export class PostgresCache implements Cache {
  readonly #database: Database;
  readonly #options: CacheOptions;
  /** Not yet written. */
  readonly #fresh = new Map<string, CacheEntry>();
  #writing: Promise<void> | undefined;

  constructor(database: Database, options: CacheOptions) {
    this.#database = database;
    this.#options = options;
  }

  async get(key: string): Promise<CacheEntry | undefined> {
    try {
      const entry = this.#fresh.get(key) ?? (await this.#read(key));
      if (!entry) return undefined;
      const media = Object.values(entry.outputs).flatMap(mediaOf);
      const there = await Promise.all(media.map((one) => this.#options.has(one)));
      return there.every(Boolean) ? entry : undefined;
    } catch (thrown) {
      this.#options.report(`The cache can't be read, so work is done anew: ${String(thrown)}`);
      return undefined;
    }
  }

  put(key: string, entry: CacheEntry): void {
    this.#fresh.set(key, entry);
    void this.flushed();
  }

  /** Resolves when all results so far are kept, or were let go. */
  async flushed(): Promise<void> {
    while (this.#fresh.size > 0 || this.#writing)
      await (this.#writing ??= this.#write().finally(() => (this.#writing = undefined)));
  }

  async #read(key: string): Promise<CacheEntry | undefined> {
    const [row] = await this.#database.query("SELECT entry FROM results WHERE key = $1", [key], 3000);
    return row && (JSON.parse(String(row["entry"])) as CacheEntry);
  }

  async #write(): Promise<void> {
    await new Promise((turn) => setImmediate(turn));
    const entries = [...this.#fresh];
    try {
      await this.#database.query(
        `INSERT INTO results SELECT * FROM unnest($1::text[], $2::text[])
          ON CONFLICT (key) DO UPDATE SET entry = excluded.entry, at = now()`,
        [entries.map(([key]) => key), entries.map(([, entry]) => JSON.stringify(entry))],
      );
    } catch (thrown) {
      this.#options.report(`Results can't be kept, so they are made anew next time: ${String(thrown)}`);
    }
    for (const [key, entry] of entries) if (this.#fresh.get(key) === entry) this.#fresh.delete(key);
  }
}
