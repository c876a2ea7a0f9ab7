import type { Problem } from "@reelgraph/engine";
import { closeSession, token } from "./session.ts";

/** What the server refused, or that it could not be reached (`status` 0). `problems` is never empty. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly problems: readonly Problem[];
  readonly code: string;

  constructor(status: number, problems: readonly Problem[]) {
    super(problems[0]?.message ?? `HTTP ${status}`);
    this.status = status;
    this.problems = problems;
    this.code = problems[0]?.code ?? "unknown";
  }
}

interface Asking {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of JSON. */
  readonly bytes?: Blob;
  /** So that a repeated request starts nothing twice. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

const ahead = new Map<string, { readonly coming: Promise<unknown>; answer?: unknown }>();

/**
 * Asks for what will be read soon, while the code that reads it is still on its way: the first to ask for the same gets
 * that answer, and nobody after. Resolves when it is there, or refused.
 */
export async function askAhead(path: string, query: NonNullable<Asking["query"]>): Promise<void> {
  const asked: { coming: Promise<unknown>; answer?: unknown } = { coming: ask(path, { query }) };
  ahead.set(addressOf(path, query), asked);
  // Whoever reads it is told why it was refused.
  asked.answer = await asked.coming.catch(() => undefined);
}

/** What was asked ahead and is there, so that nobody who draws it has to wait; undefined where it isn't. */
export function askedAhead<T>(path: string, query: NonNullable<Asking["query"]>): T | undefined {
  const address = addressOf(path, query);
  const answer = ahead.get(address)?.answer;
  if (answer !== undefined) ahead.delete(address);
  return answer as T | undefined;
}

/** Asks the API and reads its JSON, which is taken for what the caller says: server and page are one release. */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  const { method = "GET", query } = asking;
  const address = addressOf(path, query);
  const asked = method === "GET" ? ahead.get(address) : undefined;
  ahead.delete(address);
  if (asked) return asked.coming as Promise<T>;
  const response = await send(path, asking);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

/** Sends a request with the tab's token. Throws `ApiError` for every answer that is not a success. */
export async function send(path: string, { method = "GET", query, body, bytes, idempotencyKey, signal }: Asking = {}) {
  const mine = token();
  const response = await fetch(addressOf(path, query), {
    method,
    headers: {
      ...(mine === undefined ? {} : { Authorization: `Bearer ${mine}` }),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(bytes ? { "Content-Type": "application/octet-stream" } : {}),
      ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }),
    },
    ...(body === undefined ? (bytes ? { body: bytes } : {}) : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, [{ code: "offline", at: "", message: "The server can't be reached" }]);
  });
  if (response.ok) return response;
  if (response.status === 401) closeSession();
  throw new ApiError(response.status, await problemsOf(response));
}

function addressOf(path: string, query: Asking["query"] = {}): string {
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]]));
  return asked.length > 0 ? `${path}?${new URLSearchParams(asked)}` : path;
}

async function problemsOf(response: Response): Promise<readonly Problem[]> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === "object" && body !== null && "problems" in body && Array.isArray(body.problems)) {
    return body.problems as Problem[];
  }
  return [{ code: "http-error", at: "", message: `The server answered ${response.status}` }];
}
