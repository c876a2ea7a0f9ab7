import { z } from "zod";
import type { HttpAnswer } from "../http.ts";
import { HttpFailure } from "../http.ts";
import { VendorError, type VendorErrorKind, type VendorProblem, type VendorRetry } from "../../vendor.ts";

/** `{ error: { message, code } }` as OpenAI writes it, or what others make of it; a code may be a number (vLLM-Omni). */
const Wire = z.looseObject({
  error: z
    .union([
      z.string(),
      z.looseObject({ message: z.string().optional(), code: z.union([z.string(), z.number()]).nullish() }),
    ])
    .optional(),
  message: z.string().optional(),
  detail: z.unknown().optional(),
});

const longest = 300;

/** What the vendor says is wrong. */
export function readProblem(json: unknown): { message?: string; code?: string } {
  const read = Wire.safeParse(json);
  if (!read.success) return {};
  const { error, message, detail } = read.data;
  const inner = typeof error === "object" ? error : { message: error, code: undefined };
  const said = inner.message ?? message ?? (typeof detail === "string" ? detail : undefined);
  return {
    ...(said === undefined ? {} : { message: said.slice(0, longest) }),
    ...(inner.code === undefined || inner.code === null ? {} : { code: String(inner.code).slice(0, 80) }),
  };
}

/** Whether a code is one of a filter's. */
export function isModeration(code: string | undefined): boolean {
  return code !== undefined && /moderat|policy|safety|content_filter/i.test(code);
}

/**
 * What an answer to a submission means. Certain refusals: 429 and the 4xx that say what is wrong. Everything else, a
 * 5xx above all, leaves open whether the job was taken (`ask`).
 */
export async function submitError(answer: HttpAnswer): Promise<VendorError> {
  const said = await answerProblem(answer);
  const [kind, retry] = submitKind(answer.status, said.code);
  const message = said.message ?? `The vendor answered with status ${answer.status}`;
  return new VendorError({ kind, retry, message, ...codeOf(said) }, answer.headers);
}

function submitKind(status: number, code: string | undefined): [VendorErrorKind, VendorRetry] {
  if (status === 429) return /quota|billing/i.test(code ?? "") ? ["quota", "never"] : ["rate_limit", "resubmit_free"];
  if (status === 401 || status === 403) return [isModeration(code) ? "moderation_input" : "auth", "never"];
  if (status === 402) return ["quota", "never"];
  if (status === 404 || status === 410) return ["model_gone", "never"];
  if (status === 400 || status === 413 || status === 415 || status === 422)
    return [isModeration(code) ? "moderation_input" : "validation", "never"];
  return ["submit_unknown", "ask"];
}

/** What an answer to a question about a known job means: nothing about the job itself. */
export async function pollError(answer: HttpAnswer): Promise<VendorError> {
  const said = await answerProblem(answer);
  const kind =
    answer.status === 401 || answer.status === 403 ? "auth" : answer.status === 429 ? "rate_limit" : "network";
  const message = said.message ?? `The vendor answered with status ${answer.status}`;
  // Perhaps it isn't there any more; only who asks knows whether that may pass.
  const retry = answer.status === 404 || answer.status === 410 ? "never" : "poll";
  return new VendorError({ kind, retry, message, ...codeOf(said) }, answer.headers);
}

/** No answer at all. What certainly never left may be sent again. */
export function lost(thrown: unknown): VendorError {
  if (thrown instanceof VendorError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const unsent = thrown instanceof HttpFailure && !thrown.sent;
  const problem: VendorProblem = unsent
    ? { kind: "network", retry: "resubmit_free", message }
    : { kind: "submit_unknown", retry: "ask", message };
  return new VendorError(problem, undefined, { cause: thrown });
}

async function answerProblem(answer: HttpAnswer): Promise<{ message?: string; code?: string }> {
  try {
    return readProblem(JSON.parse(await answer.text()));
  } catch {
    return {};
  }
}

function codeOf({ code }: { code?: string }): { code?: string } {
  return code === undefined ? {} : { code };
}
