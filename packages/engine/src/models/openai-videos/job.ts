import { z } from "zod";
import type { JobState } from "../../vendor.ts";
import { jobProblem, readProblem } from "../wire/problems.ts";
import { costOf, JobId, maybe, shareOf } from "../wire/tolerant.ts";

/** A job as the many servers of `/v1/videos` write it: only the id can be relied on. */
export const WireJob = z.looseObject({
  id: JobId,
  status: maybe.text,
  progress: maybe.amount,
  url: maybe.text,
  error: z.unknown().optional(),
  usage: z.looseObject({ cost: maybe.amount }).optional().catch(undefined),
});

/** Only the clear word of the vendor ends a job; every other status counts as running. */
const ends = new Map<string, "succeeded" | "failed" | "cancelled" | "expired">([
  ...["completed", "succeeded", "success"].map((word) => [word, "succeeded"] as const),
  ...["failed", "error"].map((word) => [word, "failed"] as const),
  ...["cancelled", "canceled"].map((word) => [word, "cancelled"] as const),
  ["expired", "expired"],
]);
const waiting = new Set(["queued", "pending"]);
const working = new Set(["in_progress", "processing", "running", "generating", ""]);
const longestWord = 40;

/** Reads a job's state. `billsFailed`: whether jobs without a clip are charged, where the configuration says so. */
export function stateOf(job: z.output<typeof WireJob>, billsFailed: boolean | undefined): JobState {
  const said = (job.status ?? "").toLowerCase();
  const usd = job.usage?.cost;
  const status = ends.get(said);
  if (!status) {
    const unknown = waiting.has(said) || working.has(said) ? {} : { unknown: said.slice(0, longestWord) };
    return { status: waiting.has(said) ? "queued" : "running", ...unknown, ...shareOf(job.progress) };
  }
  if (status === "succeeded") return { status, assets: [job.url ? { url: job.url } : {}], ...costOf(usd) };
  const error = jobProblem(readProblem({ error: job.error }), `The job ${status === "failed" ? "" : "was "}${status}`);
  return { status, error, billed: usd === undefined ? (billsFailed ?? "unknown") : usd > 0, ...costOf(usd) };
}
