import { hostname } from "node:os";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import { registerInternalQueue } from "@dbos-inc/dbos-sdk/internal/wfqueue";
import type { Json, Problem } from "@reelgraph/engine";
import { systemClock } from "@reelgraph/engine/storage";
import type { Database } from "../store/database.ts";
import { ownId } from "../store/leases.ts";
import { Life } from "./life.ts";
import { quietLog } from "./log.ts";
import { OlderTasks } from "./older.ts";
import { makeTables } from "./tables.ts";
import { applicationName, queueName, taskFormat, versionOf, workflowName } from "./task.ts";

export interface WorkerOptions {
  readonly database: Database;
  /** How many tasks go at a time; those that wait for a vendor cost next to nothing. */
  readonly slots: number;
  /** Of the newest tasks that it knows; it takes older ones, too. Default: the program's. */
  readonly format?: number;
  /** What operators see of it, besides its slots. Plain JSON. */
  about?(): Readonly<Record<string, unknown>>;
  /** Does a task, or goes on with it, and returns why it couldn't. It stops soon when the signal aborts. */
  perform(body: Json, signal: AbortSignal): Promise<readonly Problem[]>;
  /** Others have taken this worker for dead and do its tasks: the process should end, and be started again. */
  lost(): void;
}

export interface Worker {
  readonly id: string;
  readonly running: number;
  /** Lets go of all tasks, so that others go on with them at once. */
  stop(): Promise<void>;
}

/** How often a free worker looks for work, in ms. */
const pollMs = 250;
/** How often it looks for tasks of older formats, in ms. */
const takeMs = 1000;
/** The share of a worker's slots that one tenant may have, so that the others need not wait for it. */
const tenantShare = 0.75;
/** A task that its storage refused, or that another still held, is tried again after so many ms; twice as many each time. */
const againMs = 500;
const longestAgainMs = 15_000;
/** How long a worker that is stopped waits for its tasks to leave off, in ms. */
const leavingMs = 8000;
/** What passes: the database was away, or another worker's lease is not over yet. */
const passing = new Set(["storage-failed", "lease-lost", "run-busy"]);

/**
 * Takes tasks from the fleet's queue, one DBOS workflow each, and takes over those of workers that are gone. DBOS knows
 * nothing of what a task does: where it stood is in the journal. One for a process.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { database, slots, format = taskFormat, about = () => ({}), perform, lost } = options;
  const id = ownId();
  const stopping = new AbortController();
  const performing = new Set<Promise<unknown>>();
  let running = 0;

  async function body(task: Json): Promise<readonly Problem[]> {
    running += 1;
    try {
      for (let wait = againMs; ; wait = Math.min(2 * wait, longestAgainMs)) {
        const work = perform(task, stopping.signal);
        performing.add(work);
        const problems = await work.finally(() => performing.delete(work));
        // Not to be taken for done: it was given to others, and this process ends.
        if (stopping.signal.aborted) await new Promise(() => {});
        if (!problems.some(({ code }) => passing.has(code))) return problems;
        await systemClock.sleep(wait, stopping.signal).catch(() => undefined);
      }
    } finally {
      running -= 1;
    }
  }

  DBOS.setConfig({
    name: applicationName,
    systemDatabaseUrl: database.url,
    applicationVersion: versionOf(format),
    executorID: id,
    logger: quietLog,
    listenQueues: [queueName],
    systemDatabasePoolSize: 6,
    runMigrations: false,
  });
  // A task is begun again as often as workers die.
  DBOS.registerWorkflow(body, { name: workflowName, maxRecoveryAttempts: 1_000_000 });

  const older = new OlderTasks(database, format);
  const recover = async (ids: readonly string[]) => {
    await DBOSExecutor.globalInstance?.recoverPendingWorkflows([...ids]);
    for (const one of ids) await older.recover(one);
  };
  const life = new Life({
    database,
    id,
    about: () => ({ ...about(), format, slots, running, host: hostname(), seconds: process.uptime() }),
    gone: recover,
    orphans: () => orphans(database),
    lost() {
      stopping.abort(new Error("the worker was taken for dead"));
      lost();
    },
  });
  // Of this process alone: a row of the database would make the slots of the last worker those of all.
  registerInternalQueue(queueName, {
    workerConcurrency: slots,
    partitionWorkerConcurrency: Math.max(1, Math.ceil(slots * tenantShare)),
    minPollingIntervalMs: pollMs,
  });
  await makeTables(database);
  await life.begin();
  await database.repeated(launch);
  await database.repeated(async () => recover(await orphans(database)));
  const taking = async () => {
    while (older.any && !stopping.signal.aborted) {
      await older.take(slots - running).catch(() => undefined);
      await systemClock.sleep(takeMs, stopping.signal).catch(() => undefined);
    }
  };
  void taking();

  return {
    id,
    get running() {
      return running;
    },
    async stop() {
      stopping.abort(new Error("the worker stops"));
      await DBOSExecutor.globalInstance?.deactivateEventReceivers();
      // They put down where they are, and give their leases back.
      const late = systemClock.sleep(leavingMs, AbortSignal.timeout(leavingMs)).catch(() => undefined);
      await Promise.race([Promise.allSettled(performing), late]);
      await recover([id]);
      await life.end();
      await DBOS.shutdown();
    },
  };
}

/** Starts DBOS. What was half begun is put down, so that it can be tried again. */
async function launch(): Promise<void> {
  try {
    await DBOS.launch();
  } catch (thrown) {
    await DBOS.shutdown().catch(() => undefined);
    // Its own words hold the address of the database.
    const cause = thrown instanceof Error && "error" in thrown ? thrown.error : undefined;
    throw cause ?? thrown;
  }
}

/** Workers that hold tasks and are not known any more. */
async function orphans(database: Database): Promise<readonly string[]> {
  const held = await DBOS.listWorkflows({ status: "PENDING", queueName });
  const known = new Set((await database.query("SELECT id FROM holders")).map((row) => String(row["id"])));
  return [...new Set(held.flatMap(({ executorId }) => (executorId && !known.has(executorId) ? [executorId] : [])))];
}
