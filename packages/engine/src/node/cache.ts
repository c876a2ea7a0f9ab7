import type { Cache, CacheEntry, Cached } from "../host.ts";
import type { Media } from "../ports/values.ts";
import { openDatabase, WriteBehind } from "./database.ts";

/** The cache of a state folder. */
export interface DiskCache extends Cache {
  /** How many results there are. */
  count(): number;
  clear(): void;
  close(): void;
}

/** Opens the cache: results by key in one SQLite file, media in the artifact store. `has` says whether media are there. */
export function openCache(file: string, has: (media: Media) => boolean): DiskCache {
  // At the first use: a pipeline without work worth keeping needs no file.
  let opened: Store | undefined;
  const store = () => (opened ??= openStore(file));
  const fresh = new Map<string, CacheEntry>();

  return {
    get(key) {
      const { select, remove } = store();
      const entry = fresh.get(key) ?? read(select.get(key)?.["entry"]);
      if (!entry) return undefined;
      if (Object.values(entry.outputs).every((output) => mediaOf(output).every(has))) return entry;
      remove.run(key);
      return undefined;
    },
    put(key, entry) {
      const { insert, writes } = store();
      fresh.set(key, entry);
      writes.add(() => {
        insert.run(key, JSON.stringify(entry), Date.now());
        fresh.delete(key);
      });
    },
    count: () => Number(store().database.prepare("SELECT count(*) AS n FROM results").get()?.["n"] ?? 0),
    clear() {
      const { database, writes } = store();
      writes.flush();
      database.exec("DELETE FROM results");
    },
    close() {
      opened?.writes.flush();
      opened?.database.close();
    },
  };
}

type Store = ReturnType<typeof openStore>;

function openStore(file: string) {
  const database = openDatabase(
    file,
    "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, entry TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID, STRICT",
  );
  return {
    database,
    select: database.prepare("SELECT entry FROM results WHERE key = ?"),
    insert: database.prepare("INSERT OR REPLACE INTO results VALUES (?, ?, ?)"),
    remove: database.prepare("DELETE FROM results WHERE key = ?"),
    writes: new WriteBehind(database),
  };
}

function read(entry: unknown): CacheEntry | undefined {
  return typeof entry === "string" ? (JSON.parse(entry) as CacheEntry) : undefined;
}

/** The media values of an output, in lists too. */
export function mediaOf(output: Cached): readonly Media[] {
  if ("skip" in output || typeof output.value !== "object" || output.value === null) return [];
  if (Array.isArray(output.value)) return output.value.flatMap((item) => mediaOf({ value: item?.value ?? null }));
  return "media" in output.value && "sha256" in output.value ? [output.value as Media] : [];
}
