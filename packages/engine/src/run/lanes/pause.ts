import type { RateHints } from "./rate-hints.ts";

/** Why nothing may be sent now. `until`: when that may change by itself, in the lane's time. */
export interface Obstacle {
  readonly reason: string;
  readonly until?: number;
}

/** The time in which nobody sends: as long as the vendor says, else doubling with every refusal. */
export class Pause {
  /** Refusals since something was accepted. */
  refusals = 0;
  until = 0;
  /** The vendor itself said how long. */
  #told = false;
  /** What the headers of the last answer left of the vendor's quota. */
  #quota = { left: Infinity, until: 0 };
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  obstacle(now: number): Obstacle | undefined {
    if (now < this.until) {
      const reason = this.#told ? "the vendor asked to wait" : "the vendor refused the last request; it is tried again";
      return { reason, until: this.until };
    }
    if (this.#quota.left > 0 || now >= this.#quota.until) return undefined;
    return { reason: "the vendor says that its quota is used up", until: this.#quota.until };
  }

  /** `free`: when the window that is blamed has room again, if that is known. */
  refused(now: number, { retryAfterMs, remaining, resetMs }: RateHints, free = Infinity): void {
    const told = retryAfterMs ?? (remaining === 0 ? resetMs : undefined);
    // The vendor's word stands, whatever another answer leaves open.
    this.#told = told !== undefined || (this.#told && now < this.until);
    // Who refuses again at the moment that it named itself doesn't know.
    const more = this.refusals > 1 ? this.#backOff() : 0;
    if (this.#told) this.until = Math.max(this.until, now + Math.max(told ?? 0, more));
    // A window that was to be free by now, and again, is longer than we think.
    else this.until = Math.min(now + this.#backOff(), free > now && this.refusals < 12 ? free : Infinity);
  }

  /** Full jitter, so that many clients of one vendor don't beat in time. */
  #backOff(): number {
    return this.#random() * Math.min(longest, first * 2 ** (this.refusals - 1));
  }

  /** What the vendor may have been waiting for has happened: one request will tell. Not against the vendor's word. */
  end(now: number): void {
    if (!this.#told) this.until = Math.min(this.until, now);
  }

  send(requests: 1 | -1): void {
    this.#quota.left -= requests;
  }

  listen({ remaining, resetMs }: RateHints, now: number, unanswered: number): void {
    if (remaining === undefined || resetMs === undefined) return;
    this.#quota = { left: remaining - unanswered, until: now + resetMs };
  }
}

/** Of the pauses that the vendor says nothing about, in ms. */
const first = 2000;
const longest = 10 * 60_000;
