import { Feed } from "./feed.ts";
import type { Follower } from "./follower.ts";
import type { LiveRuns } from "./live-runs.ts";
import type { Queue } from "./queue.ts";
import type { Ticket } from "./request.ts";
import type { RunBook } from "./run-book.ts";

export interface FollowingOptions {
  readonly book: Pick<RunBook, "recorded">;
  readonly queue: Pick<Queue<Ticket>, "waits" | "has" | "ended">;
  readonly live: LiveRuns;
  /** Aborts when the service stops: everybody is let go of. */
  readonly closing: AbortSignal;
}

/** Tells followers of runs what happens: first live, until a run leaves off, then what is recorded beyond. */
export class Following {
  readonly #with: FollowingOptions;
  readonly #read = new Map<string, Promise<Feed>>();

  constructor(options: FollowingOptions) {
    this.#with = options;
  }

  /** Resolves when there is nothing more to tell, or the follower is gone. A run that waits is waited for. */
  async follow(id: string, follower: Follower): Promise<void> {
    const { queue, live, closing } = this.#with;
    const isOver = () => closing.aborted || follower.state === "gone";
    while (queue.has(id) && !isOver()) {
      if (queue.waits(id)) await live.begun(id, follower);
      else {
        await live.get(id)?.feed.tell(follower);
        if (!isOver()) await queue.ended(id);
      }
    }
    if (!isOver()) await (await this.#recorded(id)).tell(follower);
  }

  /** Read once for all who want it at the same time. */
  #recorded(id: string): Promise<Feed> {
    return this.#read.getOrInsertComputed(id, async () => {
      try {
        const feed = new Feed(await this.#with.book.recorded(id));
        feed.close();
        return feed;
      } finally {
        this.#read.delete(id);
      }
    });
  }
}
