import { randomBytes } from "node:crypto";
import type { Ask } from "./ask.ts";
import type { Fate, Job } from "./job.ts";
import type { Settings } from "./settings.ts";
import type { Vendor } from "./vendor.ts";

interface Submission extends Pick<Job, "owner" | "key" | "tag" | "request"> {
  readonly ask: Ask;
  readonly fate: Fate;
  readonly work?: NonNullable<Job["work"]>;
  readonly now: number;
}

/**
 * Accepts a job. When this returns it is written down and charged, durably, and nobody has been told. The charge is
 * written last: a job of which the vendor died in between counts as never accepted.
 */
export function accept(vendor: Vendor, { ask, fate, now, ...rest }: Submission): Job {
  const { settings, jobs, ledger } = vendor;
  const ends = jobs.unfinished(now).map(({ doneAt }) => doneAt);
  const startAt = Math.max(now, placeFree(ends, settings.workers));
  const doneAt = startAt + Math.max(1, settings.jobMs(ask));
  const id = `video_${randomBytes(12).toString("hex")}`;
  const job: Job = { id, ...rest, ...ask, cents: centsFor(ask, fate, settings), createdAt: now, startAt, doneAt, fate };
  jobs.add(job);
  if (job.cents > 0) {
    const { key, tag, cents, model, seconds } = job;
    ledger.charge({ key, tag, jobId: id, cents, at: now, model, seconds });
  }
  return job;
}

/** When one of so many workers is free, who serve in the order of arrival. */
function placeFree(ends: readonly number[], workers: number): number {
  if (ends.length < workers) return 0;
  return ends.toSorted((a, b) => a - b)[ends.length - workers] ?? 0;
}

function centsFor({ model, seconds }: Ask, fate: Fate, settings: Settings): number {
  if (fate === "failed" && !settings.chargeFailed) return 0;
  if (fate === "moderated" && !settings.chargeModerated) return 0;
  const rate = settings.prices.get(model) ?? settings.centsPerSecond;
  // To a millionth of a cent: 0.1 × 3 must not be 0.30000000000000004.
  return Math.round(rate * seconds * 1e6) / 1e6;
}
