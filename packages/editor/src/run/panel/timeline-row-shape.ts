/** A stretch of a unit's work, in the run's own time (ms from its start). */
export interface Bar {
  readonly place: string;
  /** The last key of its item; "" for a node's only unit. */
  readonly label: string;
  readonly kind: "done" | "running" | "failed" | "waiting" | "cached" | "parked" | "forecast";
  readonly from: number;
  readonly to: number;
  /** From the top of its row. */
  readonly lane: number;
  /** Why it waits. */
  readonly reason?: string;
  /** The rest of what runs, which says its name already. */
  readonly rest?: true;
}

export interface TimelineRow {
  readonly node: string;
  readonly bars: readonly Bar[];
  /** Units that haven't begun and of which nobody knows how long they will take. */
  readonly open: number;
  /** How many lie above one another; at least 1. */
  readonly lanes: number;
  /** Units that wait for a place or a limit now, why, and until when (ms since the epoch). */
  readonly waiting: number;
  readonly reason?: string;
  readonly until?: number;
  /** Milliseconds that its units have waited in all. */
  readonly waited: number;
}
