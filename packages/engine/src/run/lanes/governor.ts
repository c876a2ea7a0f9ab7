import { Ceiling } from "./ceiling.ts";
import { type Obstacle, Pause } from "./pause.ts";
import { Rate } from "./rate.ts";
import type { RateHints } from "./rate-hints.ts";

/** A request on its way. */
export interface Sent {
  readonly at: number;
  /** The level of the places, and of each rate, that it makes. */
  readonly place: number;
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
  readonly places: Ceiling;
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
    this.places = new Ceiling(
      concurrency === undefined ? Infinity : Math.max(1, Math.floor(concurrency)),
      tryPlaceEvery,
    );
    const told = requests.filter(({ max, perSeconds }) => max >= 1 && perSeconds > 0);
    this.rates = told.length > 0 ? told.map((limit) => new Rate(limit)) : [new Rate()];
    this.rates = this.rates.toSorted((a, b) => a.window.span - b.window.span);
    this.#careful = concurrency === undefined || told.length === 0;
  }

  obstacle(now: number): Obstacle | undefined {
    return this.pause.obstacle(now) ?? this.#unsure() ?? this.#full(now) ?? this.#spent(now);
  }

  #unsure(): Obstacle | undefined {
    // After a refusal one request goes first, alone.
    const most = this.pause.refusals > 0 ? 1 : this.#careful ? Math.max(2, this.running >> 3) : Infinity;
    return this.#unanswered < most ? undefined : { reason: "the vendor has not answered the last request yet" };
  }

  #full(now: number): Obstacle | undefined {
    const { places } = this;
    const level = this.running + 1;
    if (level <= places.limit || (level <= places.known && this.pause.refusals > 0 && this.#doubt)) return undefined;
    if (this.#mayTry(places, level, now)) return undefined;
    const reason = `all ${places.limit} places are taken`;
    const until = level > places.known ? undefined : places.tryAt;
    return until === undefined || until <= now ? { reason } : { reason, until };
  }

  #spent(now: number): Obstacle | undefined {
    let worst: Obstacle | undefined;
    for (const rate of this.rates) {
      const { ceiling, window } = rate;
      const level = window.count(now) + 1;
      if (level <= ceiling.limit) continue;
      const blind = this.pause.refusals > 0 && (this.#doubt || (this.#blame === "requests" && !rate.certain));
      if (level <= ceiling.known && this.#unanswered === 0 && rate.unsure(now)) continue;
      if (level <= ceiling.known && (blind || this.#mayTry(ceiling, level, now))) continue;
      const free = window.freeAt(ceiling.limit, now) ?? Infinity;
      // A try that is due waits for an answer that is still open, not for time.
      const { tryAt = Infinity } = ceiling;
      const until = level > ceiling.known || tryAt <= now ? free : Math.min(free, tryAt);
      const reason = `${ceiling.limit} requests in ${spanText(window.span)} are used up`;
      if (until === Infinity) return { reason };
      if (!worst || until > (worst.until ?? 0)) worst = { reason, until };
    }
    return worst;
  }

  /** Tries go alone, so that their answer tells something. */
  #mayTry(ceiling: Ceiling, level: number, now: number): boolean {
    return this.#unanswered === 0 && ceiling.mayTry(level, now);
  }

  send(now: number): Sent {
    this.running += 1;
    this.#unanswered += 1;
    this.pause.send(1);
    for (const { window } of this.rates) window.send();
    const rates = this.rates.map(({ window }) => window.count(now));
    const above = this.rates.some(({ ceiling }, at) => (rates[at] ?? 0) > ceiling.limit);
    const tries =
      this.pause.refusals > 0
        ? undefined
        : this.running > this.places.limit
          ? "places"
          : above
            ? "requests"
            : undefined;
    return { at: now, place: this.running, rates, tries };
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
    if (this.#doubt || this.#blame === "places") this.pause.end(now);
  }

  accepted(sent: Sent, now: number, hints: RateHints): void {
    const levels = this.#levels(now);
    const place = Math.min(sent.place, levels.place);
    const rates = levels.rates.map((level, at) => Math.min(sent.rates[at] ?? 0, level));
    this.#answer(now, false);
    this.pause.listen(hints, now, this.#unanswered);
    if (sent.at <= this.#refusedAt) return this.#stale(place, rates);
    this.pause.refusals = 0;
    if (this.#doubt) this.#clear(this.#doubt, place, rates);
    this.places.accepted(place, now);
    for (const [at, rate] of this.rates.entries()) rate.accepted(rates[at] ?? 0, now);
  }

  /** Sent before the last refusal, so it tells nothing of what has changed since; but that much did fit. */
  #stale(place: number, rates: readonly number[]): void {
    this.places.prove(place);
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
      this.#suspect.ceiling.restore();
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
    const blame = sent.tries ?? this.#whose(place, rate, hints);
    const doubted = this.#doubt !== undefined;
    if (blame && this.#doubt) {
      if (blame === "requests") this.places.restore();
      else this.#suspect.ceiling.restore();
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
    if (blame !== "places") this.#suspect.refused(rate, now, how);
    const { ceiling, window } = this.#suspect;
    this.pause.refused(now, hints, blame === "requests" ? window.freeAt(ceiling.limit, now) : undefined);
  }

  #whose(place: number, rate: number, { remaining }: RateHints): Suspect | undefined {
    if (remaining !== undefined) return remaining === 0 ? "requests" : "places";
    const [fits, rateFits] = [this.places.fits(place), this.#suspect.ceiling.fits(rate)];
    // Both were fine before: the vendor has changed its mind, more likely on what was short already.
    if (fits && rateFits) return this.#blame === "requests" ? this.#blame : undefined;
    if (fits === rateFits) return undefined;
    return fits ? "requests" : "places";
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

/** How often a higher concurrency is tried at most, in ms. */
const tryPlaceEvery = 60_000;

function spanText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds === 60) return "a minute";
  if (seconds === 3600) return "an hour";
  if (seconds === 86_400) return "a day";
  return `${seconds} s`;
}
