import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Problem } from "@reelgraph/engine";
import { Commits, openDatabase } from "@reelgraph/engine/node";
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

const schema = `
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
 * the promise resolves; writes of one turn of the event loop go to the disk together.
 */
export class TicketStore {
  readonly #database: DatabaseSync;
  readonly #commits: Commits;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string) {
    this.#database = openDatabase(file, schema);
    this.#commits = new Commits(this.#database);
  }

  /** A key is kept with the run, or neither is. */
  add(ticket: Ticket, key?: { readonly key: string; readonly fingerprint: string }): Promise<void> {
    const { id, caller, created } = ticket;
    const sql = "INSERT INTO tickets (id, state, body, created) VALUES (?, 'open', ?, ?)";
    return this.#commits.durable(() => {
      this.#run(sql, id, JSON.stringify(ticket), created);
      if (key) this.#keep(caller, key.key, { fingerprint: key.fingerprint, run: id });
    });
  }

  /** Keeps a key for something that was done to a run. */
  remember(caller: string, key: string, kept: KeptKey): Promise<void> {
    return this.#commits.durable(() => this.#keep(caller, key, kept));
  }

  keyOf(caller: string, key: string): KeptKey | undefined {
    const since = Date.now() - keyMs;
    const sql = "SELECT fingerprint, run FROM keys WHERE caller = ? AND key = ? AND created > ?";
    const row = this.#database.prepare(sql).get(caller, key, since);
    return row && { fingerprint: String(row["fingerprint"]), run: String(row["run"]) };
  }

  get(id: string): KeptTicket | undefined {
    const row = this.#database.prepare("SELECT * FROM tickets WHERE id = ?").get(id);
    return row && toTicket(row);
  }

  /** The oldest first. */
  open(): readonly KeptTicket[] {
    return this.#database
      .prepare("SELECT * FROM tickets WHERE state = 'open' ORDER BY created, rowid")
      .all()
      .map(toTicket);
  }

  /** Those that have no end yet, the oldest first. */
  pending(): readonly KeptTicket[] {
    const sql = "SELECT * FROM tickets WHERE state <> 'ended' ORDER BY created, rowid";
    return this.#database.prepare(sql).all().map(toTicket);
  }

  /** Those that ended without having run, the newest first. */
  refused(limit: number): readonly KeptTicket[] {
    const sql = "SELECT * FROM tickets WHERE state = 'ended' AND problems <> '[]' ORDER BY created DESC LIMIT ?";
    return this.#database.prepare(sql).all(limit).map(toTicket);
  }

  /** Takes a run up again, with other spending perhaps. */
  reopen(ticket: Ticket): Promise<void> {
    const sql =
      "INSERT INTO tickets (id, state, body, created) VALUES (?1, 'open', ?2, ?3) ON CONFLICT (id) DO UPDATE SET state = 'open', body = ?2, problems = '[]'";
    return this.#commits.durable(() => this.#run(sql, ticket.id, JSON.stringify(ticket), ticket.created));
  }

  hold(id: string): Promise<void> {
    return this.#commits.durable(() => this.#run("UPDATE tickets SET state = 'held' WHERE id = ?", id));
  }

  /** A power failure may take it away: then the run is taken up again, and found to be over. */
  end(id: string, problems: readonly Problem[] = []): Promise<void> {
    const sql = "UPDATE tickets SET state = 'ended', problems = ? WHERE id = ?";
    return this.#commits.lazy(() => this.#run(sql, JSON.stringify(problems), id));
  }

  close(): void {
    this.#commits.close();
    this.#database.close();
  }

  #keep(caller: string, key: string, { fingerprint, run }: KeptKey): void {
    const now = Date.now();
    this.#run("DELETE FROM keys WHERE created <= ?", now - keyMs);
    this.#run("INSERT OR REPLACE INTO keys VALUES (?, ?, ?, ?, ?)", caller, key, fingerprint, run, now);
  }

  #run(sql: string, ...values: (string | number)[]): void {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
    statement.run(...values);
  }
}

/** Only this class writes the rows. */
function toTicket(row: Record<string, unknown>): KeptTicket {
  const ticket = JSON.parse(String(row["body"])) as Ticket;
  const problems = JSON.parse(String(row["problems"])) as Problem[];
  return { ...ticket, state: row["state"] as TicketState, problems };
}
