import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "@reelgraph/engine/node";

export interface Version {
  /** SHA-256 of the text. */
  readonly revision: string;
  /** Milliseconds since the epoch. */
  readonly saved: number;
  readonly bytes: number;
}

const kept = 100;

/** Earlier texts of pipeline files: the last hundred of each. */
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
  }

  /** Keeps a text, unless it is the newest one already. */
  keep(file: string, revision: string, text: string): void {
    if (this.list(file)[0]?.revision === revision) return;
    this.#database
      .prepare("INSERT INTO versions (file, revision, saved, text) VALUES (?, ?, ?, ?)")
      .run(file, revision, Date.now(), text);
    const oldest = "SELECT number FROM versions WHERE file = ?1 ORDER BY number DESC LIMIT -1 OFFSET ?2";
    this.#database.prepare(`DELETE FROM versions WHERE number IN (${oldest})`).run(file, kept);
  }

  /** The newest first. */
  list(file: string): readonly Version[] {
    const sql =
      "SELECT revision, saved, length(CAST(text AS BLOB)) AS bytes FROM versions WHERE file = ? ORDER BY number DESC";
    const rows = this.#database.prepare(sql).all(file);
    return rows.map((row) => ({
      revision: String(row["revision"]),
      saved: Number(row["saved"]),
      bytes: Number(row["bytes"]),
    }));
  }

  find(file: string, revision: string): { readonly text: string; readonly saved: number } | undefined {
    const sql = "SELECT text, saved FROM versions WHERE file = ? AND revision = ? ORDER BY number DESC LIMIT 1";
    const row = this.#database.prepare(sql).get(file, revision);
    return row && { text: String(row["text"]), saved: Number(row["saved"]) };
  }

  close(): void {
    this.#database.close();
  }
}
