import { z } from "zod";
import type { JobState, VendorProblem } from "../../vendor.ts";
import { isModeration, jobProblem, unreadable } from "../wire/problems.ts";
import { maybe } from "../wire/tolerant.ts";

const url = z.string().min(1);

/** A prediction, as far as it is needed: what the inputs were is not. */
export const Prediction = z.looseObject({
  status: maybe.text,
  output: z
    .union([url.transform((one) => [one]), z.array(url).min(1)])
    .optional()
    .catch(undefined),
  error: maybe.text,
  data_removed: maybe.flag,
  started_at: maybe.text,
});

/** What nobody knows counts as running. Replicate tells no cost: what was reserved is what was spent. */
export function stateOf(prediction: z.output<typeof Prediction>, billsFailed: boolean | undefined): JobState {
  const { status, output, data_removed: removed, started_at: started } = prediction;
  switch (status) {
    case "starting":
      return { status: "queued" };
    case "succeeded":
      if (output) return { status: "succeeded", assets: output.map((one) => ({ url: one })) };
      if (!removed) throw unreadable();
      // Replicate keeps what the API made for an hour.
      return { status: "expired", error: jobProblem({}, "Replicate has removed the clip"), billed: true };
    case "failed":
      return { status: "failed", error: failure(prediction), billed: billsFailed ?? "unknown" };
    case "canceled":
      // "You pay for the time the prediction ran before it was canceled."
      return {
        status: "cancelled",
        error: jobProblem({}, "The prediction was cancelled"),
        billed: started === undefined ? (billsFailed ?? "unknown") : true,
      };
    case "aborted":
      // "Never started: no charge."
      return { status: "expired", error: jobProblem({}, "The prediction never started"), billed: false };
    default:
      return { status: "running" };
  }
}

/** Codes stand in brackets at the end of a sentence: `… flagged as sensitive. … (E005)`. */
function failure({ error: message }: z.output<typeof Prediction>): VendorProblem {
  const code = /\((E\d{3,4})\)/.exec(message ?? "")?.[1];
  const said = { ...(message ? { message: message.slice(0, 300) } : {}), ...(code ? { code } : {}) };
  return jobProblem(said, "The prediction failed", code === "E005" || isModeration(said));
}
