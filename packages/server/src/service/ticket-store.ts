import type { Problem } from "@reelgraph/engine";
import type { Eventually, Row, Statement, Tables } from "@reelgraph/engine/storage";
import { placed, portable } from "./portable.ts";
import type { Ticket } from "./request.ts";

/** `open`: it waits or runs, and is taken up again by the next process; `held`: somebody paused it while it waited. */
export type TicketState = "open" | "held" | "ended";

export interface KeptTicket extends Ticket {
  readonly state: TicketState;
  /** Why it ended without having run. */
  readonly problems: readonly Problem[];
}

/** What a key stands for. */
export interface KeptKey {
  /** Of the request that it was first sent with. */
  readonly fingerprint: string;
  readonly run: string;
}

/** Of a server's own file. */
export const ticketSchema = `
CREATE TABLE IF NOT EXISTS tickets (
  id TEXT PRIMARY KEY, state TEXT NOT NULL, body TEXT NOT NULL, problems TEXT NOT NULL DEFAULT '[]', created INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS keys (
  caller TEXT, key TEXT, fingerprint TEXT NOT NULL, run TEXT NOT NULL, created INTEGER NOT NULL, PRIMARY KEY (caller, key)
) WITHOUT ROWID, STRICT`;

/** Keys are forgotten after a day, as callers expect it. */
const keyMs = 24 * 60 * 60 * 1000;

/**
 * What must outlive the server: which runs were promised, and under which idempotency keys. What is written is durable when
 * the promise resolves. Several servers may share one.
 */
export class TicketStore {
  readonly #tables: Tables;
  readonly #root: string;

  /** `root`: files are named from there. */
  constructor(tables: Tables, root: string) {
    this.#tables = tables;
    this.#root = root;
  }

  /** Whether other servers promise runs here, too. */
  get shared(): boolean {
    return this.#tables.shared;
  }

  /** A key is kept with the run, or neither is: false when the key stands for another run already. */
  async add(ticket: Ticket, key?: { readonly key: string; readonly fingerprint: string }): Promise<boolean> {
    const { id, caller, created } = ticket;
    // What was written is not written again, where only the answer got lost.
    const sql = "INSERT INTO tickets (id, state, body, created) VALUES (?, 'open', ?, ?) ON CONFLICT (id) DO NOTHING";
    const promise: Statement = [sql, id, this.#text(ticket), created];
    if (!key) {
      await this.#tables.write([promise]);
      return true;
    }
    const kept = this.#keep(caller, key.key, { fingerprint: key.fingerprint, run: id });
    return this.#tables.write([kept, promise, forget()]);
  }

  /** Keeps a key for something that was done to a run. */
  async remember(caller: string, key: string, kept: KeptKey): Promise<void> {
    await this.#tables.write([this.#keep(caller, key, kept), forget()]);
  }

  async keyOf(caller: string, key: string): Promise<KeptKey | undefined> {
    const sql = "SELECT fingerprint, run FROM keys WHERE caller = ? AND key = ? AND created > ?";
    const [row] = await this.#tables.rows(sql, caller, key, Date.now() - keyMs);
    return row && { fingerprint: String(row["fingerprint"]), run: String(row["run"]) };
  }

  async get(id: string): Promise<KeptTicket | undefined> {
    return (await this.#tables.rows("SELECT * FROM tickets WHERE id = ?", id)).map((row) => this.#ticket(row))[0];
  }

  /** The oldest first. */
  open(): Eventually<readonly KeptTicket[]> {
    const rows = this.#tables.rows("SELECT * FROM tickets WHERE state = 'open' ORDER BY created, rowid");
    return rows instanceof Promise
      ? rows.then((later) => later.map((row) => this.#ticket(row)))
      : rows.map((row) => this.#ticket(row));
  }

  /** Those that have no end yet, the oldest first. */
  async pending(): Promise<readonly KeptTicket[]> {
    const sql = "SELECT * FROM tickets WHERE state <> 'ended' ORDER BY created, rowid";
    return (await this.#tables.rows(sql)).map((row) => this.#ticket(row));
  }

  /** Those that ended without having run, the newest first. */
  async refused(limit: number): Promise<readonly KeptTicket[]> {
    const sql = "SELECT * FROM tickets WHERE state = 'ended' AND problems <> '[]' ORDER BY created DESC LIMIT ?";
    return (await this.#tables.rows(sql, limit)).map((row) => this.#ticket(row));
  }

  /** Takes a run up again, with other spending perhaps. */
  async reopen(ticket: Ticket): Promise<void> {
    const sql = `INSERT INTO tickets (id, state, body, created) VALUES (?, 'open', ?, ?)
      ON CONFLICT (id) DO UPDATE SET state = 'open', body = excluded.body, problems = '[]'`;
    await this.#tables.write([[sql, ticket.id, this.#text(ticket), ticket.created]]);
  }

  async hold(id: string): Promise<void> {
    await this.#tables.write([["UPDATE tickets SET state = 'held' WHERE id = ?", id]]);
  }

  /**
   * A power failure may take it away: then the run is taken up again, and found to be over. `round`: nothing is done to a
   * ticket that was reopened since.
   */
  async end(id: string, problems: readonly Problem[] = [], round?: number): Promise<void> {
    const [row] = await this.#tables.rows("SELECT * FROM tickets WHERE id = ?", id);
    if (!row || (round !== undefined && (this.#ticket(row).round ?? 0) !== round)) return;
    const sql = "UPDATE tickets SET state = 'ended', problems = ? WHERE id = ? AND body = ?";
    await this.#tables.write([[sql, JSON.stringify(problems), id, String(row["body"])]], "lazy");
  }

  close(): void {
    this.#tables.close();
  }

  #text(ticket: Ticket): string {
    return JSON.stringify(portable(ticket, this.#root));
  }

  /** Only this class writes the rows. */
  #ticket(row: Row): KeptTicket {
    const ticket = placed(JSON.parse(String(row["body"])) as Ticket, this.#root);
    const problems = JSON.parse(String(row["problems"])) as Problem[];
    return { ...ticket, state: row["state"] as TicketState, problems };
  }

  /** A key that is known for longer than a day is another's. */
  #keep(caller: string, key: string, { fingerprint, run }: KeptKey): Statement {
    const now = Date.now();
    const sql = `INSERT INTO keys (caller, key, fingerprint, run, created) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (caller, key) DO UPDATE SET fingerprint = excluded.fingerprint, run = excluded.run, created = excluded.created
      WHERE keys.created <= ?`;
    return [sql, caller, key, fingerprint, run, now, now - keyMs];
  }
}

function forget(): Statement {
  return ["DELETE FROM keys WHERE created <= ?", Date.now() - keyMs];
}
