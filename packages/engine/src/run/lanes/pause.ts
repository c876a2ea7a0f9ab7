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
  /** Until when the vendor itself asked to wait. */
  #word = 0;
  /** What the headers of the last answer left of the vendor's quota. */
  #quota = { left: Infinity, until: 0 };
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  obstacle(now: number): Obstacle | undefined {
    if (now < this.until) {
      const asked = now < this.#word;
      const reason = asked ? "the vendor asked to wait" : "the vendor refused the last request; it is tried again";
      return { reason, until: this.until };
    }
    if (this.#quota.left > 0 || now >= this.#quota.until) return undefined;
    return { reason: "the vendor says that its quota is used up", until: this.#quota.until };
  }

  /**
   * `free`: when the window that may be to blame has room again, if that is known; `soonest`: before then a request can
   * tell nothing, whichever window it is.
   */
  refused(now: number, { retryAfterMs, remaining, resetMs }: RateHints, free = Infinity, soonest = 0): void {
    const told = retryAfterMs ?? (remaining === 0 ? resetMs : undefined);
    // The vendor's word stands, whatever another answer leaves open.
    this.#word = Math.max(this.#word, now + (told ?? 0));
    this.until = this.#word;
    // Who refuses again at the moment that it named itself doesn't know.
    if ((told !== undefined || now < this.#word) && this.refusals <= 1) return;
    // A window that was to be free by now, and again, is longer than we think.
    const last = free > now && this.refusals < 12 ? free : Infinity;
    this.until = Math.max(this.#word, Math.min(last, Math.max(soonest, now + this.#backOff())));
  }

  /** Full jitter, so that many clients of one vendor don't beat in time. */
  #backOff(): number {
    return this.#random() * Math.min(longest, first * 2 ** (this.refusals - 1));
  }

  /** What the vendor may have been waiting for has happened: one request will tell. Not against the vendor's word. */
  end(now: number): void {
    this.until = Math.min(this.until, Math.max(now, this.#word));
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
