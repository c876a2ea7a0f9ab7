import type { DatabaseSync } from "node:sqlite";
import { openDatabase } from "@reelgraph/engine/node";

/** What became of one attempt: the answer's status, or why there was none. Times in ms since the epoch. */
export interface Attempt {
  readonly at: number;
  readonly status?: number;
  readonly problem?: string;
}

/** A message on its way. */
export interface Delivery {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly state: "pending" | "delivered" | "given up";
  /** When it is tried next. */
  readonly due: number;
  readonly attempts: readonly Attempt[];
}

/** Messages that are to be delivered, whatever happens to the process. */
export class DeliveryStore {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = openDatabase(
      file,
      `PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS deliveries (
        id TEXT PRIMARY KEY, url TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, due INTEGER NOT NULL, attempts TEXT NOT NULL
      ) STRICT`,
    );
  }

  /** A message that is known already is not sent twice. */
  add(id: string, url: string, body: string, due: number): void {
    this.#database
      .prepare("INSERT OR IGNORE INTO deliveries VALUES (?, ?, ?, 'pending', ?, '[]')")
      .run(id, url, body, due);
  }

  update({ id, state, due, attempts }: Delivery): void {
    const sql = "UPDATE deliveries SET state = ?, due = ?, attempts = ? WHERE id = ?";
    this.#database.prepare(sql).run(state, due, JSON.stringify(attempts), id);
  }

  /** Those that are not over, the most urgent first. */
  pending(limit: number): readonly Delivery[] {
    const sql = "SELECT * FROM deliveries WHERE state = 'pending' ORDER BY due, rowid LIMIT ?";
    return this.#database.prepare(sql).all(limit).map(toDelivery);
  }

  /** The newest first. */
  list(limit: number): readonly Delivery[] {
    return this.#database.prepare("SELECT * FROM deliveries ORDER BY rowid DESC LIMIT ?").all(limit).map(toDelivery);
  }

  close(): void {
    this.#database.close();
  }
}

/** Only this class writes the rows. */
function toDelivery(row: Record<string, unknown>): Delivery {
  return {
    id: String(row["id"]),
    url: String(row["url"]),
    body: String(row["body"]),
    state: String(row["state"]) as Delivery["state"],
    due: Number(row["due"]),
    attempts: JSON.parse(String(row["attempts"])) as Attempt[],
  };
}
