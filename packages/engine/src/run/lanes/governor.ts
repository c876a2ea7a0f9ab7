import type { Ceiling } from "./ceiling.ts";
import { type Obstacle, Pause } from "./pause.ts";
import { Places } from "./places.ts";
import { Rate } from "./rate.ts";
import type { RateHints } from "./rate-hints.ts";

/** A request on its way. */
export interface Sent {
  readonly at: number;
  /** The level of each rate that it makes. */
  readonly rates: readonly number[];
  /** Which learned limit it tries to exceed. */
  readonly tries: Suspect | undefined;
}

type Suspect = "places" | "requests";

interface Limits {
  readonly concurrency?: number;
  readonly requests?: readonly { readonly max: number; readonly perSeconds: number }[];
}

/**
 * Decides whether a request may be sent, and learns from the answers how many jobs at a time and how many requests in a
 * window the vendor takes.
 *
 * A refusal doesn't say which of the two it was. What was fine before is not to blame; where both are new, both are
 * suspected until a job ends or time passes and the next answer tells.
 */
export class Governor {
  /** Jobs and requests that hold a place. */
  running = 0;
  readonly places: Places;
  readonly rates: readonly Rate[];
  readonly pause: Pause;
  #unanswered = 0;
  #refusedAt = -Infinity;
  /** Nothing is certain about the limits, or they turned out to be wrong: no bursts. */
  #careful: boolean;
  #blame: Suspect | undefined;
  #doubt: { readonly place: number; readonly rate: number } | undefined;

  constructor({ concurrency, requests = [] }: Limits, random: () => number) {
    this.pause = new Pause(random);
    this.places = new Places(concurrency === undefined ? Infinity : Math.max(1, Math.floor(concurrency)));
    const told = requests.filter(({ max, perSeconds }) => max >= 1 && perSeconds > 0);
    this.rates = told.length > 0 ? told.map((limit) => new Rate(limit)) : [new Rate()];
    this.rates = this.rates.toSorted((a, b) => a.window.span - b.window.span);
    this.#careful = concurrency === undefined || told.length === 0;
  }

  obstacle(now: number): Obstacle | undefined {
    return this.pause.obstacle(now) ?? this.#full(now) ?? this.#spent(now) ?? this.#unsure(now);
  }

  #unsure(now: number): Obstacle | undefined {
    // After a refusal one request goes first, alone; so does what a limit that was met may refuse.
    const alone =
      this.pause.refusals > 0 || this.rates.some((rate) => rate.limit(now) < Infinity && !rate.hasRoom(now));
    const most = alone ? 1 : this.#careful ? Math.max(2, this.running >> 3) : Infinity;
    return this.#unanswered < most ? undefined : { reason: "the vendor has not answered the last request yet" };
  }

  #full(now: number): Obstacle | undefined {
    const { places } = this;
    const level = this.running + 1;
    if (level <= places.limit || (level <= places.known && this.pause.refusals > 0 && this.#doubt)) return undefined;
    // Not while a refusal could be the requests' as well; and at once if all that is known is that it was one of the two.
    if (this.rates.every((rate) => rate.hasRoom(now)) && this.#mayTry(places, level, this.#doubt ? Infinity : now))
      return undefined;
    const reason = `all ${places.limit} places are taken`;
    const until = level > places.known ? undefined : places.tryAt;
    return until === undefined || until <= now ? { reason } : { reason, until };
  }

  #spent(now: number): Obstacle | undefined {
    let worst: Obstacle | undefined;
    for (const rate of this.rates) {
      const { ceiling, window } = rate;
      const level = window.count(now) + 1;
      const limit = rate.limit(now);
      if (level <= limit) continue;
      const blind = this.pause.refusals > 0 && (this.#doubt || (this.#blame === "requests" && !rate.certain));
      if (level <= ceiling.known && this.#unanswered === 0 && rate.unsure(now)) continue;
      if (level <= ceiling.known && (blind || this.#mayTry(rate, level, now))) continue;
      const free = window.freeAt(limit, now) ?? Infinity;
      // A try that is due waits for an answer that is still open, not for time.
      const { tryAt = Infinity } = rate;
      const until = level > ceiling.known || tryAt <= now ? free : Math.min(free, tryAt);
      const reason = `${limit} requests in ${spanText(window.span)} are used up`;
      if (until === Infinity) return { reason };
      if (!worst || until > (worst.until ?? 0)) worst = { reason, until };
    }
    return worst;
  }

  /** Tries go alone, so that their answer tells something. */
  #mayTry(ceiling: Pick<Ceiling, "mayTry">, level: number, now: number): boolean {
    return this.#unanswered === 0 && ceiling.mayTry(level, now);
  }

  send(now: number): Sent {
    this.running += 1;
    this.#unanswered += 1;
    this.pause.send(1);
    for (const { window } of this.rates) window.send();
    const rates = this.rates.map(({ window }) => window.count(now));
    const above = this.rates.some((rate, at) => (rates[at] ?? 0) > rate.limit(now));
    const tries =
      this.pause.refusals > 0
        ? undefined
        : this.running > this.places.limit
          ? "places"
          : above
            ? "requests"
            : undefined;
    return { at: now, rates, tries };
  }

  unsent(): void {
    this.running -= 1;
    this.#unanswered -= 1;
    this.pause.send(-1);
    for (const { window } of this.rates) window.unsend();
  }

  failed(now: number): void {
    this.running -= 1;
    this.#unanswered -= 1;
    for (const { window } of this.rates) window.answer(now, false);
  }

  /** A job is over. */
  left(now: number): void {
    this.running -= 1;
    this.places.ended(now);
    if (this.#doubt || this.#blame === "places") this.pause.end(now);
  }

  accepted(sent: Sent, now: number, hints: RateHints): void {
    const heard = now + late(sent, now);
    const { place, rates } = this.#levels(heard);
    this.#answer(now, false);
    this.pause.listen(hints, now, this.#unanswered);
    if (sent.at <= this.#refusedAt) return this.#stale(place, rates, heard);
    this.pause.refusals = 0;
    if (this.#doubt) this.#clear(this.#doubt, place, rates);
    this.places.accepted(place, now, heard);
    for (const [at, rate] of this.rates.entries()) rate.accepted(rates[at] ?? 0, now, late(sent, now));
  }

  /** Sent before the last refusal, so it tells nothing of what has changed since; but that much did fit. */
  #stale(place: number, rates: readonly number[], heard: number): void {
    this.places.prove(place, heard);
    for (const [at, { ceiling }] of this.rates.entries()) ceiling.prove(rates[at] ?? 0);
    const doubt = this.#doubt;
    if (doubt)
      this.#doubt = { place: Math.max(place + 1, doubt.place), rate: Math.max((rates[0] ?? 0) + 1, doubt.rate) };
  }

  /** What an accepted request tells about a refusal that could be either limit's. */
  #clear(doubt: { place: number; rate: number }, place: number, rates: readonly number[]): void {
    const lowerPlace = place < doubt.place;
    const lowerRate = (rates[0] ?? 0) < doubt.rate;
    if (lowerPlace && lowerRate) return;
    this.#doubt = undefined;
    // Neither is lower: whatever it was has passed, and both are raised by what is accepted.
    if (lowerPlace) {
      this.#blame = "places";
      this.#suspect.restore();
    } else if (lowerRate) {
      this.#blame = "requests";
      this.places.restore();
    }
  }

  refused(sent: Sent, now: number, hints: RateHints): void {
    const { place, rates } = this.#levels(now);
    const again = sent.at <= this.#refusedAt;
    this.running -= 1;
    this.#answer(now, true);
    this.#careful = true;
    if (!again) this.pause.refusals += 1;
    this.#refusedAt = now;
    const rate = rates[0] ?? 0;
    const blame = this.#whose(sent, rate, now, hints);
    const doubted = this.#doubt !== undefined;
    if (blame && this.#doubt) {
      if (blame === "requests") this.places.restore();
      else this.#suspect.restore();
      this.#doubt = undefined;
    }
    this.#blame = blame;
    if (!blame) {
      // The first suspicion is kept: the lowest levels that are known to have been refused.
      if (!this.#doubt) this.#doubt = { place, rate };
      else this.#doubt = { place: Math.min(place, this.#doubt.place), rate: Math.min(rate, this.#doubt.rate) };
    }
    const how = again || doubted ? "again" : sent.tries ? "try" : "first";
    if (blame !== "requests") this.places.refused(place, now, how);
    if (blame !== "places") {
      const most = blame === "requests" && how !== "again" ? sent.rates[0] : undefined;
      this.#suspect.refused(rate, now, how, most);
    }
    const { window } = this.#suspect;
    const free = blame === "places" ? undefined : window.freeAt(this.#suspect.limit(now), now);
    this.pause.refused(now, hints, free, blame === "places" ? undefined : this.#suspect.soonest(now));
  }

  #whose({ tries, rates }: Sent, rate: number, now: number, { remaining }: RateHints): Suspect | undefined {
    if (remaining !== undefined) return remaining === 0 ? "requests" : "places";
    // Those that are open may have had their places before it.
    const [fits, rateFits] = [this.places.fits(this.running + 1, now), this.#suspect.fits(rate, now)];
    if (this.#suspect.shared && !rateFits) return "requests";
    if (tries) return tries;
    if (fits && rateFits) return this.#fuller(rates[0] ?? 0, now);
    if (fits) return "requests";
    return rateFits && !(this.#doubt && this.#suspect.mayBeFull(rate, now)) ? "places" : undefined;
  }

  /**
   * Both were fine before: one of them was lowered, or others use it up, too. Rather what was short already, and what was
   * more than half full where the other was not.
   */
  #fuller(requests: number, now: number): Suspect | undefined {
    if (this.#blame === "requests") return this.#blame;
    const places = (this.running + 1) / this.places.limit;
    const rate = requests / this.#suspect.limit(now);
    // Infinite limits are unknown ones.
    if (places === 0 || rate === 0 || places < 0.5 === rate < 0.5) return undefined;
    return places < 0.5 ? "requests" : "places";
  }

  /** The rate that is blamed: the shortest window. */
  get #suspect(): Rate {
    const [first] = this.rates;
    if (!first) throw new Error("a lane without windows");
    return first;
  }

  /** Levels that the vendor certainly had: requests may overtake each other, so those with open answers are left out. */
  #levels(now: number): { place: number; rates: readonly number[] } {
    return { place: this.running - this.#unanswered + 1, rates: this.rates.map((rate) => rate.level(now)) };
  }

  #answer(now: number, refused: boolean): void {
    this.#unanswered -= 1;
    for (const { window } of this.rates) {
      window.answer(now, refused);
      window.prune(now);
    }
  }
}

/**
 * By how much earlier than we others' requests, which took about as long as this one, may have left the vendor's window;
 * and about how much later we may hear that a job has ended.
 */
function late({ at }: Sent, now: number): number {
  return 2 * (now - at);
}

function spanText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds === 60) return "a minute";
  if (seconds === 3600) return "an hour";
  if (seconds === 86_400) return "a day";
  return `${seconds} s`;
}
