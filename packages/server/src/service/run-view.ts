import { placeOf, type Problem, type RunState, type UnitView } from "@reelgraph/engine";
import type { PaidJob, RunRecord } from "@reelgraph/engine/node";
import type { KeptTicket } from "./ticket-store.ts";

/** `queued`: it waits for its turn; `interrupted`: its process is gone, and it can be resumed. */
export type RunStatus = "queued" | RunRecord["state"];

/** A run in a list. Times in ms since the epoch, money in USD. */
export interface RunSummary {
  readonly id: string;
  /** The pipeline's file, from the server's folder. */
  readonly pipeline: string;
  readonly state: RunStatus;
  readonly created: number;
  /** Its place in the queue, from 1. */
  readonly position?: number;
  readonly seconds?: number;
  readonly spent: number;
  readonly estimate?: { readonly min: number; readonly max: number };
}

/** All that is known of a run. */
export interface RunView extends RunSummary {
  readonly units: readonly (Omit<UnitView, "outputs"> & { readonly place: string })[];
  readonly problems: readonly Problem[];
  /** As the run gave them; media values name artifacts. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly maxCost?: number;
  readonly budget?: RunState["budget"];
  /** What it bought. */
  readonly jobs: readonly Omit<PaidJob, "key">[];
  /** Number of the last event that this tells of: events after it are news. */
  readonly seq: number;
}

/** A run that has recorded nothing yet, or was refused before it could. */
export function ticketView(ticket: KeptTicket, pipeline: string, position: number | undefined): RunView {
  const { id, created, problems, request } = ticket;
  const state = { open: "queued", held: "paused", ended: problems.length > 0 ? "failed" : "cancelled" } as const;
  return {
    id,
    pipeline,
    state: state[ticket.state],
    created,
    spent: 0,
    units: [],
    problems,
    outputs: {},
    jobs: [],
    seq: 0,
    ...(position === undefined ? {} : { position }),
    ...(request.maxCost === undefined ? {} : { maxCost: request.maxCost }),
  };
}

/** A run as its record and its events tell it. */
export function recordView(
  record: Omit<RunRecord, "state"> & { readonly state: RunStatus },
  { units, problems, outputs, budget, seq, usd }: RunState,
  jobs: readonly PaidJob[],
): RunView {
  const { started, spent, ...rest } = record;
  return {
    ...rest,
    created: started,
    spent: Math.max(spent, usd),
    units: [...units.values()].map(toUnit),
    problems,
    outputs,
    jobs: jobs.map(toJob),
    seq,
    ...(budget ? { budget } : {}),
  };
}

/** Outputs of units can be long; those of the run are told once. */
function toUnit(unit: UnitView): RunView["units"][number] {
  const { outputs: _, ...told } = unit;
  return { ...told, place: placeOf(unit) };
}

/** What a job's key is made of is the engine's business. */
function toJob(job: PaidJob): RunView["jobs"][number] {
  const { key: _, ...told } = job;
  return told;
}
