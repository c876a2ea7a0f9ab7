import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "@reelgraph/engine/node";
import type { Choice, Comment, Preference, Rating, TakeMarks } from "../../wire/take.ts";

const schema = `
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS ratings (
  clip TEXT, who TEXT, at INTEGER NOT NULL, mark REAL NOT NULL, most REAL NOT NULL, PRIMARY KEY (clip, who)
) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS choices (
  clip TEXT, who TEXT, at INTEGER NOT NULL, choice TEXT NOT NULL, PRIMARY KEY (clip, who)
) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS comments (
  id INTEGER PRIMARY KEY AUTOINCREMENT, clip TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS comments_of ON comments (clip);
CREATE TABLE IF NOT EXISTS preferences (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT`;

/** What is said in a comment. */
export type Remark = Pick<Comment, "text" | "seconds" | "x" | "y">;

/**
 * What people say of clips: a clip is known by its content, so that what was said of it holds in every run that has it.
 * The newest rating and choice of each person count. All is on the disk when a method returns.
 */
export class MarkStore {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = openDatabase(file, schema);
  }

  of(clip: string): TakeMarks {
    const rows = (sql: string) => this.#database.prepare(sql).all(clip);
    const said = (row: Record<string, unknown>) => ({ by: String(row["who"]), at: Number(row["at"]) });
    return {
      sha256: clip,
      ratings: rows("SELECT * FROM ratings WHERE clip = ? ORDER BY at, who").map((row) => {
        return { ...said(row), mark: Number(row["mark"]), most: Number(row["most"]) };
      }),
      choices: rows("SELECT * FROM choices WHERE clip = ? ORDER BY at, who").map((row) => {
        return { ...said(row), choice: row["choice"] as Choice };
      }),
      comments: rows("SELECT * FROM comments WHERE clip = ? ORDER BY id").map((row) => {
        return { id: Number(row["id"]), ...said(row), ...(JSON.parse(String(row["body"])) as Remark) };
      }),
    };
  }

  /** Undefined takes it back. */
  rate(clip: string, by: string, rating: Pick<Rating, "mark" | "most"> | undefined): void {
    if (!rating) return this.#run("DELETE FROM ratings WHERE clip = ? AND who = ?", clip, by);
    this.#run("REPLACE INTO ratings VALUES (?, ?, ?, ?, ?)", clip, by, Date.now(), rating.mark, rating.most);
  }

  /** Undefined takes it back. */
  choose(clip: string, by: string, choice: Choice | undefined): void {
    if (!choice) return this.#run("DELETE FROM choices WHERE clip = ? AND who = ?", clip, by);
    this.#run("REPLACE INTO choices VALUES (?, ?, ?, ?)", clip, by, Date.now(), choice);
  }

  comment(clip: string, by: string, remark: Remark): void {
    const body = JSON.stringify(remark);
    this.#run("INSERT INTO comments (clip, who, at, body) VALUES (?, ?, ?, ?)", clip, by, Date.now(), body);
  }

  /** Whether there was such a comment of theirs. */
  uncomment(clip: string, by: string, id: number): boolean {
    const sql = "DELETE FROM comments WHERE clip = ? AND who = ? AND id = ?";
    return this.#database.prepare(sql).run(clip, by, id).changes > 0;
  }

  prefer(preference: Preference): void {
    this.#run("INSERT INTO preferences (at, body) VALUES (?, ?)", preference.at, JSON.stringify(preference));
  }

  /** The newest first. */
  preferences(limit: number): readonly Preference[] {
    const rows = this.#database.prepare("SELECT body FROM preferences ORDER BY id DESC LIMIT ?").all(limit);
    return rows.map((row) => JSON.parse(String(row["body"])) as Preference);
  }

  /** All ratings, by clip. */
  ratings(): readonly (Rating & { readonly clip: string })[] {
    return this.#database
      .prepare("SELECT * FROM ratings")
      .all()
      .map((row) => ({
        clip: String(row["clip"]),
        by: String(row["who"]),
        at: Number(row["at"]),
        mark: Number(row["mark"]),
        most: Number(row["most"]),
      }));
  }

  close(): void {
    this.#database.close();
  }

  #run(sql: string, ...values: (string | number)[]): void {
    this.#database.prepare(sql).run(...values);
  }
}
