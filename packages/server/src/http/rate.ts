/** So many a minute for each name: a bucket that fills evenly, and holds what one minute gives. */
export class Rate {
  readonly #now: () => number;
  /** By name: how many are left, and when that was. */
  readonly #buckets = new Map<string, { left: number; at: number }>();

  /** `now`: ms since some moment, never going back. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Takes one, or says in how many seconds there will be one. */
  take(name: string, perMinute: number): number | undefined {
    const now = this.#now();
    const { left = perMinute, at = now } = this.#buckets.get(name) ?? {};
    const filled = Math.min(perMinute, left + ((now - at) / 60_000) * perMinute);
    const taken = filled >= 1 ? filled - 1 : filled;
    this.#buckets.set(name, { left: taken, at: now });
    return filled >= 1 ? undefined : Math.ceil(((1 - filled) * 60) / perMinute);
  }
}
