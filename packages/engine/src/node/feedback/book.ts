import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { failure } from "../../errors.ts";
import { openDatabase } from "../database.ts";

/** What viewers are asked (S13), each from 1 to 5. */
export const aspects = ["quality", "realism", "usefulness"] as const;
export type Aspect = (typeof aspects)[number];

const mark = z.number().min(1).max(5);

/** What one viewer said of one clip. */
export const Feedback = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  by: z.string(),
  /** SHA-256 of the clip's bytes. */
  clip: z.string(),
  quality: mark.exactOptional(),
  realism: mark.exactOptional(),
  usefulness: mark.exactOptional(),
  text: z.string().max(5000).exactOptional(),
  /** Where the clip came from, as far as the history knows. */
  run: z.string().exactOptional(),
  pipeline: z.string().exactOptional(),
  model: z.string().exactOptional(),
  style: z.string().exactOptional(),
  /** The link by which the viewer came; each takes one. */
  link: z.string().max(200).exactOptional(),
});
export type Feedback = z.infer<typeof Feedback>;

const schema = `
CREATE TABLE IF NOT EXISTS feedback (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS feedback_by_link ON feedback (json_extract(body, '$.link'))`;

/** The viewers' book: entries are only added. */
export class FeedbackBook {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = openDatabase(file, `${schema}; PRAGMA synchronous = FULL`);
  }

  /** Throws `bad-feedback`, and `feedback-given` when the link has taken one. */
  add(feedback: Feedback): void {
    const read = Feedback.safeParse(feedback);
    if (!read.success) {
      throw failure("bad-feedback", `That is no feedback: ${z.prettifyError(read.error)}`, {
        expected: "marks from 1 to 5",
      });
    }
    const rated = aspects.some((aspect) => feedback[aspect] !== undefined);
    if (!rated && feedback.text === undefined)
      throw failure("bad-feedback", "Nothing is said", { expected: `${aspects.join(", ")} from 1 to 5, or a text` });
    const sql = "INSERT OR IGNORE INTO feedback (at, body) VALUES (?, ?)";
    const { changes } = this.#database.prepare(sql).run(feedback.at, JSON.stringify(feedback));
    if (changes === 0) throw failure("feedback-given", "Feedback was given by this link already");
  }

  /** Whether the link has taken one. */
  has(link: string): boolean {
    const sql = "SELECT 1 FROM feedback WHERE json_extract(body, '$.link') = ?";
    return this.#database.prepare(sql).get(link) !== undefined;
  }

  /** The oldest first. An entry that can't be read is left out. */
  all(): readonly Feedback[] {
    const rows = this.#database.prepare("SELECT body FROM feedback ORDER BY at, id").all();
    return rows.flatMap((row) => {
      const read = Feedback.safeParse(parsed(String(row["body"])));
      return read.success ? [read.data] : [];
    });
  }

  close(): void {
    this.#database.close();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
