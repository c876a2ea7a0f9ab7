import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { openDatabase } from "@reelgraph/engine/node";
import { Finished, type VideoRow } from "./video-row.ts";

const schema = `
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS videos (
  number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, tenant TEXT NOT NULL, run TEXT, key TEXT, fingerprint TEXT NOT NULL,
  created INTEGER NOT NULL, progress INTEGER NOT NULL DEFAULT 0, finished TEXT, body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS of_tenant ON videos (tenant, number);
CREATE INDEX IF NOT EXISTS of_request ON videos (tenant, fingerprint, created);
CREATE UNIQUE INDEX IF NOT EXISTS of_key ON videos (tenant, key) WHERE key IS NOT NULL`;

/** A page of a list; `after` is the last id of the page before. */
export interface Page {
  readonly limit: number;
  readonly order: "asc" | "desc";
  readonly after?: string;
}

/** Which videos were asked for, by whom, and which runs make them. Every look-up names the tenant. */
export class VideoStore {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = openDatabase(file, schema);
  }

  /** Durable when it returns. */
  add({ id, tenant, run, key, fingerprint, created, progress, finished, ...body }: VideoRow): void {
    // A key that is used anew has been forgotten by now.
    this.#do("UPDATE videos SET key = NULL WHERE tenant = ? AND key = ?", tenant, key);
    this.#do(
      "INSERT INTO videos (id, tenant, run, key, fingerprint, created, progress, finished, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id,
      tenant,
      run,
      key,
      fingerprint,
      created,
      progress,
      finished && JSON.stringify(finished),
      JSON.stringify(body),
    );
  }

  setRun(id: string, run: string): void {
    this.#do("UPDATE videos SET run = ? WHERE id = ?", run, id);
  }

  setProgress(id: string, progress: number): void {
    this.#do("UPDATE videos SET progress = max(progress, ?) WHERE id = ?", progress, id);
  }

  setFinished(id: string, finished: Finished): void {
    this.#do("UPDATE videos SET finished = ? WHERE id = ?", JSON.stringify(finished), id);
  }

  remove(id: string): void {
    this.#do("DELETE FROM videos WHERE id = ?", id);
  }

  get(tenant: string, id: string): VideoRow | undefined {
    return this.#rows("tenant = ? AND id = ? AND run IS NOT NULL", tenant, id)[0];
  }

  withKey(tenant: string, key: string): VideoRow | undefined {
    return this.#rows("tenant = ? AND key = ?", tenant, key)[0];
  }

  /** The newest one asked for with an equal request, without a key, since a moment. */
  asked(tenant: string, fingerprint: string, since: number): VideoRow | undefined {
    const where = "tenant = ? AND fingerprint = ? AND key IS NULL AND created >= ? ORDER BY number DESC LIMIT 1";
    return this.#rows(where, tenant, fingerprint, since)[0];
  }

  /** One more than the limit when there are more. Undefined: `after` names no video of the tenant. */
  page(tenant: string, { limit, order, after }: Page): readonly VideoRow[] | undefined {
    const [step, start] = order === "asc" ? [">", 0] : ["<", Number.MAX_SAFE_INTEGER];
    const last = after === undefined ? start : this.#number(tenant, after);
    if (last === undefined) return undefined;
    const where = `tenant = ? AND run IS NOT NULL AND number ${step} ? ORDER BY number ${order} LIMIT ?`;
    return this.#rows(where, tenant, last, limit + 1);
  }

  close(): void {
    this.#database.close();
  }

  #number(tenant: string, id: string): number | undefined {
    const row = this.#database.prepare("SELECT number FROM videos WHERE tenant = ? AND id = ?").get(tenant, id);
    return row && Number(row["number"]);
  }

  #rows(where: string, ...values: SQLInputValue[]): readonly VideoRow[] {
    return this.#database
      .prepare(`SELECT * FROM videos WHERE ${where}`)
      .all(...values)
      .map(toRow);
  }

  #do(sql: string, ...values: SQLInputValue[]): void {
    this.#database.prepare(sql).run(...values);
  }
}

type Body = Pick<VideoRow, "model" | "file" | "inputs" | "seconds" | "size" | "prompt" | "source">;

/** Only this class writes the rows. */
function toRow({ id, tenant, run, key, fingerprint, created, progress, finished, body }: Record<string, unknown>) {
  const text = (value: unknown) => (value === null ? null : String(value));
  return {
    ...(JSON.parse(String(body)) as Body),
    id: String(id),
    tenant: String(tenant),
    run: text(run),
    key: text(key),
    fingerprint: String(fingerprint),
    created: Number(created),
    progress: Number(progress),
    finished: finished === null ? null : Finished.parse(JSON.parse(String(finished))),
  };
}
