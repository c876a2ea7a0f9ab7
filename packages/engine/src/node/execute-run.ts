import type { Planned } from "../events/planned.ts";
import type { RunEvent } from "../events/run-event.ts";
import type { Graph } from "../graph/graph.ts";
import type { Caps } from "../ledger/budget.ts";
import type { Lease } from "../ledger/store.ts";
import type { PortValue } from "../ports/values.ts";
import type { Priority } from "../run/lanes/priority.ts";
import { run, type Estimate, type RunOptions, type RunResult } from "../run/run.ts";
import { spends } from "./caps.ts";
import { defined } from "./defined.ts";
import type { NodeHost } from "./host.ts";
import { tellingOrigins } from "./lineage/telling-origins.ts";
import type { RunRecord } from "./journal/history.ts";
import type { EventLog } from "./journal/run-log.ts";
import type { Asked } from "./run-request.ts";
import type { Subject } from "./subject.ts";

/** How long a stopped run waits for an answer to a submission, in ms. */
const answerMs = 700;

export type SessionResult = RunResult & {
  readonly id: string;
  /** Nobody waits for the run any more, but nobody has called it off either: its jobs at vendors go on. */
  readonly interrupted?: true;
  /** How long it had gone before it was resumed, as far as its processes could tell. */
  readonly secondsBefore?: number;
};

/** A run that begins or goes on. The caller holds its lease, and gives it back. */
export interface Going {
  readonly record: Pick<RunRecord, "id" | "pipeline" | "started" | "estimate" | "seconds">;
  /** The pipeline's name, for people. */
  readonly title: string;
  readonly graph: Graph;
  readonly inputs: Readonly<Record<string, PortValue>>;
  readonly host: NodeHost;
  readonly lease: Lease;
  readonly log: EventLog;
  readonly caps: Caps;
  readonly asked: Pick<Asked, "to" | "from" | "takes">;
  /** Whether the configuration names anything that costs money. */
  readonly paid: boolean;
  readonly before?: NonNullable<RunOptions["before"]>;
  readonly planned?: Planned;
  readonly estimate?: Estimate;
  readonly onExceed?: "pause" | "fail";
  readonly priority?: Priority;
  /** Nothing is told beside the files that leave the run. */
  readonly noProvenance?: boolean;
  readonly signal: AbortSignal;
  /** Aborts when somebody pauses the run. */
  readonly pause?: AbortSignal;
  onEvent?(event: RunEvent): void;
}

/** Runs, and keeps in the journal what happens. Throws `storage-failed`, `lease-lost`. */
export async function executeRun(job: Going): Promise<SessionResult> {
  const {
    record,
    host,
    lease,
    log,
    caps,
    asked,
    signal,
    onEvent,
    graph,
    inputs,
    before,
    planned,
    estimate,
    paid,
    title,
    onExceed,
    pause,
    priority,
    noProvenance = false,
  } = job;
  const { id } = record;
  const { journal } = host;
  const payments = paid ? await host.tills.open(id, lease, caps, host.media, priority) : undefined;
  const asking = journal.watch(id);
  const pausing = asking.signal("pause");
  const cancelling = asking.signal("cancel");
  const result = await run({
    id,
    pipeline: title,
    graph,
    inputs,
    host: noProvenance ? host : tellingOrigins(host, id, log),
    signal: AbortSignal.any([signal, cancelling]),
    pause: pause ? AbortSignal.any([pause, pausing]) : pausing,
    to: asked.to,
    from: asked.from,
    takes: asked.takes,
    ...defined({ payments, before, planned, estimate, onExceed }),
    onEvent(event) {
      log.add(event);
      onEvent?.(event);
    },
    trace: (trace) => journal.history.trace(record, trace),
  });
  // An answer that is on its way is worth a moment: without it nobody knows whether a job was taken.
  await payments?.quiet(answerMs);
  asking.close();
  const interrupted = result.state === "cancelled" && !cancelling.aborted;
  const state = interrupted ? "interrupted" : result.state;
  await journal.end(log, { id, state, seconds: result.seconds, spent: result.usd }, lease);
  return { ...result, id, ...(interrupted ? { interrupted } : {}), ...defined({ secondsBefore: record.seconds }) };
}

/** What the file and the configuration say about every run. */
export function termsOf({ project, found, name }: Subject): Pick<Going, "title" | "paid" | "onExceed"> {
  const { pipeline } = project;
  return {
    title: pipeline?.name ?? name,
    paid: spends(found.config),
    ...defined({ onExceed: pipeline?.budget?.onExceed }),
  };
}

export function estimateOf({ total: { min, max, unknown }, time }: Pick<Planned, "total" | "time">): Estimate {
  const seconds = time && { min: time.min, max: time.max };
  return { min, max, ...(unknown ? { unknown } : {}), ...defined({ seconds }) };
}
