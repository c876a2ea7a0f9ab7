/** What a long-running operation gets from its caller. */
export interface Job {
  readonly signal: AbortSignal;
  /** Reports the finished share, 0 to 1. */
  progress?(fraction: number): void;
}

/** Time as the engine sees it; tests drive it by hand. */
export interface Clock {
  /** Milliseconds since the epoch. May jump when somebody sets the clock. */
  now(): number;
  /** Milliseconds since some moment. Never jumps: what timeouts and leases are measured with. */
  monotonic(): number;
  /** Rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
