import { createParser } from "eventsource-parser";
import type { RunEvent } from "@reelgraph/engine";
import type { RunSummary } from "@reelgraph/server/wire";
import { ApiError, ask, send } from "./client.ts";

const pauseMs = 1000;
/** Eyes see no more: what comes within so many ms is read together. */
const togetherMs = 90;
/** A piece of this many bytes is a part of what was told long ago: the next one is there. */
const large = 32 * 1024;

/**
 * A run's events from one on, until the run leaves off or the signal aborts; a connection that breaks is opened again
 * behind the last event. `take` gets all that arrived together. Over fetch, since EventSource can send no token.
 */
export async function followRun(
  id: string,
  after: number,
  take: (events: readonly RunEvent[]) => void,
  signal: AbortSignal,
): Promise<void> {
  let last = after;
  while (!signal.aborted) {
    let over = false;
    try {
      const response = await send(`/api/runs/${id}/events`, { query: { after: last }, signal });
      let arrived: RunEvent[] = [];
      const parser = createParser({ onEvent: ({ data }) => void arrived.push(JSON.parse(data) as RunEvent) });
      const reader = (response.body ?? new Blob().stream()).getReader();
      const decoder = new TextDecoder();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        parser.feed(decoder.decode(value, { stream: true }));
        if (arrived.length === 0) continue;
        last = arrived.at(-1)?.seq ?? last;
        over = arrived.at(-1)?.type === "run.finished";
        take(arrived);
        arrived = [];
        if (value.byteLength < large && !over) await new Promise((done) => setTimeout(done, togetherMs));
      }
      // The server ends the stream of a run that nobody works on, also of one that said no last word.
      if (over || (await leftOff(id, signal))) return;
    } catch (thrown) {
      if (signal.aborted) return;
      if (thrown instanceof ApiError && thrown.status >= 400 && thrown.status < 500) throw thrown;
    }
    await new Promise((done) => setTimeout(done, pauseMs));
  }
}

async function leftOff(id: string, signal: AbortSignal): Promise<boolean> {
  const { state } = await ask<RunSummary>(`/api/runs/${id}`, { signal });
  return state !== "running" && state !== "queued";
}
