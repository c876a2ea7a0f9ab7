import { STATUS_CODES } from "node:http";
import { ReelgraphError, type Problem } from "@reelgraph/engine";
import { TryAgain } from "../service/try-again.ts";

/** Why a request is not answered. */
export interface Refusal {
  readonly status: number;
  /** Never empty. */
  readonly problems: readonly Problem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal with one problem. */
export function refusal(status: number, code: string, message: string, more: Partial<Problem> = {}): Refusal {
  return { status, problems: [{ code, at: "", message, ...more }] };
}

/** The status of problems that are not about the request's own content, which are 422. */
const statuses: Readonly<Record<string, number>> = {
  "unknown-run": 404,
  "unknown-pipeline": 404,
  "unknown-version": 404,
  "unknown-example": 404,
  "file-not-found": 404,
  "unknown-asset": 404,
  "no-artifact": 404,
  "artifact-missing": 404,
  "artifact-damaged": 404,
  "unknown-unit": 404,
  "unknown-comment": 404,
  "unknown-provider": 404,
  "unknown-secret": 404,
  "bad-link": 404,
  "unknown-webhook": 404,
  "bad-signature": 401,
  "too-large": 413,
  "run-busy": 409,
  "run-over": 409,
  "revision-conflict": 409,
  "provider-exists": 409,
  "not-yours": 403,
  "feedback-given": 409,
  "over-budget": 402,
  "budget-required": 402,
  "price-unknown": 402,
  "queue-full": 429,
  "rate-limited": 429,
  stopping: 503,
  "too-many-listeners": 503,
  "storage-failed": 503,
  "untrusted-certificate": 503,
  "webhook-unchecked": 503,
  "bad-config": 500,
  "bad-plugin": 500,
  "journal-damaged": 500,
};

/** What a handler threw, as a refusal. An error that nobody foresaw says nothing about itself. */
export function toRefusal(thrown: unknown): Refusal {
  if (!(thrown instanceof ReelgraphError)) return refusal(500, "internal", "The server failed to answer this request");
  const { problems, code } = thrown;
  const headers = thrown instanceof TryAgain ? { "Retry-After": String(thrown.seconds) } : {};
  return { status: statuses[code] ?? 422, problems, headers };
}

/** A refusal after RFC 9457: the first problem in the fields of the standard, and all of them with their codes. */
export function problemDetails({ status, problems }: Refusal): string {
  const [first] = problems;
  return JSON.stringify({
    type: `urn:reelgraph:problem:${first?.code}`,
    title: STATUS_CODES[status] ?? "Refused",
    status,
    detail: first?.message,
    code: first?.code,
    problems,
  });
}
