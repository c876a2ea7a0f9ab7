import type { Row, Tables } from "@reelgraph/engine/storage";

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

/** Of a server's own file. */
export const deliverySchema = `
CREATE TABLE IF NOT EXISTS deliveries (
  id TEXT PRIMARY KEY, url TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, due INTEGER NOT NULL, attempts TEXT NOT NULL
) STRICT`;

/** Messages that are to be delivered, whatever happens to the process. Several servers may share them. */
export class DeliveryStore {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  get shared(): boolean {
    return this.#tables.shared;
  }

  /** A message that is known already is not sent twice. */
  async add(id: string, url: string, body: string, due: number): Promise<void> {
    const sql = `INSERT INTO deliveries (id, url, body, state, due, attempts) VALUES (?, ?, ?, 'pending', ?, '[]')
      ON CONFLICT (id) DO NOTHING`;
    await this.#tables.write([[sql, id, url, body, due]]);
  }

  /** Whether this server may try it now: others leave it alone until then, in ms since the epoch. */
  claim({ id, due }: Delivery, until: number): Promise<boolean> {
    const sql = "UPDATE deliveries SET due = ? WHERE id = ? AND due = ? AND state = 'pending'";
    return this.#tables.write([[sql, until, id, due]]);
  }

  async update({ id, state, due, attempts }: Delivery): Promise<void> {
    const sql = "UPDATE deliveries SET state = ?, due = ?, attempts = ? WHERE id = ?";
    await this.#tables.write([[sql, state, due, JSON.stringify(attempts), id]]);
  }

  /** Those that are not over, the most urgent first. */
  async pending(limit: number): Promise<readonly Delivery[]> {
    const sql = "SELECT * FROM deliveries WHERE state = 'pending' ORDER BY due, rowid LIMIT ?";
    return (await this.#tables.rows(sql, limit)).map(toDelivery);
  }

  /** The newest first. */
  async list(limit: number): Promise<readonly Delivery[]> {
    return (await this.#tables.rows("SELECT * FROM deliveries ORDER BY rowid DESC LIMIT ?", limit)).map(toDelivery);
  }

  close(): void {
    this.#tables.close();
  }
}

/** Only this class writes the rows. */
function toDelivery(row: Row): Delivery {
  return {
    id: String(row["id"]),
    url: String(row["url"]),
    body: String(row["body"]),
    state: String(row["state"]) as Delivery["state"],
    due: Number(row["due"]),
    attempts: JSON.parse(String(row["attempts"])) as Attempt[],
  };
}
