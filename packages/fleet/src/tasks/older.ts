import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import type { Database } from "../store/database.ts";
import { queueName, versionOf } from "./task.ts";

/** Tasks of older formats than a worker's own, which DBOS alone would leave to workers of their version. */
export class OlderTasks {
  readonly #database: Database;
  readonly #own: string;
  readonly #older: readonly string[];

  constructor(database: Database, format: number) {
    this.#database = database;
    this.#own = versionOf(format);
    this.#older = Array.from({ length: format - 1 }, (_, index) => versionOf(index + 1));
  }

  get any(): boolean {
    return this.#older.length > 0;
  }

  /**
   * Takes as many that wait as there is room for: from then on they are of this worker's format, because what it writes down
   * of their runs is no longer for older ones.
   */
  async take(room: number): Promise<void> {
    if (!this.any || room <= 0) return;
    await this.#database.query(
      `UPDATE dbos.workflow_status SET application_version = $1 WHERE status = 'ENQUEUED' AND workflow_uuid IN (
        SELECT workflow_uuid FROM dbos.workflow_status WHERE queue_name = $2 AND status = 'ENQUEUED'
        AND application_version = ANY($3) ORDER BY priority, created_at LIMIT $4 FOR UPDATE SKIP LOCKED)`,
      [this.#own, queueName, this.#older, room],
      0,
    );
  }

  /** Puts those of a worker that is gone back into the queue. */
  async recover(worker: string): Promise<void> {
    const tasks = DBOSExecutor.globalInstance?.systemDatabase;
    for (const version of this.#older) await tasks?.reenqueueWorkflowsForRecovery(worker, version, queueName);
  }
}
