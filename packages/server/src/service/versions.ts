import { openDatabase, openTables } from "@reelgraph/engine/node";
import type { Row, Tables } from "@reelgraph/engine/storage";

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

const schema = `
CREATE TABLE IF NOT EXISTS versions (
  number INTEGER PRIMARY KEY, file TEXT NOT NULL, revision TEXT NOT NULL, saved INTEGER NOT NULL, text TEXT NOT NULL,
  name TEXT, run TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS versions_of ON versions (file, number)`;

/** The versions of one state folder. */
export function openVersions(file: string): Tables {
  const database = openDatabase(file, schema);
  // Older files don't have these columns.
  const columns = new Set(
    database
      .prepare("PRAGMA table_info(versions)")
      .all()
      .map((one) => one["name"]),
  );
  for (const column of ["name", "run"])
    if (!columns.has(column)) database.exec(`ALTER TABLE versions ADD COLUMN ${column} TEXT`);
  database.close();
  return openTables(file, schema);
}

const newest = "SELECT max(number) FROM versions WHERE file = ?";

/** Earlier texts of pipeline files: the last hundred of each, and those that have a name. Several servers may share them. */
export class Versions {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** Keeps a text, unless it is the newest one already. `run`: the run that begins with it. */
  async keep(file: string, revision: string, text: string, run?: string): Promise<void> {
    const add = `INSERT INTO versions (file, revision, saved, text, run)
      SELECT CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS TEXT)
      WHERE NOT EXISTS (SELECT 1 FROM versions WHERE revision = ? AND number = (${newest}))`;
    const old = `SELECT number FROM versions WHERE file = ? AND name IS NULL ORDER BY number DESC LIMIT 1 OFFSET ${kept}`;
    const added = await this.#tables.write([
      [add, file, revision, Date.now(), text, run ?? null, revision, file],
      [`DELETE FROM versions WHERE file = ? AND name IS NULL AND number <= (${old})`, file, file],
    ]);
    if (added || run === undefined) return;
    const sql = `UPDATE versions SET run = ? WHERE run IS NULL AND revision = ? AND number = (${newest})`;
    await this.#tables.write([[sql, run, revision, file]]);
  }

  /** Whether there was such a version. */
  name(file: string, revision: string, name: string | undefined): Promise<boolean> {
    const sql = `UPDATE versions SET name = ? WHERE number = (${newest} AND revision = ?)`;
    return this.#tables.write([[sql, name ?? null, file, revision]]);
  }

  async rename(file: string, to: string): Promise<void> {
    await this.#tables.write([["UPDATE versions SET file = ? WHERE file = ?", to, file]]);
  }

  /** The newest first. */
  async list(file: string): Promise<readonly Version[]> {
    const sql =
      "SELECT revision, saved, name, run, octet_length(text) AS bytes FROM versions WHERE file = ? ORDER BY number DESC";
    return (await this.#tables.rows(sql, file)).map(versionOf);
  }

  async find(file: string, revision: string): Promise<{ readonly text: string; readonly saved: number } | undefined> {
    const sql = "SELECT text, saved FROM versions WHERE file = ? AND revision = ? ORDER BY number DESC LIMIT 1";
    const [row] = await this.#tables.rows(sql, file, revision);
    return row && { text: String(row["text"]), saved: Number(row["saved"]) };
  }

  close(): void {
    this.#tables.close();
  }
}

function versionOf(row: Row): Version {
  return {
    revision: String(row["revision"]),
    saved: Number(row["saved"]),
    bytes: Number(row["bytes"]),
    ...(row["name"] === null ? {} : { name: String(row["name"]) }),
    ...(row["run"] === null ? {} : { run: String(row["run"]) }),
  };
}
