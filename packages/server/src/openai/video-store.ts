import { relative, resolve } from "node:path";
import type { Row, Statement, Tables } from "@reelgraph/engine/storage";
import { Finished, type VideoRow } from "./video-row.ts";

/** Of a server's own file. */
export const videoSchema = `
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

/** How long keys are kept, in ms. */
const keyMs = 24 * 60 * 60 * 1000;

/**
 * Which videos were asked for, by whom, and which runs make them. Every look-up names the tenant. What is written is durable
 * when the promise resolves. Several servers may share one.
 */
export class VideoStore {
  readonly #tables: Tables;
  readonly #root: string;

  /** `root`: files are named from there. */
  constructor(tables: Tables, root: string) {
    this.#tables = tables;
    this.#root = root;
  }

  /** The video that is kept: another one where its key came here, or to another server, meanwhile. */
  async add(row: VideoRow): Promise<VideoRow> {
    const { id, tenant, run, key, fingerprint, created, progress, finished, file, ...body } = row;
    const named = { ...body, file: relative(this.#root, file).replaceAll("\\", "/") };
    const sql = `INSERT INTO videos (id, tenant, run, key, fingerprint, created, progress, finished, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
    const end = finished && JSON.stringify(finished);
    if (key !== null)
      await this.#do(
        "UPDATE videos SET key = NULL WHERE tenant = ? AND key = ? AND created <= ?",
        tenant,
        key,
        created - keyMs,
      );
    await this.#do(sql, id, tenant, run, key, fingerprint, created, progress, end, JSON.stringify(named));
    return (key === null ? undefined : await this.withKey(tenant, key)) ?? row;
  }

  setRun(id: string, run: string): Promise<void> {
    return this.#do("UPDATE videos SET run = ? WHERE id = ?", run, id);
  }

  setProgress(id: string, progress: number): Promise<void> {
    return this.#do("UPDATE videos SET progress = ? WHERE id = ? AND progress < ?", progress, id, progress);
  }

  setFinished(id: string, finished: Finished): Promise<void> {
    return this.#do("UPDATE videos SET finished = ? WHERE id = ?", JSON.stringify(finished), id);
  }

  remove(id: string): Promise<void> {
    return this.#do("DELETE FROM videos WHERE id = ?", id);
  }

  /** Takes back what was not begun, unless another server has. */
  takeBack(id: string): Promise<void> {
    return this.#do("DELETE FROM videos WHERE id = ? AND run IS NULL", id);
  }

  async get(tenant: string, id: string): Promise<VideoRow | undefined> {
    return (await this.#rows("tenant = ? AND id = ? AND run IS NOT NULL", tenant, id))[0];
  }

  /** Undefined also for a key that is older than a day. */
  async withKey(tenant: string, key: string): Promise<VideoRow | undefined> {
    return (await this.#rows("tenant = ? AND key = ? AND created > ?", tenant, key, Date.now() - keyMs))[0];
  }

  /** The newest one asked for with an equal request, without a key, since a moment. */
  async asked(tenant: string, fingerprint: string, since: number): Promise<VideoRow | undefined> {
    const where = "tenant = ? AND fingerprint = ? AND key IS NULL AND created >= ? ORDER BY number DESC LIMIT 1";
    return (await this.#rows(where, tenant, fingerprint, since))[0];
  }

  /** One more than the limit when there are more. Undefined: `after` names no video of the tenant. */
  async page(tenant: string, { limit, order, after }: Page): Promise<readonly VideoRow[] | undefined> {
    const [step, start] = order === "asc" ? [">", 0] : ["<", Number.MAX_SAFE_INTEGER];
    const last = after === undefined ? start : await this.#number(tenant, after);
    if (last === undefined) return undefined;
    const where = `tenant = ? AND run IS NOT NULL AND number ${step} ? ORDER BY number ${order} LIMIT ?`;
    return this.#rows(where, tenant, last, limit + 1);
  }

  close(): void {
    this.#tables.close();
  }

  async #number(tenant: string, id: string): Promise<number | undefined> {
    const [row] = await this.#tables.rows("SELECT number FROM videos WHERE tenant = ? AND id = ?", tenant, id);
    return row && Number(row["number"]);
  }

  async #rows(where: string, ...values: (string | number)[]): Promise<readonly VideoRow[]> {
    return (await this.#tables.rows(`SELECT * FROM videos WHERE ${where}`, ...values)).map((row) => this.#row(row));
  }

  async #do(...statement: Statement): Promise<void> {
    await this.#tables.write([statement]);
  }

  /** Only this class writes the rows. Full names of files, which older ones have, stay. */
  #row({ id, tenant, run, key, fingerprint, created, progress, finished, body }: Row): VideoRow {
    const text = (value: unknown) => (value === null ? null : String(value));
    const { file, ...rest } = JSON.parse(String(body)) as Body;
    return {
      ...rest,
      file: resolve(this.#root, file),
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
}

type Body = Pick<VideoRow, "model" | "file" | "inputs" | "seconds" | "size" | "prompt" | "source">;
