import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A job in the ledger and the last that was written about it. */
export interface Written {
  readonly job: string;
  readonly last: string;
  /** The vendor's name for it. */
  readonly id?: string;
  readonly sha256?: string;
}

interface Found {
  readonly jobs: readonly Written[];
  /** How many records and entries there are in all. */
  readonly records: number;
}

/**
 * Reads what a process left in its journal, without the engine, and from a copy, so that the next process finds all as it
 * was: whoever opens the database last tidies it up.
 */
export function readJournal(folder: string): Found {
  const state = join(folder, ".reelgraph");
  if (!existsSync(join(state, "journal.db"))) return { jobs: [], records: 0 };
  const copy = mkdtempSync(join(folder, "copy-"));
  for (const name of ["journal.db", "journal.db-wal"]) {
    if (existsSync(join(state, name))) copyFileSync(join(state, name), join(copy, name));
  }
  const database = new DatabaseSync(join(copy, "journal.db"));
  try {
    const has = (table: string) =>
      database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(table) !== undefined;
    if (!has("ledger") || !has("log")) return { jobs: [], records: 0 };
    const bodies = database.prepare("SELECT body FROM ledger ORDER BY position").all();
    const { entries } = database.prepare("SELECT count(*) AS entries FROM log").get() ?? {};
    const jobs = new Map<string, Written>();
    for (const { body } of bodies) {
      const { job, kind, ref, media } = JSON.parse(String(body));
      const found = { ...(ref ? { id: ref.id } : {}), ...(media ? { sha256: media.sha256 } : {}) };
      jobs.set(job, { ...jobs.get(job), job, last: kind, ...found });
    }
    return { jobs: [...jobs.values()], records: bodies.length + Number(entries) };
  } finally {
    database.close();
    rmSync(copy, { recursive: true });
  }
}
