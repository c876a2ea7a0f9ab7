import type { AskedFor } from "./options.ts";

/** How a job will end, which is known from the beginning. */
export type Fate = "completed" | "failed" | "moderated";

/** A job as it was accepted. All that happens to it later follows from the time, unless someone interferes. */
export interface Job extends AskedFor {
  readonly id: string;
  /** A hash of the API key. */
  readonly owner: string;
  readonly key: string | null;
  readonly tag: string | null;
  /** A hash of all that was asked. */
  readonly request: string;
  readonly fps: number;
  readonly cents: number;
  /** It works on a clip: `before` seconds of it stand before the new ones. */
  readonly work?: { readonly how: string; readonly of: string | null; readonly before: number };
  /** Milliseconds since the epoch, as all times here. */
  readonly createdAt: number;
  readonly startAt: number;
  readonly doneAt: number;
  readonly fate: Fate;
  readonly cancelledAt?: number;
  readonly deleted?: boolean;
  /** It stays at the progress that it has made until then. */
  readonly stuckAt?: number;
}

export type Status = "queued" | "in_progress" | "completed" | "failed" | "cancelled";

export interface Moment {
  readonly status: Status;
  /** 0 to 100, whole. */
  readonly progress: number;
}

/** How far a job is. */
export function momentOf(job: Job, now: number): Moment {
  const { startAt, doneAt, fate, stuckAt = Infinity, cancelledAt = Infinity } = job;
  const reached = Math.min(now, stuckAt, cancelledAt);
  const share = Math.max(0, (reached - startAt) / (doneAt - startAt));
  const progress = Math.min(99, Math.floor(share * 100));
  if (cancelledAt <= now) return { status: "cancelled", progress };
  if (reached <= startAt) return { status: "queued", progress: 0 };
  if (reached < doneAt) return { status: "in_progress", progress };
  return fate === "completed" ? { status: "completed", progress: 100 } : { status: "failed", progress };
}

/** It uses up no place any more. */
export function isOver(job: Job, now: number): boolean {
  const { status } = momentOf(job, now);
  return status !== "queued" && status !== "in_progress";
}
