import type { EventBody } from "../events/run-event.ts";
import { placeOf } from "../events/run-state.ts";

interface Wait {
  /** Since when it waits now, ms since the first wait; undefined: it works. */
  since: number | undefined;
  ms: number;
  reason: string;
}

/** Waits shorter than this, in ms, are nobody's concern. */
const shortest = 50;

/** How long units waited. Their ends tell it: a journal keeps what became of a unit, and not each of its steps. */
export class Waits {
  readonly #units = new Map<string, Wait>();
  /** Moments are counted from here: small whole numbers need no object each, and very many may wait. */
  #start: number | undefined;
  #reason = "";

  /** The event, with what its unit waited where it is the unit's end. `at` in ms. */
  told(event: EventBody, at: number): EventBody {
    if (event.type === "unit.waiting") {
      const place = placeOf(event);
      const now = Math.round(at - (this.#start ??= at));
      const wait = this.#units.get(place);
      const reason = this.#once(event.reason);
      if (wait) Object.assign(wait, { since: wait.since ?? now, reason });
      else this.#units.set(place, { since: now, ms: 0, reason });
      return event;
    }
    if (this.#units.size === 0 || !("node" in event)) return event;
    const place = placeOf(event);
    const wait = this.#units.get(place);
    if (!wait) return event;
    const now = Math.round(at - (this.#start ?? at));
    wait.ms += now - (wait.since ?? now);
    wait.since = undefined;
    if (event.type !== "unit.finished" && event.type !== "unit.failed") return event;
    this.#units.delete(place);
    return wait.ms < shortest ? event : { ...event, waited: { seconds: wait.ms / 1000, reason: wait.reason } };
  }

  /** Equal texts of many who wait for the same are kept once. */
  #once(reason: string): string {
    return this.#reason === reason ? this.#reason : (this.#reason = reason);
  }
}
