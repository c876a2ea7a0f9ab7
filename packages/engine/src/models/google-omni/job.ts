import { z } from "zod";
import type { JobState } from "../../vendor.ts";
import { jobProblem, readProblem } from "../wire/problems.ts";
import { JobId, maybe } from "../wire/tolerant.ts";

const Content = z.looseObject({
  type: maybe.text,
  text: maybe.text,
  uri: maybe.text,
  data: maybe.text,
  mime_type: maybe.text,
});
const Step = z.looseObject({
  type: maybe.text,
  content: z.array(Content).optional().catch(undefined),
  error: z.unknown().optional(),
});

/** An interaction, as far as it says what became of a clip. The client library writes `output_video`; so may the server. */
export const Interaction = z.looseObject({
  id: JobId,
  status: maybe.text,
  output_video: Content.optional().catch(undefined),
  steps: z.array(Step).optional().catch(undefined),
  errors: z.array(z.unknown()).optional().catch(undefined),
});

const ends = new Map<string, "succeeded" | "failed" | "cancelled">([
  ["completed", "succeeded"],
  ["failed", "failed"],
  ["incomplete", "failed"],
  ["budget_exceeded", "failed"],
  ["cancelled", "cancelled"],
]);

/** Reads a job's state. What it cost is never said. */
export function stateOf(job: z.output<typeof Interaction>, billsFailed: boolean | undefined): JobState {
  const said = (job.status ?? "").toLowerCase();
  const end = ends.get(said);
  if (!end) return { status: said === "queued" ? "queued" : "running" };
  const answers = (job.steps ?? []).filter(({ type }) => type === "model_output");
  const contents = [job.output_video, ...answers.flatMap(({ content }) => content ?? [])];
  const asset = contents.map(clipOf).find((clip) => clip !== undefined);
  if (end === "succeeded" && asset) return { status: end, assets: [asset] };

  const errors = [...(job.errors ?? []), ...answers.map(({ error }) => error)];
  const told = errors.map((error) => readProblem({ error })).find(({ message, code }) => message ?? code);
  // A model that won't do it may say so in words.
  const words = contents.map((content) => content?.text).find((text) => text !== undefined);
  const problem = told ?? (words === undefined ? {} : { message: words.slice(0, 300) });
  const otherwise = end === "succeeded" ? "The job is done but gave no clip" : `The job ended as ${said}`;
  const free = /not (been )?charged/i.test(problem.message ?? "");
  return {
    status: end === "succeeded" ? "failed" : end,
    error: jobProblem(problem, otherwise),
    billed: free ? false : (billsFailed ?? "unknown"),
  };
}

function clipOf(content: z.output<typeof Content> | undefined): { url: string; type: string } | undefined {
  const type = content?.mime_type ?? "video/mp4";
  if (!type.startsWith("video/") || (content?.type !== undefined && content.type !== "video")) return undefined;
  const url = content?.uri ?? (content?.data === undefined ? undefined : `data:${type};base64,${content.data}`);
  return url === undefined ? undefined : { url, type };
}
