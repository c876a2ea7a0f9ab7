import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { chainStart, link } from "../../ledger/chain.ts";
import { readMoneyRecord, type MoneyRecord } from "../../ledger/record.ts";
import type { Lease, LedgerStore } from "../../ledger/store.ts";
import { Commits, Refused } from "./commits.ts";
import type { HeadFile } from "./head.ts";
import { checkLease } from "./leases.ts";
import { prepared } from "./statements.ts";
import { journalDamaged } from "./storage-failure.ts";

const sha256 = (text: string) => hash("sha256", text);

export const ledgerSchema = `
CREATE TABLE IF NOT EXISTS ledger (position INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL) STRICT`;

/**
 * The ledger in SQLite: one chain of records for the whole state folder, checked from its beginning by every process
 * that opens it. A tail beyond the head was never acted on and is cut off when it is torn; anything else that doesn't
 * fit refuses all paid work, because a forgotten intent would be paid for twice.
 */
export class SqliteLedger implements LedgerStore {
  readonly #database: DatabaseSync;
  readonly #commits: Commits;
  readonly #head: HeadFile;
  /** The chain as far as this process has checked it. */
  #position = 0;
  #hash = chainStart;
  #records: MoneyRecord[] = [];
  #opened = false;
  /** Told of a torn tail that was cut off. */
  readonly #report: (message: string) => void;

  constructor(database: DatabaseSync, head: HeadFile, report: (message: string) => void) {
    this.#database = database;
    this.#head = head;
    this.#report = report;
    this.#commits = new Commits(database, () => this.#witness());
  }

  get commits(): Commits {
    return this.#commits;
  }

  transact<T>(
    lease: Lease | undefined,
    since: () => number,
    decide: (news: readonly MoneyRecord[]) => { readonly add: readonly MoneyRecord[]; readonly result: T },
  ): Promise<T> {
    const work = () => {
      if (lease) checkLease(this.#database, lease);
      refusable(() => this.#catchUp());
      const { add, result } = refusable(() => decide(this.#records.slice(since())));
      for (const record of add) this.#append(record);
      return result;
    };
    return this.#guarded(work);
  }

  async #guarded<T>(work: () => T): Promise<T> {
    try {
      return await this.#commits.durable(work);
    } catch (thrown) {
      // Undone, perhaps: what was checked is checked again.
      this.#position = 0;
      this.#hash = chainStart;
      this.#records = [];
      this.#opened = false;
      throw thrown;
    }
  }

  /** Tells the head how far the ledger reaches. Under the lock of the database, because others may have gone further. */
  #witness(): void {
    if (!this.#opened || this.#head.tells(this.#position)) return;
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      this.#head.write({ position: this.#position, hash: this.#hash });
    } finally {
      this.#database.exec("ROLLBACK");
    }
  }

  #append(record: MoneyRecord): void {
    const body = JSON.stringify(record);
    const next = link(this.#hash, body, sha256);
    prepared(this.#database, "INSERT INTO ledger VALUES (?, ?, ?)").run(this.#position + 1, body, next);
    this.#took(record, next);
  }

  #took(record: MoneyRecord, next: string): void {
    this.#position += 1;
    this.#hash = next;
    this.#records.push(record);
  }

  #after(position: number) {
    const sql = "SELECT position, body, hash FROM ledger WHERE position > ? ORDER BY position";
    return prepared(this.#database, sql).all(position);
  }

  /** Reads and checks what others have added. */
  #catchUp(): void {
    const head = this.#opened ? undefined : this.#head.read();
    for (const { position, body, hash: kept } of this.#after(this.#position)) {
      const expected = this.#position + 1;
      const record = position === expected ? read(String(body)) : undefined;
      if (!record || link(this.#hash, String(body), sha256) !== kept) {
        // Without a head nobody can tell whether somebody has acted on it.
        if (!head || expected <= head.position)
          throw journalDamaged(`record ${expected} of the ledger is not what was written`);
        prepared(this.#database, "DELETE FROM ledger WHERE position >= ?").run(expected);
        this.#report(
          `The ledger had a torn end after record ${this.#position}; nobody had acted on it, and it was cut off`,
        );
        break;
      }
      this.#took(record, String(kept));
      if (head?.position === this.#position && head.hash !== this.#hash)
        throw journalDamaged(`record ${this.#position} of the ledger is not what its head says`);
    }
    if (head && head.position > this.#position)
      throw journalDamaged(`the ledger ends at record ${this.#position}, but ${head.position} were written`);
    this.#opened = true;
  }
}

function read(body: string): MoneyRecord | undefined {
  try {
    return readMoneyRecord(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** What is wrong with the ledger, or with a decision, is no reason to undo what others write; what SQLite throws is. */
function refusable<T>(decide: () => T): T {
  try {
    return decide();
  } catch (thrown) {
    throw thrown instanceof Error && "errcode" in thrown ? thrown : new Refused(thrown);
  }
}
