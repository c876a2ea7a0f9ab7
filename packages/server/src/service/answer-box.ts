import { randomBytes } from "node:crypto";
import { ReelgraphError } from "@reelgraph/engine";
import type { PlacedReply, RunControl } from "@reelgraph/engine/node";
import type { Tables } from "@reelgraph/engine/storage";

/** How often runs are looked for that have been answered, in ms. */
const lookMs = 1000;
/** Answers that no question waits for any more: somebody else was first, or it was answered while its server died. */
const pointless = new Set(["unknown-unit", "wrong-answer", "unknown-run"]);

/**
 * Answers to runs that another process works on: a server puts them in, and whoever works on the run writes them down. Durable
 * when a promise resolves.
 */
export class AnswerBox {
  readonly #tables: Tables;
  readonly #watched = new Map<string, () => void>();
  #timer: NodeJS.Timeout | undefined;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** Gives the name of what was put in. */
  async put(run: string, replies: readonly PlacedReply[]): Promise<string> {
    const id = randomBytes(16).toString("hex");
    const sql = "INSERT INTO answers (id, run, body) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";
    await this.#tables.write([[sql, id, run, JSON.stringify(replies)]]);
    return id;
  }

  async has(id: string): Promise<boolean> {
    return (await this.#tables.rows("SELECT 1 FROM answers WHERE id = ?", id)).length > 0;
  }

  /** False: whoever works on the run has it. */
  takeBack(id: string): Promise<boolean> {
    return this.#tables.write([["DELETE FROM answers WHERE id = ?", id]]);
  }

  /** Writes down what was put in for a run on which nobody works now. Tells whether there was anything. */
  async deliver(run: string, control: Pick<RunControl, "answers">, signal: AbortSignal): Promise<boolean> {
    const rows = await this.#tables.rows("SELECT id, body FROM answers WHERE run = ? ORDER BY number", run);
    for (const row of rows) {
      const replies = JSON.parse(String(row["body"])) as readonly PlacedReply[];
      await control.answers(run, replies, signal).catch((thrown: unknown) => {
        if (!(thrown instanceof ReelgraphError && pointless.has(thrown.code))) throw thrown;
      });
      await this.takeBack(String(row["id"]));
    }
    return rows.length > 0;
  }

  /** Calls when something is put in for a run that is worked on here. What it gives ends that. */
  watch(run: string, answered: () => void): () => void {
    this.#watched.set(run, answered);
    this.#timer ??= setInterval(() => void this.#look().catch(() => undefined), lookMs).unref();
    return () => {
      this.#watched.delete(run);
      if (this.#watched.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  /** For all runs at once. While the database is away it is looked at later. */
  async #look(): Promise<void> {
    for (const row of await this.#tables.rows("SELECT DISTINCT run FROM answers"))
      this.#watched.get(String(row["run"]))?.();
  }
}
