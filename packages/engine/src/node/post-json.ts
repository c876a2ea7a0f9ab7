import { setTimeout as sleep } from "node:timers/promises";
import { failure, ReelgraphError } from "../errors.ts";
import { HttpFailure, type Http, type HttpAnswer } from "../models/http.ts";

/** A question to a service: a judge, a moderator. */
export interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
  readonly signal: AbortSignal;
}

const tries = 3;
const timeoutMs = 120_000;
const longestWaitMs = 20_000;

/**
 * Asks a service and gives its answer as JSON, unread. It changes nothing there, so it is repeated twice when nobody
 * answers, on 429 and on 5xx. Problems have the service's name before them: `judge-unavailable`, `judge-auth` and
 * `judge-request` for "judge".
 */
export async function postJson(http: Http, question: Question, service: string): Promise<unknown> {
  const { url, headers, json, signal } = question;
  const host = URL.parse(url)?.host ?? "the configured address";
  let last = "";
  for (let attempt = 0; attempt < tries; attempt++) {
    signal.throwIfAborted();
    let wait = 500 * 2 ** attempt;
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const answer = await http({ method: "POST", url, headers, body: { json }, signal: limit });
      const text = await answer.text();
      if (answer.status >= 200 && answer.status < 300) return parsed(text);
      last = `it answered ${answer.status}: ${short(text)}`;
      if (answer.status !== 429 && answer.status < 500) throw refused(answer.status, service, host, last);
      wait = waitOf(answer) ?? wait;
    } catch (thrown) {
      signal.throwIfAborted();
      if (thrown instanceof ReelgraphError) throw thrown;
      // The guard's refusals are final: another try would be refused as well.
      if (thrown instanceof HttpFailure && thrown.cause instanceof ReelgraphError) throw thrown.cause;
      last = short(thrown instanceof Error ? thrown.message : String(thrown));
    }
    if (attempt + 1 < tries) await sleep(wait, undefined, { signal });
  }
  throw failure(`${service}-unavailable`, `The ${service} at ${host} can't be asked: ${last}`, {
    hint: `check "${service}" in the configuration and that the server runs`,
  });
}

function refused(status: number, service: string, host: string, said: string): ReelgraphError {
  const auth = status === 401 || status === 403;
  return failure(`${service}-${auth ? "auth" : "request"}`, `The ${service} at ${host} refuses the request: ${said}`, {
    hint: auth ? `check the secret named under "${service}"` : `check the address and model under "${service}"`,
  });
}

/** An answer that isn't JSON is like none at all to whoever reads it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What `Retry-After` asks for, in ms, as far as it is bearable. */
function waitOf({ headers }: HttpAnswer): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(longestWaitMs, seconds * 1000) : undefined;
}

function short(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
