import type { Row, Statement, Tables } from "@reelgraph/engine/storage";
import type { Choice, Comment, Preference, Rating, TakeMarks } from "../../wire/take.ts";

/** Of a server's own file. */
export const markSchema = `
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
 * The newest rating and choice of each person count. All is on the disk when a promise resolves.
 */
export class MarkStore {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  async of(clip: string): Promise<TakeMarks> {
    const said = (row: Row) => ({ by: String(row["who"]), at: Number(row["at"]) });
    const [ratings, choices, comments] = await Promise.all([
      this.#tables.rows("SELECT * FROM ratings WHERE clip = ? ORDER BY at, who", clip),
      this.#tables.rows("SELECT * FROM choices WHERE clip = ? ORDER BY at, who", clip),
      this.#tables.rows("SELECT * FROM comments WHERE clip = ? ORDER BY id", clip),
    ]);
    return {
      sha256: clip,
      ratings: ratings.map((row) => ({ ...said(row), mark: Number(row["mark"]), most: Number(row["most"]) })),
      choices: choices.map((row) => ({ ...said(row), choice: row["choice"] as Choice })),
      comments: comments.map((row) => {
        return { id: Number(row["id"]), ...said(row), ...(JSON.parse(String(row["body"])) as Remark) };
      }),
    };
  }

  /** Undefined takes it back. */
  rate(clip: string, by: string, rating: Pick<Rating, "mark" | "most"> | undefined): Promise<void> {
    if (!rating) return this.#do("DELETE FROM ratings WHERE clip = ? AND who = ?", clip, by);
    const sql = `INSERT INTO ratings (clip, who, at, mark, most) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (clip, who) DO UPDATE SET at = excluded.at, mark = excluded.mark, most = excluded.most`;
    return this.#do(sql, clip, by, Date.now(), rating.mark, rating.most);
  }

  /** Undefined takes it back. */
  choose(clip: string, by: string, choice: Choice | undefined): Promise<void> {
    if (!choice) return this.#do("DELETE FROM choices WHERE clip = ? AND who = ?", clip, by);
    const sql = `INSERT INTO choices (clip, who, at, choice) VALUES (?, ?, ?, ?)
      ON CONFLICT (clip, who) DO UPDATE SET at = excluded.at, choice = excluded.choice`;
    return this.#do(sql, clip, by, Date.now(), choice);
  }

  comment(clip: string, by: string, remark: Remark): Promise<void> {
    const sql = "INSERT INTO comments (clip, who, at, body) VALUES (?, ?, ?, ?)";
    return this.#do(sql, clip, by, Date.now(), JSON.stringify(remark));
  }

  /** Whether there was such a comment of theirs. */
  uncomment(clip: string, by: string, id: number): Promise<boolean> {
    return this.#tables.write([["DELETE FROM comments WHERE clip = ? AND who = ? AND id = ?", clip, by, id]]);
  }

  prefer(preference: Preference): Promise<void> {
    return this.#do("INSERT INTO preferences (at, body) VALUES (?, ?)", preference.at, JSON.stringify(preference));
  }

  /** The newest first. */
  async preferences(limit: number): Promise<readonly Preference[]> {
    const rows = await this.#tables.rows("SELECT body FROM preferences ORDER BY id DESC LIMIT ?", limit);
    return rows.map((row) => JSON.parse(String(row["body"])) as Preference);
  }

  /** All ratings, by clip. */
  async ratings(): Promise<readonly (Rating & { readonly clip: string })[]> {
    return (await this.#tables.rows("SELECT * FROM ratings")).map((row) => ({
      clip: String(row["clip"]),
      by: String(row["who"]),
      at: Number(row["at"]),
      mark: Number(row["mark"]),
      most: Number(row["most"]),
    }));
  }

  close(): void {
    this.#tables.close();
  }

  async #do(...statement: Statement): Promise<void> {
    await this.#tables.write([statement]);
  }
}
