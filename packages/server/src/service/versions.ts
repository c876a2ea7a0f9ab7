import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "@reelgraph/engine/node";

export interface Version {
  /** SHA-256 of the text. */
  readonly revision: string;
  /** Milliseconds since the epoch. */
  readonly saved: number;
  readonly bytes: number;
  /** What somebody called it; it is kept for good then. */
  readonly name?: string;
  /** The first run that began with it. */
  readonly run?: string;
}

const kept = 100;

/** Earlier texts of pipeline files: the last hundred of each, and those that have a name. */
export class Versions {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = openDatabase(
      file,
      `
      CREATE TABLE IF NOT EXISTS versions (
        number INTEGER PRIMARY KEY, file TEXT NOT NULL, revision TEXT NOT NULL, saved INTEGER NOT NULL, text TEXT NOT NULL
      ) STRICT;
      CREATE INDEX IF NOT EXISTS versions_of ON versions (file, number)`,
    );
    this.#add("name");
    this.#add("run");
  }

  /** Keeps a text, unless it is the newest one already. `run`: the run that begins with it. */
  keep(file: string, revision: string, text: string, run?: string): void {
    const newest = "SELECT number, revision, run FROM versions WHERE file = ? ORDER BY number DESC LIMIT 1";
    const row = this.#database.prepare(newest).get(file);
    if (row?.["revision"] === revision) {
      const number = Number(row["number"]);
      if (run !== undefined && row["run"] === null)
        this.#database.prepare("UPDATE versions SET run = ? WHERE number = ?").run(run, number);
      return;
    }
    this.#database
      .prepare("INSERT INTO versions (file, revision, saved, text, run) VALUES (?, ?, ?, ?, ?)")
      .run(file, revision, Date.now(), text, run ?? null);
    const old = "SELECT number FROM versions WHERE file = ?1 AND name IS NULL ORDER BY number DESC LIMIT -1 OFFSET ?2";
    this.#database.prepare(`DELETE FROM versions WHERE number IN (${old})`).run(file, kept);
  }

  /** Whether there was such a version. */
  name(file: string, revision: string, name: string | undefined): boolean {
    const newest = "SELECT max(number) FROM versions WHERE file = ?2 AND revision = ?3";
    const sql = `UPDATE versions SET name = ?1 WHERE number = (${newest})`;
    return this.#database.prepare(sql).run(name ?? null, file, revision).changes > 0;
  }

  rename(file: string, to: string): void {
    this.#database.prepare("UPDATE versions SET file = ? WHERE file = ?").run(to, file);
  }

  /** The newest first. */
  list(file: string): readonly Version[] {
    const sql =
      "SELECT revision, saved, name, run, length(CAST(text AS BLOB)) AS bytes FROM versions WHERE file = ? ORDER BY number DESC";
    const rows = this.#database.prepare(sql).all(file);
    return rows.map((row) => ({
      revision: String(row["revision"]),
      saved: Number(row["saved"]),
      bytes: Number(row["bytes"]),
      ...(row["name"] === null ? {} : { name: String(row["name"]) }),
      ...(row["run"] === null ? {} : { run: String(row["run"]) }),
    }));
  }

  find(file: string, revision: string): { readonly text: string; readonly saved: number } | undefined {
    const sql = "SELECT text, saved FROM versions WHERE file = ? AND revision = ? ORDER BY number DESC LIMIT 1";
    const row = this.#database.prepare(sql).get(file, revision);
    return row && { text: String(row["text"]), saved: Number(row["saved"]) };
  }

  /** Older files don't have these columns. */
  #add(column: "name" | "run"): void {
    const columns = this.#database.prepare("PRAGMA table_info(versions)").all();
    if (columns.some((one) => one["name"] === column)) return;
    this.#database.exec(`ALTER TABLE versions ADD COLUMN ${column} TEXT`);
  }

  close(): void {
    this.#database.close();
  }
}
