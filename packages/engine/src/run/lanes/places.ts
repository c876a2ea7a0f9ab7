import { Ceiling } from "./ceiling.ts";

/** Accepted: so many jobs at a time, and all that had ended before. */
interface Accepted {
  readonly sum: number;
  /** When ends are heard of that came before it. */
  readonly heard: number;
}

/**
 * How many jobs at a time. An end is heard of later than the vendor knows it, and what was accepted meanwhile may have got
 * that place: so many fit in for certain only if no end is heard of for a while.
 */
export class Places extends Ceiling {
  #ended = 0;
  /** In the order of coming. */
  #accepted: Accepted[] = [];

  constructor(known: number) {
    super(known, tryEvery);
  }

  ended(now: number): void {
    this.#settle(now);
    this.#ended += 1;
  }

  override fits(level: number, now: number): boolean {
    this.#settle(now);
    return super.fits(level, now);
  }

  override refused(level: number, now: number, how: "first" | "again" | "try"): void {
    this.#settle(now);
    super.refused(level, now, how);
    const most = level - 1 + this.#ended;
    this.#accepted = this.#accepted.map(({ sum, heard }) => ({ sum: Math.min(sum, most), heard }));
  }

  protected override certain(level: number, heard: number): void {
    this.#accepted.push({ sum: level + this.#ended, heard });
  }

  #settle(now: number): void {
    const open = this.#accepted.findIndex(({ heard }) => heard > now);
    for (const { sum, heard } of this.#accepted.splice(0, open < 0 ? Infinity : open))
      super.certain(sum - this.#ended, heard);
  }
}

/** How often a higher concurrency is tried at most, in ms. */
const tryEvery = 60_000;
