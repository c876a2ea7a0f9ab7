/** A job of an earlier or another process, and until when it may hold a place, in the lane's time. */
export interface EarlierJob {
  readonly job: string;
  readonly until: number;
}

/** Places of jobs that others sent: until someone here follows them, they end, or they must be long over. */
export class EarlierJobs {
  readonly #until = new Map<string, number>();

  add({ job, until }: EarlierJob): void {
    this.#until.set(job, until);
  }

  /** Whether it held a place, which is the caller's now. */
  take(job: string): boolean {
    return this.#until.delete(job);
  }

  /** Forgets those whose time is over; says how many they were. */
  expire(now: number): number {
    let gone = 0;
    for (const [job, until] of this.#until) if (until <= now && this.#until.delete(job)) gone += 1;
    return gone;
  }

  /** When the next one's time is over; undefined: there is none. */
  get next(): number | undefined {
    return this.#until.size === 0 ? undefined : Math.min(...this.#until.values());
  }
}
