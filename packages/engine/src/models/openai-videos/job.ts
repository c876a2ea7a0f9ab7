import { z } from "zod";
import type { JobState, VendorProblem } from "../../vendor.ts";
import { isModeration, readProblem } from "./errors.ts";

/** A job as the many servers of `/v1/videos` write it: only the id can be relied on. */
export const WireJob = z.looseObject({
  id: z.string().min(1),
  status: z.string().optional(),
  progress: z.number().nullish(),
  url: z.string().nullish(),
  error: z.unknown().optional(),
  usage: z
    .looseObject({ cost: z.number().min(0).nullish() })
    .nullish()
    .catch(undefined),
});

const done = new Set(["completed", "succeeded", "success"]);
const over = { failed: "failed", error: "failed", cancelled: "cancelled", canceled: "cancelled", expired: "expired" };
const waiting = new Set(["queued", "pending"]);

/** Reads a job's state. A status that nobody knows counts as running: only the vendor's clear word ends a job. */
export function stateOf(job: z.output<typeof WireJob>, billsFailed: boolean | undefined): JobState {
  const status = (job.status ?? "").toLowerCase();
  const usd = job.usage?.cost ?? undefined;
  const cost = usd === undefined ? {} : { usd };
  if (done.has(status)) return { status: "succeeded", assets: [job.url ? { url: job.url } : {}], ...cost };
  const end = over[status as keyof typeof over] as "failed" | "cancelled" | "expired" | undefined;
  if (end) {
    const { message = `The job ${end === "failed" ? "failed" : `was ${end}`}`, code } = readProblem({
      error: job.error,
    });
    const moderated = isModeration(code);
    const error: VendorProblem = {
      kind: moderated ? "moderation_output" : "provider",
      retry: "resubmit_paid",
      message,
      ...(code === undefined ? {} : { code }),
    };
    return { status: end, error, billed: usd === undefined ? (billsFailed ?? "unknown") : usd > 0, ...cost };
  }
  const progress = typeof job.progress === "number" ? { progress: job.progress / 100 } : {};
  return { status: waiting.has(status) ? "queued" : "running", ...progress };
}
