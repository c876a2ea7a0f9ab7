import { Feed } from "./feed.ts";
import type { Follower } from "./follower.ts";

/** Why runs are let go of that nobody wants to end. */
export class ServerStops extends Error {}

/** How long an answer waits for what else the run does, in ms: most of what is made on this machine ends in that time. */
export const patienceMs = 5000;

/** Why a run is let go of that goes on with an answer in a moment. */
export class Answered extends Error {}

/** A run that goes in this process. */
export interface LiveRun {
  readonly feed: Feed;
  readonly stop: AbortController;
  readonly pause: AbortController;
}

/** The runs that go in this process, and those who wait for one to begin. */
export class LiveRuns {
  readonly #live = new Map<string, LiveRun>();
  readonly #awaited = new Map<string, Set<() => void>>();

  get(id: string): LiveRun | undefined {
    return this.#live.get(id);
  }

  begin(id: string): LiveRun {
    const live = { feed: new Feed(), stop: new AbortController(), pause: new AbortController() };
    this.#live.set(id, live);
    this.wake(id);
    return live;
  }

  end(id: string): void {
    this.#live.get(id)?.feed.close();
    this.#live.delete(id);
  }

  /** They are to be gone on with by the next process. Who follows them is let go of. */
  stopAll(): void {
    for (const { stop, feed } of this.#live.values()) {
      stop.abort(new ServerStops("the server stops"));
      feed.close();
    }
    for (const id of this.#awaited.keys()) this.wake(id);
  }

  /** Resolves when a run begins, or whoever waits for it should look again. */
  async begun(id: string, follower: Follower): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = this.#awaited.getOrInsertComputed(id, () => new Set());
    waiting.add(resolve);
    follower.changed = resolve;
    await promise;
    waiting.delete(resolve);
    if (waiting.size === 0) this.#awaited.delete(id);
  }

  /** Lets those look again who wait for a run. */
  wake(id: string): void {
    for (const wake of this.#awaited.get(id) ?? []) wake();
  }
}
