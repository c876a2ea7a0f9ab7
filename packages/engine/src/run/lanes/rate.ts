import { Ceiling } from "./ceiling.ts";
import { Shared } from "./shared.ts";
import { Window } from "./window.ts";

/** A limit on requests: a window and how many fit in it. */
export class Rate {
  readonly window: Window;
  readonly ceiling: Ceiling;
  /** False while the length of the window is a guess. */
  certain: boolean;
  readonly #guess: boolean;
  /** Since a refusal at a level that was fine before: somebody else uses the limit up, too. */
  #shared: Shared | undefined;
  /** When it is time to see whether there is more room than we believe. */
  #tryAt = 0;
  /** The most that was accepted within each of the shorter windows that it may be. */
  readonly #most = new Map(spans.map((span) => [span, 0]));
  /** Those that the refusals so far leave possible, with what they held. */
  #shorter: ReadonlyMap<number, number> = new Map();
  /** Whether the last refusal had us believe that refused requests count. */
  #guessed = false;
  /** The level at which all this began. */
  #cutAt = Infinity;

  constructor(limit?: { readonly max: number; readonly perSeconds: number }) {
    const span = limit ? limit.perSeconds * 1000 : usual;
    this.window = new Window(span);
    this.ceiling = new Ceiling(limit?.max ?? Infinity, span);
    this.certain = limit !== undefined;
    this.#guess = !this.certain;
  }

  limit(now: number): number {
    if (!this.#shared) return this.ceiling.limit;
    return Math.max(1, Math.min(this.ceiling.known, this.#shared.limit(now)));
  }

  /** Whether this level was fine before, and nobody else may have used up what it needs. */
  fits(level: number, now: number): boolean {
    return this.#shared ? level <= this.#shared.limit(now, sure) : this.ceiling.fits(level, now);
  }

  /** Whether what was fine before is too much if refused requests count: unknown while the limit is new. */
  mayBeFull(level: number, now: number): boolean {
    const { window } = this;
    if (this.certain || window.countsRefused !== undefined) return false;
    return !this.fits(level + window.refused(now), now);
  }

  /** Whether one more would be fine as far as we know. */
  hasRoom(now: number): boolean {
    return this.fits(this.window.count(now) + 1, now);
  }

  get shared(): boolean {
    return this.#shared !== undefined;
  }

  /** Whether more than the limit may be tried now. */
  mayTry(level: number, now: number): boolean {
    if (this.#shared) return now >= this.#tryAt;
    return this.ceiling.mayTry(level, now) && this.#cheap(now);
  }

  /**
   * A refused try may take a slot until a span later, from whoever could have had it first: best just after the window was
   * filled, unless that happens all the time.
   */
  #cheap(now: number): boolean {
    const { window } = this;
    const gap = window.gap(now);
    return gap < window.span / 10 || (window.freeAt(this.limit(now), now) ?? Infinity) - now >= gap / 2;
  }

  get tryAt(): number | undefined {
    return this.#shared ? this.#tryAt : this.ceiling.tryAt;
  }

  /**
   * When the shortest of the windows that it may be lets one more in: before then, a refusal would say nothing new. In the
   * lane's time; undefined where others use the limit up, too, or nothing is in it.
   */
  soonest(now: number): number | undefined {
    if (this.#shared) return undefined;
    for (const span of [...(this.certain ? [] : this.#shorter.keys()), this.window.span].toSorted((a, b) => a - b)) {
      const moment = this.window.leaves(now, span);
      if (moment !== undefined) return moment;
    }
    return undefined;
  }

  /** The level that the answered requests and one more certainly make. */
  level(now: number): number {
    return this.window.certain(now) + 1;
  }

  /** Whether room depends on whether refused requests count: one request will tell. */
  unsure(now: number): boolean {
    const { window } = this;
    return window.countsRefused === undefined && window.count(now) - window.refused(now) < this.limit(now);
  }

  accepted(level: number, now: number, late: number): void {
    const { window, ceiling } = this;
    // More fits in than there would be room for if refused requests counted.
    const limit = this.limit(now);
    if (window.countsRefused !== false && window.taken(now) <= limit && window.answered(now + late) > limit) {
      window.countsRefused = false;
      return;
    }
    if (level > limit) this.#tryAt = now + 2 * window.span;
    this.#shared?.accepted(level, now);
    // More than seemed possible: the limit was raised.
    if (this.#shared && level >= this.#shared.top && level < ceiling.known) this.#share(level, level, now);
    if (level <= ceiling.limit && ceiling.limit < ceiling.known) this.certain = true;
    ceiling.accepted(level, now);
    if (this.certain) return;
    for (const [span, most] of this.#most) this.#most.set(span, Math.max(most, window.taken(now, span)));
    if (level > this.#cutAt * clearly) this.#shorten(now);
  }

  /** `most`: the level that it made at most, if this limit is certainly the one that refused it. */
  refused(level: number, now: number, how: "first" | "again" | "try", most?: number): void {
    const { window, ceiling } = this;
    // Less fits in than before, by no more than what was refused: that seems to count.
    const limit = this.limit(now);
    const counts = level + window.open <= limit && level + window.refused(now) > limit;
    const known = window.countsRefused !== undefined;
    this.#guessed = counts && !known;
    if (counts) window.countsRefused = true;
    if (this.#guessed) return ceiling.wait(now);
    if (this.#guess && window.span < usual && level * 2 <= ceiling.limit) return this.#lengthen(now);
    this.#tryAt = now + 2 * window.span;
    if (most !== undefined && this.#shared) this.#shared.refused(most, now);
    else if (most !== undefined && this.certain && ceiling.fits(most, now)) this.#share(most, most - 1, now);
    ceiling.refused(level, now, how);
    if (this.certain) return;
    if (this.#cutAt === Infinity) this.#cutAt = level;
    // A window that has held more before is not the one that is full now.
    const possible = [...this.#most].filter(([span, most]) => span < window.span && window.taken(now, span) >= most);
    this.#shorter = new Map(possible.map(([span]) => [span, window.taken(now, span)]));
    if (possible.length === 0 && how !== "again") this.certain = true;
  }

  /** The last refusals were not about this. */
  restore(): void {
    this.ceiling.restore();
    if (this.#guessed) this.window.countsRefused = undefined;
    this.#guessed = false;
  }

  #share(level: number, room: number, now: number): void {
    const { known } = this.ceiling;
    this.#shared = new Shared(Number.isFinite(known) ? known : Math.max(16, 2 * level), room, this.window.span, now);
  }

  /** Far less than its limit fits in: the real window was the long one after all. */
  #lengthen(now: number): void {
    this.window.span = usual;
    this.certain = true;
    this.ceiling.forget();
    this.ceiling.refused(this.level(now), now, "first");
  }

  /** Far more than its limit fits in: the real window is shorter. */
  #shorten(now: number): void {
    const [[span, held] = []] = this.#shorter;
    this.#cutAt = Infinity;
    this.ceiling.restore();
    if (span === undefined || held === undefined) return;
    this.window.span = span;
    this.ceiling.refused(held + 1, now, "again");
  }
}

/** The chance of being taken that leaves no suspicion. */
const sure = 0.95;
/** The window that vendors use most, and the shorter ones, in ms. */
const usual = 60_000;
const spans = [10_000, 1000];
/** By so much a limit must be exceeded until its window is taken to be wrong: another client of the same key may explain less. */
const clearly = 1.5;
