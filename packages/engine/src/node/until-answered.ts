import { ReelgraphError } from "../errors.ts";
import type { Clock } from "../host.ts";
import { HttpFailure, type HttpAnswer } from "../models/http.ts";

/** Waits between tries, in ms: whoever is restarting has half a minute. */
const waits = [1000, 2000, 4000, 8000, 16_000];

/** An answer that isn't worth another try, or why the last try got none. */
export type Answered = { readonly tries: number } & (
  | { readonly answer: HttpAnswer }
  | { readonly answer?: never; readonly why: string }
);

/**
 * Asks until somebody answers something else than 408, 429 or 5xx, six times at most. For requests that may arrive
 * twice. Throws what the guard refuses, and when the signal aborts.
 */
export async function untilAnswered(
  ask: () => Promise<HttpAnswer>,
  { clock, signal }: { readonly clock: Pick<Clock, "sleep">; readonly signal: AbortSignal },
): Promise<Answered> {
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    const wait = waits[tries - 1];
    let why: string;
    try {
      const answer = await ask();
      const again = answer.status >= 500 || answer.status === 408 || answer.status === 429;
      if (!again || wait === undefined) return { answer, tries };
      why = `it answered ${answer.status}`;
      await discard(answer);
    } catch (thrown) {
      signal.throwIfAborted();
      if (thrown instanceof HttpFailure && thrown.cause instanceof ReelgraphError) throw thrown.cause;
      why = thrown instanceof Error ? thrown.message : String(thrown);
    }
    if (wait === undefined) return { why, tries };
    await clock.sleep(wait, signal);
  }
}

/** Of most answers nothing is wanted but the status. */
const mostRead = 4096;

/** Reads an answer's end, or enough of it, so that its connection is free. */
export async function discard(answer: HttpAnswer): Promise<void> {
  let read = 0;
  for await (const chunk of answer.bytes) {
    read += chunk.length;
    if (read > mostRead) return;
  }
}
