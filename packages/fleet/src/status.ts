import type { Database } from "./store/database.ts";
import { queueName, versionOf } from "./tasks/task.ts";

/** How a fleet stands. Counted at once by the database; costs it a few milliseconds. */
export interface FleetStatus {
  /** Runs that wait for a worker, and for how long the first of them has waited, in seconds. */
  readonly queue: {
    readonly waiting: number;
    readonly going: number;
    readonly oldestSeconds: number;
    /** Of those that wait: runs that no worker is new enough for. */
    readonly stranded: number;
  };
  readonly workers: readonly {
    readonly id: string;
    readonly host: string;
    readonly slots: number;
    readonly running: number;
    /** Work on media that it does at a time. */
    readonly processors: number;
    /** What it works on, the first hundred. */
    readonly runs: readonly { readonly id: string; readonly tenant?: string }[];
    readonly aliveSeconds: number;
    /** Since its last sign of life. Taken for dead after 15 and some. */
    readonly seenSecondsAgo: number;
  }[];
  /** Vendors' lanes with told limits. */
  readonly lanes: readonly {
    readonly name: string;
    /** Jobs at vendors, and requests that were let through in the last minute. */
    readonly running: number;
    readonly lastMinute: number;
    /** Until it may be used again, after a vendor asked for a pause. */
    readonly pausedSeconds: number;
  }[];
  /** USD spent by runs that began since midnight UTC, as their records tell. */
  readonly spentToday: number;
}

type Worker = FleetStatus["workers"][number];

/** What a worker says of itself; older ones say less. */
interface About extends Pick<Worker, "host" | "slots" | "running"> {
  readonly processors?: number;
  readonly runs?: Worker["runs"];
  /** For how long it had lived when it said so. */
  readonly seconds?: number;
}

/** Throws `storage-failed`. Asks for the tables of DBOS, which the first server or worker makes. */
export async function fleetStatus(database: Database): Promise<FleetStatus> {
  const [queue] = await database.query(
    `SELECT count(*) FILTER (WHERE status = 'ENQUEUED') AS waiting, count(*) FILTER (WHERE status = 'PENDING') AS going,
      coalesce(extract(epoch FROM now()) - min(created_at) FILTER (WHERE status = 'ENQUEUED') / 1000.0, 0) AS oldest
      FROM dbos.workflow_status WHERE queue_name = $1 AND status IN ('ENQUEUED', 'PENDING')`,
    [queueName],
  );
  const workers = await database.query(
    `SELECT id, about, extract(epoch FROM now() - seen) AS ago FROM holders WHERE about IS NOT NULL ORDER BY id`,
  );
  const formats = workers.map(({ about }) => Number((about as { format?: number }).format ?? 1));
  const readable = Array.from({ length: Math.max(0, ...formats) }, (_, index) => versionOf(index + 1));
  const [stranded] = await database.query(
    "SELECT count(*) AS n FROM dbos.workflow_status WHERE queue_name = $1 AND status = 'ENQUEUED' AND application_version <> ALL ($2)",
    [queueName, readable],
  );
  const lanes = await database.query(
    `SELECT l.name, count(g.id) FILTER (WHERE g.running) AS running,
      count(g.id) FILTER (WHERE g.counts AND g.granted > now() - interval '1 minute') AS recent,
      -- A lane that was never paused has been so since for ever, from which nothing can be subtracted.
      extract(epoch FROM greatest(l.paused_until, now()) - now()) AS paused
      FROM lanes l LEFT JOIN grants g ON g.lane = l.name GROUP BY l.name, l.paused_until ORDER BY l.name`,
  );
  // The owner's and the tenants'.
  const tables = await database.query(
    "SELECT quote_ident(schemaname) AS name FROM pg_tables WHERE tablename = 'runs' AND (schemaname = 'reelgraph' OR schemaname LIKE 'reelgraph\\_%')",
  );
  const runs = tables.map(({ name }) => `SELECT spent, started FROM ${String(name)}.runs`).join(" UNION ALL ");
  const [spent] = await database.query(
    `SELECT round(coalesce(sum(spent), 0)::numeric, 6) AS usd FROM (${runs}) r WHERE started >= extract(epoch FROM date_trunc('day', now(), 'UTC')) * 1000`,
  );
  return {
    queue: {
      waiting: Number(queue?.["waiting"]),
      going: Number(queue?.["going"]),
      oldestSeconds: Number(queue?.["oldest"]),
      // With no worker at all, all of them only wait.
      stranded: workers.length === 0 ? 0 : Number(stranded?.["n"]),
    },
    workers: workers.map((row) => {
      const { host, slots, running, processors = 0, runs = [], seconds = 0 } = row["about"] as About;
      const ago = Number(row["ago"]);
      return {
        id: String(row["id"]),
        host,
        slots,
        running,
        processors,
        runs,
        aliveSeconds: seconds + ago,
        seenSecondsAgo: ago,
      };
    }),
    lanes: lanes.map((row) => ({
      name: String(row["name"]),
      running: Number(row["running"]),
      lastMinute: Number(row["recent"]),
      pausedSeconds: Number(row["paused"]),
    })),
    spentToday: Number(spent?.["usd"]),
  };
}
