import type { RunEvent } from "@reelgraph/engine";

/** Shows a person how a run goes. */
export interface Progress {
  event(event: RunEvent): void;
  /** The run is over: the last picture stays. */
  end(): Promise<void> | void;
}

/** Says nothing. */
export const silent: Progress = { event() {}, end() {} };
