import { z } from "zod";
import type { JobState, VendorProblem } from "../../vendor.ts";
import { tidyUsd } from "../../usd.ts";
import { jobProblem, unreadable } from "../wire/problems.ts";
import { costOf, maybe, shareOf } from "../wire/tolerant.ts";
import { usdPerCredit } from "./catalogue.ts";

/** "Consumers of this API should not expect updates more frequent than once every five seconds." */
const pollMs = 5000;

/** More than $10,000 for a clip is no cost but a mistake. */
const mostCredits = 1_000_000;

/** Credits that a job may take or has taken. */
export const Credits = z
  .looseObject({ credits: z.number().min(0).max(mostCredits) })
  .optional()
  .catch(undefined);

/** A task, as far as it is needed. */
export const Task = z.looseObject({
  status: maybe.text,
  progress: maybe.amount,
  output: z.array(z.string().min(1)).min(1).optional().catch(undefined),
  cost: Credits,
  failure: maybe.text,
  failureCode: maybe.text,
});

/** Throttled tasks wait for others of the account: queued. What nobody knows counts as running. */
export function stateOf(task: z.output<typeof Task>, billsFailed: boolean | undefined): JobState {
  const { status, progress, output, cost } = task;
  const usd = usdOf(cost);
  switch (status) {
    case "PENDING":
    case "THROTTLED":
      return { status: "queued", nextPollMs: pollMs };
    case "SUCCEEDED":
      if (!output) throw unreadable();
      return { status: "succeeded", assets: output.map((url) => ({ url })), ...costOf(usd) };
    case "FAILED":
    case "CANCELLED": {
      const billed = usd === undefined ? (billsFailed ?? "unknown") : usd > 0;
      const error = status === "FAILED" ? failure(task) : jobProblem({}, "The task was cancelled");
      return { status: status === "FAILED" ? "failed" : "cancelled", error, billed, ...costOf(usd) };
    }
    default:
      return { status: "running", ...shareOf(progress, 1), nextPollMs: pollMs };
  }
}

/** Credits in USD. */
export function usdOf(cost: z.output<typeof Credits>): number | undefined {
  return cost && tidyUsd(cost.credits * usdPerCredit);
}

/** `SAFETY.INPUT.*` and `INPUT_PREPROCESSING.SAFETY.*` refuse what went in, `SAFETY.OUTPUT.*` the finished clip. */
function failure({ failure: message, failureCode: code = "" }: z.output<typeof Task>): VendorProblem {
  const said = { ...(message ? { message } : {}), ...(code ? { code } : {}) };
  const problem = jobProblem(said, "The task failed", /^SAFETY\.OUTPUT\b/.test(code));
  if (/^(SAFETY\.INPUT|INPUT_PREPROCESSING\.SAFETY)\b/.test(code))
    return { ...problem, kind: "moderation_input", retry: "never" };
  return code.startsWith("ASSET.") ? { ...problem, kind: "validation", retry: "never" } : problem;
}
