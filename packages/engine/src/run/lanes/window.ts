/**
 * Requests within a span of time that slides along.
 *
 * The vendor counts a request when it arrives, which is some time between its sending and its answer. Counting it from
 * its sending until a span after its answer is exact for every window of the vendor, whatever the clocks show.
 */
export class Window {
  /** In ms. */
  span: number;
  /** Whether refused requests use up the quota, as several vendors have it. Unknown at first, and then better assumed. */
  countsRefused: boolean | undefined;
  #pending = 0;
  readonly #accepted = new Stamps();
  readonly #refused = new Stamps();

  constructor(span: number) {
    this.span = span;
  }

  send(): void {
    this.#pending += 1;
  }

  unsend(): void {
    this.#pending -= 1;
  }

  answer(now: number, refused: boolean): void {
    this.#pending -= 1;
    (refused ? this.#refused : this.#accepted).push(now);
  }

  /** Sent and not yet answered. */
  get open(): number {
    return this.#pending;
  }

  seed(stamps: readonly number[]): void {
    for (const stamp of stamps) this.#accepted.push(stamp);
  }

  /** All that may count now. */
  count(now: number): number {
    return this.#pending + this.answered(now);
  }

  /** What may count now and has an answer. */
  answered(now: number): number {
    return this.taken(now) + (this.countsRefused === false ? 0 : this.refused(now));
  }

  refused(now: number): number {
    return this.#refused.since(now - this.span - allowance);
  }

  /** What certainly counts now and has an answer. */
  certain(now: number): number {
    return this.countsRefused ? this.answered(now) : this.taken(now);
  }

  /** What was accepted; within a shorter span if one is given. */
  taken(now: number, span = this.span): number {
    return this.#accepted.since(now - span - allowance);
  }

  /** When the oldest of what was accepted within such a span counts no more; undefined: there is nothing. */
  leaves(now: number, span: number): number | undefined {
    const first = this.#accepted.at(this.#accepted.after(now - span - allowance));
    return first === undefined ? undefined : first + span + allowance;
  }

  /** When fewer than `limit` will count. Undefined while only an answer can tell. */
  freeAt(limit: number, now: number): number | undefined {
    const excess = this.count(now) - limit + 1;
    if (excess <= 0) return now;
    const from = now - this.span - allowance;
    const refused = this.countsRefused === false ? none : this.#refused;
    let [a, b] = [this.#accepted.after(from), refused.after(from)];
    let last: number | undefined;
    for (let left = excess; left > 0; left--) {
      const [x, y] = [this.#accepted.at(a), refused.at(b)];
      if (x === undefined && y === undefined) return undefined;
      if (y === undefined || (x !== undefined && x <= y)) {
        last = x;
        a += 1;
      } else {
        last = y;
        b += 1;
      }
    }
    // Sums may be rounded down to now; time must go on.
    return last === undefined ? undefined : Math.max(last + this.span + allowance, now + 1);
  }

  /** The longest time between two that were accepted, and between the last and when the first counts no more. In ms. */
  gap(now: number): number {
    const stamps = this.#accepted.later(now - this.span - allowance);
    const next = [...stamps.slice(1), (stamps[0] ?? now) + this.span];
    return stamps.reduce((longest, stamp, place) => Math.max(longest, (next[place] ?? stamp) - stamp), 0);
  }

  /** Forgets what can't count any more. */
  prune(now: number): void {
    this.#accepted.drop(now - this.span - allowance);
    this.#refused.drop(now - this.span - allowance);
  }
}

/** For vendors who count in coarser steps than ours, and timers that fire early. In ms. */
const allowance = 20;

/** Moments in ascending order. */
class Stamps {
  #at: number[] = [];

  push(stamp: number): void {
    const place = stamp >= (this.#at.at(-1) ?? -Infinity) ? this.#at.length : this.after(stamp);
    this.#at.splice(place, 0, stamp);
  }

  at(place: number): number | undefined {
    return this.#at[place];
  }

  /** Place of the first one later than `moment`. */
  after(moment: number): number {
    let [low, high] = [0, this.#at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#at[middle] ?? Infinity) > moment) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  later(moment: number): readonly number[] {
    return this.#at.slice(this.after(moment));
  }

  since(moment: number): number {
    return this.#at.length - this.after(moment);
  }

  drop(moment: number): void {
    // In large steps, so that it costs next to nothing for each.
    const old = this.after(moment);
    if (old > 64 && old * 2 > this.#at.length) this.#at = this.#at.slice(old);
  }
}
const none = new Stamps();
