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
  const database = openDatabase(
    file,
    "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, entry TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID, STRICT",
  );
  const select = database.prepare("SELECT entry FROM results WHERE key = ?");
  const insert = database.prepare("INSERT OR REPLACE INTO results VALUES (?, ?, ?)");
  const remove = database.prepare("DELETE FROM results WHERE key = ?");
  const writes = new WriteBehind(database);
  const fresh = new Map<string, CacheEntry>();

  return {
    get(key) {
      const entry = fresh.get(key) ?? read(select.get(key)?.["entry"]);
      if (!entry) return undefined;
      if (Object.values(entry.outputs).every((output) => mediaOf(output).every(has))) return entry;
      remove.run(key);
      return undefined;
    },
    put(key, entry) {
      fresh.set(key, entry);
      writes.add(() => {
        insert.run(key, JSON.stringify(entry), Date.now());
        fresh.delete(key);
      });
    },
    count: () => Number(database.prepare("SELECT count(*) AS n FROM results").get()?.["n"] ?? 0),
    clear: () => {
      writes.flush();
      database.exec("DELETE FROM results");
    },
    close: () => {
      writes.flush();
      database.close();
    },
  };
}

function read(entry: unknown): CacheEntry | undefined {
  return typeof entry === "string" ? (JSON.parse(entry) as CacheEntry) : undefined;
}

/** The media values of an output, in lists too. */
function mediaOf(output: Cached): readonly Media[] {
  if ("skip" in output || typeof output.value !== "object" || output.value === null) return [];
  if (Array.isArray(output.value)) return output.value.flatMap((item) => mediaOf({ value: item?.value ?? null }));
  return "media" in output.value && "sha256" in output.value ? [output.value as Media] : [];
}
