import { DBOSClient } from "@dbos-inc/dbos-sdk";
import { failure, toProblem, type Problem } from "@reelgraph/engine";
import type { Database } from "../store/database.ts";
import { quietLog } from "./log.ts";
import { makeTables } from "./tables.ts";
import { applicationName, queueName, rank, taskFormat, versionOf, workflowName, type Task } from "./task.ts";

/** How the work on a task stands. `over`: with why it couldn't be done. */
export type TaskState =
  | { readonly is: "waiting" | "going" }
  | { readonly is: "over"; readonly problems: readonly Problem[] };

/** Gives tasks to the fleet's workers, without being one. */
export class TaskClient {
  readonly #client: DBOSClient;
  readonly #format: number;

  private constructor(client: DBOSClient, format: number) {
    this.#client = client;
    this.#format = format;
  }

  /** `format`: of the tasks that it gives. */
  static async open(database: Database, format = taskFormat): Promise<TaskClient> {
    await makeTables(database);
    const client = await DBOSClient.create({
      systemDatabaseUrl: database.url,
      applicationName,
      logger: quietLog,
      systemDatabasePoolSize: 4,
    });
    return new TaskClient(client, format);
  }

  /** Durable when it resolves, with the name of the work. A task that waits or goes already, or is over in the same round, is that one. */
  async add({ id, round = 0, tenant, priority, body }: Task): Promise<string> {
    const asked = {
      queueName,
      workflowName,
      workflowID: `${id}.${round}`,
      appVersion: versionOf(this.#format),
      deduplicationID: id,
      duplicationPolicy: "return-existing" as const,
      priority: rank[priority],
      queuePartitionKey: tenant,
    };
    return (await this.#client.enqueue(asked, body)).workflowID;
  }

  /** How works stand, by their names. */
  async states(works: readonly string[]): Promise<ReadonlyMap<string, TaskState>> {
    if (works.length === 0) return new Map();
    const found = await this.#client.listWorkflows({ workflowIDs: [...works], loadInput: false });
    return new Map(
      found.map(({ workflowID, status, output, error }): [string, TaskState] => {
        if (status === "ENQUEUED" || status === "DELAYED") return [workflowID, { is: "waiting" }];
        if (status === "PENDING") return [workflowID, { is: "going" }];
        if (status === "SUCCESS") return [workflowID, { is: "over", problems: output as readonly Problem[] }];
        if (status === "CANCELLED") return [workflowID, { is: "over", problems: [] }];
        const gone = failure("task-failed", `The work ended as ${status}: ${String(error)}`);
        return [workflowID, { is: "over", problems: [toProblem(gone)] }];
      }),
    );
  }

  /** Takes a work out of the queue, if it still waits. */
  async withdraw(work: string): Promise<void> {
    if ((await this.states([work])).get(work)?.is === "waiting") await this.#client.cancelWorkflow(work);
  }

  async close(): Promise<void> {
    await this.#client.destroy();
  }
}
