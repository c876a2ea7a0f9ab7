import { ReelgraphError, type Problem } from "@reelgraph/engine";
import { TryAgain } from "../service/try-again.ts";

interface About {
  readonly param?: string;
  /** Seconds; says that the same request may succeed then, and that nothing has been begun. */
  readonly retryAfter?: number;
}

/** An answer that says no, as the clients of OpenAI expect it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  /** In snake_case, as all codes of this API. */
  readonly code: string;
  readonly about: About;

  constructor(status: number, code: string, message: string, about: About = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.about = about;
  }
}

/** The body of a refusal. */
export function envelope({ status, code, message, about }: Refusal): object {
  return { error: { message, type: typeOf(status), param: about.param ?? null, code } };
}

/**
 * Clients repeat a request on their own after 408, 409, 429 and 5xx. They are told not to, unless they are told when:
 * a repeated request may buy a video again.
 */
export function refusalHeaders({ status, about: { retryAfter } }: Refusal): Record<string, string> {
  if (retryAfter !== undefined) return { "retry-after": String(retryAfter) };
  return status === 408 || status === 409 || status === 429 || status >= 500 ? { "x-should-retry": "false" } : {};
}

/** What was thrown, as a refusal; undefined: nobody foresaw it. */
export function toRefusal(thrown: unknown): Refusal | undefined {
  if (thrown instanceof Refusal) return thrown;
  if (!(thrown instanceof ReelgraphError)) return undefined;
  const [problem] = thrown.problems;
  if (!(thrown instanceof TryAgain)) return ofProblem(problem);
  const status = thrown.code === "stopping" ? 503 : 429;
  return new Refusal(status, snake(thrown.code), thrown.message, { retryAfter: thrown.seconds });
}

/** Problems with these codes are not about what was asked. */
const statuses: Readonly<Record<string, number>> = {
  "over-budget": 403,
  "budget-required": 403,
  "budget-reached": 403,
  "price-unknown": 403,
  "no-artifact": 404,
  "artifact-missing": 404,
  "artifact-damaged": 404,
  "unknown-run": 404,
  "run-busy": 409,
  "journal-damaged": 500,
  "storage-failed": 500,
  "untrusted-certificate": 500,
  "file-not-found": 500,
  "missing-secret": 500,
  "bad-config": 500,
};

/** A problem as a refusal, with the status that its code has here, or another one. */
export function ofProblem(problem: Problem | undefined, status?: number): Refusal {
  const { code = "internal", at = "", message = "", expected, hint } = problem ?? {};
  const name = snake(code);
  const [, param] = /^\/inputs\/([^/]+)/.exec(at) ?? [];
  // Hints at problems with inputs are for the command line.
  const advice = param === undefined && hint !== undefined ? [hint] : [];
  const is = status ?? statuses[code] ?? 422;
  // What is wrong with the server itself is for whoever runs it.
  if (is >= 500) return new Refusal(is, name, "Something is wrong with the server, or with how this model is set up");
  const words = [message, ...(expected === undefined ? [] : [`expected ${expected}`]), ...advice].join("; ");
  if (param !== undefined) return new Refusal(400, name, words, { param });
  return new Refusal(is, name, words);
}

/** A code of ours as this API writes it. */
export function snake(code: string): string {
  return code === "no-token" ? "invalid_api_key" : code.replaceAll("-", "_");
}

function typeOf(status: number): string {
  if (status === 401) return "authentication_error";
  if (status === 403) return "permission_error";
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}
