import type { RunEvent, RunState } from "@reelgraph/engine";
import type { Follower } from "./follower.ts";
import { inRounds } from "./rounds.ts";

/**
 * The events of one run: all that was told so far, of progress only the last of each unit, and whoever follows. What a
 * follower hasn't taken is in the feed once for all of them, so a slow one costs nothing.
 */
export class Feed {
  readonly #kept: RunEvent[];
  /** The last event of progress or waiting of each unit: what came before it says nothing any more. */
  readonly #latest = new Map<string, RunEvent>();
  /** With what is to be done when one has been told everything, or is gone. */
  readonly #followers = new Map<Follower, () => void>();
  #newest: number;
  #closed = false;
  #telling = false;
  /** How often something changed. */
  #times = 0;
  #asked: { readonly seq: number; readonly times: number; readonly newer: readonly RunEvent[] } | undefined;
  #state: RunState["state"] = "running";

  constructor(events: readonly RunEvent[] = []) {
    this.#kept = [...events];
    this.#newest = events.at(-1)?.seq ?? 0;
  }

  /** What became of the run, as far as it was told. */
  get state(): RunState["state"] {
    return this.#state;
  }

  get events(): readonly RunEvent[] {
    return this.#kept.concat([...this.#latest.values()]).toSorted((a, b) => a.seq - b.seq);
  }

  add(event: RunEvent): void {
    if (event.type === "run.finished") this.#state = event.state;
    if ("node" in event) {
      const unit = JSON.stringify([event.node, event.item]);
      if (event.type === "unit.progress") this.#latest.set(unit, event);
      else {
        this.#latest.delete(unit);
        this.#kept.push(event);
      }
    } else this.#kept.push(event);
    this.#newest = event.seq;
    this.#tellSoon();
  }

  /** Nothing more will be told. */
  close(): void {
    this.#closed = true;
    this.#tellSoon();
  }

  /** Tells somebody all that is newer than what they have, as it comes. Resolves when the feed is closed or they are gone. */
  tell(follower: Follower): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#followers.set(follower, resolve);
    follower.changed = () => this.#serve(follower);
    this.#serve(follower);
    return promise;
  }

  #serve(follower: Follower): void {
    while (follower.state === "ready" && follower.seq < this.#newest) follower.take(this.#since(follower.seq));
    if (follower.state === "gone" || (this.#closed && follower.seq >= this.#newest)) {
      this.#followers.get(follower)?.();
      this.#followers.delete(follower);
    }
  }

  /** What comes in one turn of the event loop is told together. */
  #tellSoon(): void {
    this.#times += 1;
    if (this.#telling) return;
    this.#telling = true;
    setImmediate(() => {
      const times = this.#times;
      const done = () => {
        this.#telling = false;
        if (times !== this.#times) this.#tellSoon();
      };
      inRounds(this.#followers.keys(), (follower) => this.#serve(follower), done);
    });
  }

  /** Most followers are at the same place, and are given the same list. */
  #since(seq: number): readonly RunEvent[] {
    if (this.#asked?.seq !== seq || this.#asked.times !== this.#times) {
      this.#asked = { seq, times: this.#times, newer: this.#look(seq) };
    }
    return this.#asked.newer;
  }

  #look(seq: number): readonly RunEvent[] {
    let low = 0;
    let high = this.#kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#kept[middle]?.seq ?? 0) > seq) high = middle;
      else low = middle + 1;
    }
    const newer = [...this.#latest.values()].filter((event) => event.seq > seq);
    return [...this.#kept.slice(low), ...newer].toSorted((a, b) => a.seq - b.seq);
  }
}
