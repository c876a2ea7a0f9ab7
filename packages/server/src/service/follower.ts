import type { RunEvent } from "@reelgraph/engine";

/** Somebody who follows a run: is told its events in order, and as fast as it takes them. */
export interface Follower {
  /** The number of the last event that it took. */
  readonly seq: number;
  /** `full`: it takes no more for now; `gone`: nor ever again. */
  readonly state: "ready" | "full" | "gone";
  /** Takes as many of these as it can. */
  take(events: readonly RunEvent[]): void;
  /** The follower calls it when its state has changed; set by whoever has something for it. */
  changed: () => void;
}

/** Follows with a function, until a signal. */
export function listening(seq: number, signal: AbortSignal, hear: (event: RunEvent) => void): Follower {
  let last = seq;
  const follower: Follower = {
    get seq() {
      return last;
    },
    get state() {
      return signal.aborted ? "gone" : "ready";
    },
    take(events) {
      for (const event of events) {
        if (signal.aborted) return;
        last = event.seq;
        hear(event);
      }
    },
    changed() {},
  };
  signal.addEventListener("abort", () => follower.changed(), { once: true });
  return follower;
}
