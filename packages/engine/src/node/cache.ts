import { hash } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import type { Eventually } from "../eventually.ts";
import type { Cache, CacheEntry, Cached } from "../host.ts";
import type { Media } from "../ports/values.ts";
import { openDatabase } from "./database.ts";
import { isDamage } from "./journal/storage-failure.ts";

/** The cache of a state folder. */
export interface DiskCache extends Cache {
  /** How many results there are. */
  count(): number;
  clear(): void;
  close(): void;
}

export interface CacheOptions {
  readonly file: string;
  /** Whether media are there. What can't be said counts as no entry, for now. */
  has(media: Media): Eventually<boolean>;
  /** Told when the file is damaged or can't be used. */
  report(message: string): void;
}

/**
 * Opens the cache: results by key in one SQLite file, media in the artifact store. It never fails what is done with it:
 * a damaged row is no entry, a damaged file is set aside and begun anew, and where the disk refuses, results are kept in
 * memory for as long as the process lives.
 */
export function openCache({ file, has, report }: CacheOptions): DiskCache {
  // At the first use: a pipeline without work worth keeping needs no file.
  let opened: Store | undefined;
  let refused = false;
  /** Not on the disk yet. */
  const fresh = new Map<string, CacheEntry>();

  function use<T>(work: (store: Store) => T, otherwise: T): T {
    for (let tries = 0; !refused && tries < 2; tries++) {
      try {
        return work((opened ??= openStore(file)));
      } catch (thrown) {
        close();
        const why = thrown instanceof Error ? thrown.message : String(thrown);
        refused = tries > 0 || !isDamage(thrown) || !setAside(file);
        report(
          refused
            ? `The cache can't be used, so results are kept in memory only: ${why}`
            : `The cache was damaged and is begun anew; the old file is ${file}.damaged: ${why}`,
        );
      }
    }
    return otherwise;
  }
  /** All that waits goes in as one transaction: a commit each would cost 20 times as much. */
  function flush(): void {
    if (fresh.size === 0) return;
    use(({ database, insert }) => {
      database.exec("BEGIN IMMEDIATE");
      for (const [key, entry] of fresh) insert.run(key, sealed(key, entry), Date.now());
      database.exec("COMMIT");
      fresh.clear();
    }, undefined);
  }
  function close(): void {
    try {
      opened?.database.close();
    } catch {
      // Nothing that could be lost by that is needed.
    }
    opened = undefined;
  }

  return {
    get(key) {
      const waiting = fresh.get(key);
      const row = waiting ? undefined : use(({ select }) => select.get(key)?.["entry"], undefined);
      const entry = waiting ?? read(key, row);
      const settle = (whole: boolean): CacheEntry | undefined => {
        if (entry && whole) return entry;
        fresh.delete(key);
        if (row !== undefined) use(({ remove }) => void remove.run(key), undefined);
        return undefined;
      };
      const whole = entry ? hasAll(Object.values(entry.outputs).flatMap(mediaOf), has) : false;
      if (!(whole instanceof Promise)) return settle(whole);
      return whole.then(settle, (thrown: unknown) => {
        report(`Media can't be looked for, so work is done anew: ${String(thrown)}`);
        return undefined;
      });
    },
    put(key, entry) {
      if (fresh.size === 0) setImmediate(flush);
      fresh.set(key, entry);
    },
    count: () => use(({ database }) => Number(database.prepare("SELECT count(*) AS n FROM results").get()?.["n"]), 0),
    clear() {
      fresh.clear();
      use(({ database }) => database.exec("DELETE FROM results"), undefined);
    },
    close() {
      flush();
      close();
    },
  };
}

/** At once, unless somebody else must be asked. */
function hasAll(media: readonly Media[], has: CacheOptions["has"]): Eventually<boolean> {
  const answers = media.map((one) => has(one));
  return answers.some((answer) => answer instanceof Promise)
    ? Promise.all(answers).then((all) => all.every(Boolean))
    : answers.every(Boolean);
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
  };
}

/** Moves a damaged file out of the way; false: it can't be moved. */
function setAside(file: string): boolean {
  try {
    renameSync(file, `${file}.damaged`);
    for (const beside of ["-wal", "-shm"]) rmSync(file + beside, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** An entry as text behind a checksum of itself and its key. */
function sealed(key: string, entry: CacheEntry): string {
  const text = JSON.stringify(entry);
  return checksum(key, text) + text;
}

/** The entry, if it is what was written under this key. */
function read(key: string, row: unknown): CacheEntry | undefined {
  if (typeof row !== "string") return undefined;
  const text = row.slice(checksumLength);
  return row.startsWith(checksum(key, text)) ? (JSON.parse(text) as CacheEntry) : undefined;
}

const checksumLength = 16;

/** Part of a SHA-256: loading a module for a shorter checksum takes longer than hashing a thousand rows. */
function checksum(key: string, text: string): string {
  return hash("sha256", `${key}\n${text}`).slice(0, checksumLength);
}

/** The media values of an output, in lists too. */
export function mediaOf(output: Cached): readonly Media[] {
  if ("skip" in output || typeof output.value !== "object" || output.value === null) return [];
  if (Array.isArray(output.value)) return output.value.flatMap((item) => mediaOf({ value: item?.value ?? null }));
  return "media" in output.value && "sha256" in output.value ? [output.value as Media] : [];
}
