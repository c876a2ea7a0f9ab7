import type { IncomingMessage } from "node:http";
import type { Spoiling } from "../faults/fault.ts";
import { type Job, momentOf } from "../job.ts";
import type { Problem } from "../problem.ts";
import type { Seen, Vendor } from "../vendor.ts";
import type { Headers, Reply } from "./reply.ts";

/** One request of a client who showed a key, and the ways to answer it. */
export interface Exchange {
  readonly vendor: Vendor;
  readonly request: IncomingMessage;
  readonly query: URLSearchParams;
  readonly reply: Reply;
  /** A hash of the client's key. */
  readonly owner: string;
  /** When the request came, in milliseconds since the epoch. */
  readonly now: number;
  /** Adds to what is remembered of this request. */
  note(what: Partial<Seen>): void;
  refuse(problem: Problem, headers?: Headers): void;
  /** A job as clients see it. */
  show(job: Job): Record<string, unknown>;
  /** What a fault gets. */
  spoiling(waitMs: number, more?: { job?: Job; bytes?: Uint8Array }): Spoiling;
}

interface Given {
  readonly vendor: Vendor;
  readonly request: IncomingMessage;
  readonly query: URLSearchParams;
  readonly reply: Reply;
  readonly owner: string;
  readonly base: string;
  note(what: Partial<Seen>): void;
}

export function openExchange(given: Given): Exchange {
  const { vendor, reply, base } = given;
  const { profile, now: clock, holdMs, expiresMs, tellCost } = vendor.settings;
  const now = clock();
  const refuse: Exchange["refuse"] = (problem, headers) => {
    reply.json(problem.status, profile.problem(problem), headers);
  };
  const show = (job: Job) => {
    const moment = momentOf(job, now);
    const id = profile.ids?.write(job) ?? job.id;
    const expiresAt = Number.isFinite(expiresMs) ? job.doneAt + expiresMs : null;
    const shown = profile.show({ job, moment, id, expiresAt, base });
    // What the vendor keeps for the client is shown only by a vendor who says that it keeps it.
    if (vendor.settings.class === "B" && job.tag !== null) shown["client_tag"] = job.tag;
    if (tellCost && moment.status === "completed") {
      shown["usage"] = { ...Object(shown["usage"]), cost: job.cents / 100 };
    }
    return shown;
  };
  return {
    ...given,
    now,
    refuse,
    show,
    spoiling: (waitMs, { job, bytes = new Uint8Array() } = {}) => ({
      reply,
      answer: job ? show(job) : {},
      bytes,
      waitMs,
      holdMs,
      now,
      refuse,
      stick: () => (job ? show(vendor.jobs.change(job.id, { stuckAt: Math.min(now, job.doneAt - 1) })) : {}),
    }),
  };
}
