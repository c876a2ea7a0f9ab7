import { z } from "zod";
import { failure } from "../../errors.ts";
import { openTables, type Tables } from "../tables.ts";

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
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** Throws `bad-feedback`, and `feedback-given` when the link has taken one. */
  async add(feedback: Feedback): Promise<void> {
    const read = Feedback.safeParse(feedback);
    if (!read.success) {
      throw failure("bad-feedback", `That is no feedback: ${z.prettifyError(read.error)}`, {
        expected: "marks from 1 to 5",
      });
    }
    const rated = aspects.some((aspect) => feedback[aspect] !== undefined);
    if (!rated && feedback.text === undefined)
      throw failure("bad-feedback", "Nothing is said", { expected: `${aspects.join(", ")} from 1 to 5, or a text` });
    const sql = "INSERT INTO feedback (at, body) VALUES (?, ?) ON CONFLICT DO NOTHING";
    const added = await this.#tables.write([[sql, feedback.at, JSON.stringify(feedback)]]);
    if (!added) throw failure("feedback-given", "Feedback was given by this link already");
  }

  /** Whether the link has taken one. */
  async has(link: string): Promise<boolean> {
    const rows = await this.#tables.rows(
      "SELECT body FROM feedback WHERE body LIKE ?",
      `%"link":${JSON.stringify(link)}%`,
    );
    return rows.some((row) => Feedback.safeParse(parsed(String(row["body"]))).data?.link === link);
  }

  /** The oldest first. An entry that can't be read is left out. */
  async all(): Promise<readonly Feedback[]> {
    const rows = await this.#tables.rows("SELECT body FROM feedback ORDER BY at, id");
    return rows.flatMap((row) => {
      const read = Feedback.safeParse(parsed(String(row["body"])));
      return read.success ? [read.data] : [];
    });
  }

  close(): void {
    this.#tables.close();
  }
}

/** The book of one state folder. */
export function openBook(file: string): FeedbackBook {
  return new FeedbackBook(openTables(file, schema));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
