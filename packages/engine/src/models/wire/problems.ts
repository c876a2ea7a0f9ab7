import { z } from "zod";
import type { AnswerHeaders, VendorErrorKind, VendorProblem, VendorRetry } from "../../vendor.ts";
import { VendorError } from "../../vendor.ts";
import { HttpFailure } from "../http.ts";

/** What a vendor says is wrong. */
export interface Said {
  readonly message?: string;
  readonly code?: string;
}

/** An answer that was read, whatever it holds: JSON, a short text, or undefined where it is neither. */
export interface Reply {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly json: unknown;
}

const words = z.string().regex(/\S/).optional().catch(undefined);
const codes = z
  .union([z.string().min(1), z.number()])
  .nullish()
  .catch(undefined);
const inner = z.looseObject({ message: words, msg: words, code: codes, type: words, status: codes });
const outer = z.looseObject({
  error: z
    .union([z.string().min(1), inner])
    .optional()
    .catch(undefined),
  errors: z.array(inner).optional().catch(undefined),
  detail: z
    .union([z.string().min(1), z.array(inner)])
    .optional()
    .catch(undefined),
  message: words,
  title: words,
  code: codes,
});

const longestMessage = 300;
const longestCode = 80;

/**
 * What an error's body says, in the shapes that vendors use: `{error: {message, code}}`, `{error: "…"}`, `{message}`,
 * `{detail}` as FastAPI writes it, `{errors: […]}`.
 */
export function readProblem(json: unknown): Said {
  const read = outer.safeParse(typeof json === "string" ? { message: json } : json);
  if (!read.success) return {};
  const { error, errors, detail, message, title, code } = read.data;
  const one = typeof error === "object" ? error : (errors?.[0] ?? (Array.isArray(detail) ? detail[0] : undefined));
  const text = [error, detail].find((part) => typeof part === "string");
  const said = one?.message ?? one?.msg ?? text ?? message ?? title;
  // A number only repeats the status; a word says more.
  const names = [one?.code, one?.status, one?.type, code];
  const named = names.find((name) => typeof name === "string") ?? names.find((name) => typeof name === "number");
  return {
    ...(said === undefined ? {} : { message: said.slice(0, longestMessage) }),
    ...(named === undefined || named === null ? {} : { code: String(named).slice(0, longestCode) }),
  };
}

/** Whether a filter speaks: by its code, or in a sentence about content. */
export function isModeration({ code = "", message = "" }: Said): boolean {
  if (/moderat|polic(y|ies)|safety|content_filter|nsfw|prohibited/i.test(code)) return true;
  const words = /moderat|(content|usage) polic|safety (system|filter|polic)|content filter|flagged|prohibited content/i;
  return words.test(message);
}

/** A dialect's own reading of a refusal, where the status alone says too little. Undefined: the usual one. */
export type ReadRefusal = (status: number, said: Said) => VendorErrorKind | undefined;

/**
 * What an answer to a submission means. Certain refusals: 429 and the 4xx that say what is wrong. Everything else, a
 * 5xx above all, leaves open whether the job was taken (`ask`).
 */
export function submitError({ status, headers, json }: Reply, own?: ReadRefusal): VendorError {
  const said = readProblem(json);
  const usual = submitKind(status, said);
  // No reading makes a doubtful answer certain.
  const kind = usual === "submit_unknown" ? usual : (own?.(status, said) ?? usual);
  return vendorError(kind, retryOf(kind), said.message ?? `The vendor answered with status ${status}`, {
    ...said,
    headers,
  });
}

function submitKind(status: number, said: Said): VendorErrorKind {
  const filtered = isModeration(said);
  switch (status) {
    case 401:
      return "auth";
    case 402:
      return "quota";
    case 403:
      return filtered ? "moderation_input" : "auth";
    case 404:
    case 410:
      return "model_gone";
    case 429:
      return /quota|billing|insufficient|balance|credit/i.test(said.code ?? "") ? "quota" : "rate_limit";
    case 400:
    case 413:
    case 415:
    case 422:
      return filtered ? "moderation_input" : "validation";
    default:
      return "submit_unknown";
  }
}

function retryOf(kind: VendorErrorKind): VendorRetry {
  if (kind === "submit_unknown") return "ask";
  return kind === "rate_limit" || kind === "capacity" ? "resubmit_free" : "never";
}

/** What an answer to a question about a known job means: nothing about the job itself. */
export function pollError({ status, headers, json }: Reply): VendorError {
  const said = readProblem(json);
  const kind = status === 401 || status === 403 ? "auth" : status === 429 ? "rate_limit" : "network";
  // Perhaps it isn't there any more; only who asks knows whether that may pass.
  const retry = status === 404 || status === 410 ? "never" : "poll";
  return vendorError(kind, retry, said.message ?? `The vendor answered with status ${status}`, { ...said, headers });
}

/** No answer to a submission. What certainly never left may be sent again. */
export function lost(thrown: unknown): VendorError {
  if (thrown instanceof VendorError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const unsent = thrown instanceof HttpFailure && !thrown.sent;
  return unsent
    ? vendorError("network", "resubmit_free", message, { cause: thrown })
    : vendorError("submit_unknown", "ask", message, { cause: thrown });
}

/** An answer that can't be read says nothing about the job: it is asked for again. */
export function unreadable(headers?: AnswerHeaders, cause?: unknown): VendorError {
  return vendorError("provider", "poll", "The vendor's answer can't be read", { headers, cause });
}

/** What made a job fail, as its vendor tells it. `filtered`: known to be its filter's doing. */
export function jobProblem(said: Said, otherwise: string, filtered = isModeration(said)): VendorProblem {
  return {
    kind: filtered ? "moderation_output" : "provider",
    retry: "resubmit_paid",
    message: said.message ?? otherwise,
    ...(said.code === undefined ? {} : { code: said.code }),
  };
}

/** A `VendorError` with its problem. */
export function vendorError(
  kind: VendorErrorKind,
  retry: VendorRetry,
  message: string,
  { code, headers, cause }: { code?: string | undefined; headers?: AnswerHeaders | undefined; cause?: unknown } = {},
): VendorError {
  const problem = { kind, retry, message, ...(code === undefined ? {} : { code }) };
  return new VendorError(problem, headers, cause === undefined ? undefined : { cause });
}
