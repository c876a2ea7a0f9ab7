import type { RunEvent } from "@reelgraph/engine";
import type { LiveRuns } from "./live-runs.ts";
import type { Queue } from "./queue.ts";
import type { Ticket } from "./request.ts";
import type { RunBook } from "./run-book.ts";

export interface FollowOptions {
  readonly book: Pick<RunBook, "recorded">;
  readonly queue: Pick<Queue<Ticket>, "has" | "ended">;
  readonly live: LiveRuns;
}

/** A run's events after `seq`: live ones until it leaves off, then what is recorded beyond. One that waits is waited for. */
export async function* follow(
  id: string,
  seq: number,
  signal: AbortSignal,
  { book, queue, live }: FollowOptions,
): AsyncGenerator<RunEvent> {
  let last = seq;
  while (queue.has(id) && !signal.aborted) {
    const run = live.get(id);
    if (!run) {
      await live.begun(id, signal);
      continue;
    }
    for await (const event of run.feed.after(last, signal)) {
      last = event.seq;
      yield event;
    }
    await queue.ended(id);
  }
  if (signal.aborted) return;
  for (const event of await book.recorded(id)) {
    if (event.seq > last) yield event;
  }
}
