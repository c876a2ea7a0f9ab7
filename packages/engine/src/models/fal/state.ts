import { z } from "zod";
import type { JobState, VendorProblem } from "../../vendor.ts";
import { jobProblem, pollError, readProblem, unreadable, type Reply, type Said } from "../wire/problems.ts";
import { maybe } from "../wire/tolerant.ts";

/** What the queue says of a job. `COMPLETED` means over, not done well. */
export const QueueStatus = z.looseObject({ status: maybe.text, error: maybe.text, error_type: maybe.text });

const file = z.looseObject({ url: z.string().min(1), content_type: maybe.text });
const Result = z.union([
  z.looseObject({ video: file }).transform(({ video }) => [video]),
  z.looseObject({ videos: z.array(file).min(1) }).transform(({ videos }) => videos),
]);
const Failure = z.looseObject({ error_type: maybe.text, detail: z.unknown().optional() });
/** Where a model's own error lies: `["body"]`, or an input behind it. */
const Place = z.looseObject({
  detail: z.tuple([z.looseObject({ loc: z.tuple([z.literal("body"), z.string()], z.unknown()) })], z.unknown()),
});

/** The key, the address or the pace of a question are wrong, whatever the body says. */
const ofTheQuestion = new Set([401, 403, 404, 410, 429]);

/** While a job is in the queue or running. What nobody knows counts as running. */
export function waiting(status: string | undefined): JobState {
  return { status: status === "IN_QUEUE" ? "queued" : "running" };
}

/**
 * How a completed job ended, by the answer to the question for its result: 422 for what a filter or the model's own
 * checks refused, and 5xx with a word from fal about the runner. Throws `VendorError` where it says nothing of the job.
 */
export function endOf(reply: Reply, queue: z.output<typeof QueueStatus>, billsFailed: boolean | undefined): JobState {
  const { status, headers, json } = reply;
  if (status >= 200 && status <= 299) {
    const read = Result.safeParse(json);
    if (!read.success) throw unreadable(headers, read.error);
    const assets = read.data.map(({ url, content_type: type }) => ({ url, ...(type === undefined ? {} : { type }) }));
    return { status: "succeeded", assets };
  }
  const { error_type: type = queue.error_type, detail } = Failure.safeParse(json).data ?? {};
  const about = type ?? headers.get("x-fal-error-type") ?? undefined;
  const refused = (status === 400 || status === 422) && detail !== undefined;
  const ofTheJob = refused || about !== undefined || queue.error !== undefined || Array.isArray(detail);
  if (!ofTheJob || ofTheQuestion.has(status)) throw pollError(reply);
  const said = readProblem(json);
  const code = said.code ?? about;
  const message = said.message ?? queue.error;
  const error = problemOf({ ...(message ? { message } : {}), ...(code ? { code } : {}) }, refused, json);
  // "Only successful outputs are charged."
  return { status: code === "client_cancelled" ? "cancelled" : "failed", error, billed: billsFailed ?? false };
}

/** What was refused would be refused again; but a filter that looks at what was made may let it pass another time. */
function problemOf(said: Said, refused: boolean, json: unknown): VendorProblem {
  const problem = jobProblem(said, "The job failed");
  if (problem.kind === "provider") return refused ? { ...problem, kind: "validation", retry: "never" } : problem;
  return Place.safeParse(json).success ? { ...problem, kind: "moderation_input", retry: "never" } : problem;
}
