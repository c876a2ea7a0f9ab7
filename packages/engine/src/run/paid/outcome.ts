import type { PaidJob } from "../../ledger/books.ts";
import type { JobState, VendorProblem } from "../../vendor.ts";
import { stuck, toFailure } from "./failures.ts";
import { backoff, type Order, type Payments } from "./payments.ts";
import { problemOf } from "./submit.ts";

const firstPollMs = 1000;
const slowestPollMs = 10_000;
/** Questions without an answer that happen now and then, and are nobody's concern. */
const usualMisses = 2;
/** So late may somebody look who waited: more, and a job has ended unseen, while a machine slept or nobody followed it. */
const usualDelayMs = 30_000;

export type Ended = Exclude<JobState, { status: "queued" | "running" }>;

/** How a job ended, and how long it took, in seconds; null: it was over before anybody saw it. */
export interface Outcome {
  readonly state: Ended;
  readonly took: number | null;
}

/** Asks until the job is over. Throws `job-timeout` at `until`, in the clock's monotonic ms. */
export async function outcome(job: PaidJob, order: Order, pay: Payments, until: number): Promise<Outcome> {
  const { clock } = pay;
  const { vendor, signal } = order;
  const ref = job.ref;
  if (!ref) throw new Error(`the job of ${job.place} has no name at the vendor`);
  let wait = firstPollMs / 4;
  let misses = 0;
  let share = 0;
  let word: string | undefined;
  const { submittedAt = clock.now() } = job;
  // When it was last known to be going on.
  let seen = submittedAt;
  for (;;) {
    await (pay.nudges ? pay.nudges.sleep(vendor.id, ref.id, wait, clock, signal) : clock.sleep(wait, signal));
    if (clock.monotonic() > until) throw stuck(job, order);
    let state: JobState;
    try {
      state = await vendor.poll(ref, signal);
      if (misses > usualMisses) order.emit({ type: "unit.progress", ...order.place, fraction: share });
      misses = 0;
    } catch (thrown) {
      signal.throwIfAborted();
      const problem = problemOf(thrown);
      if (problem.kind === "auth") throw toFailure(thrown, job);
      wait = backoff(++misses, pay.random);
      if (misses > usualMisses) tellMiss(problem, wait, order, pay);
      continue;
    }
    const unseen = clock.now() - seen;
    const isKnown = unseen >= 0 && unseen <= wait + usualDelayMs;
    if (isOver(state)) return { state, took: isKnown ? Math.max(0, clock.now() - submittedAt) / 1000 : null };
    seen = clock.now();
    if (state.unknown !== word) {
      word = state.unknown;
      if (word === undefined) order.emit({ type: "unit.progress", ...order.place, fraction: share });
      else tellWord(word, order);
    }
    if (state.progress !== undefined) order.progress?.((share = Math.min(1, Math.max(0, state.progress))));
    wait = state.nextPollMs ?? Math.min(slowestPollMs, Math.max(firstPollMs, wait * 1.3));
  }
}

/** Nobody hears of the job. It may be over, so that is said; the next answer ends it. */
function tellMiss({ message }: VendorProblem, ms: number, { emit, place, vendor }: Order, { clock }: Payments): void {
  const reason = `${vendor.id} doesn't tell about its job (${message}); it is asked again`;
  emit({ type: "unit.waiting", ...place, reason, until: Math.round(clock.now() + ms) });
}

/** It counts as running. A person may know better, and has a time limit to wait for else. */
function tellWord(word: string, { emit, place, vendor }: Order): void {
  emit({ type: "unit.waiting", ...place, reason: `${vendor.id} calls its job "${word}", which is not known here` });
}

function isOver(state: JobState): state is Ended {
  return state.status !== "queued" && state.status !== "running";
}
