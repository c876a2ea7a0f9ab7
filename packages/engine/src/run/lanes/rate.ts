import { Ceiling } from "./ceiling.ts";
import { Window } from "./window.ts";

/** A limit on requests: a window and how many fit in it. */
export class Rate {
  readonly window: Window;
  readonly ceiling: Ceiling;
  /** False while the length of the window is a guess. */
  certain: boolean;
  readonly #guess: boolean;
  /** The most that was accepted within each of the shorter windows that it may be. */
  readonly #most = new Map(spans.map((span) => [span, 0]));
  /** Those that the refusals so far leave possible, with what they held. */
  #shorter: ReadonlyMap<number, number> = new Map();
  /** The level at which all this began. */
  #cutAt = Infinity;

  constructor(limit?: { readonly max: number; readonly perSeconds: number }) {
    const span = limit ? limit.perSeconds * 1000 : usual;
    this.window = new Window(span);
    this.ceiling = new Ceiling(limit?.max ?? Infinity, span);
    this.certain = limit !== undefined;
    this.#guess = !this.certain;
  }

  /** The level that the answered requests and one more certainly make. */
  level(now: number): number {
    return this.window.certain(now) + 1;
  }

  /** Whether room depends on whether refused requests count: one request will tell. */
  unsure(now: number): boolean {
    const { window, ceiling } = this;
    return window.countsRefused === undefined && window.count(now) - window.refused(now) < ceiling.limit;
  }

  accepted(level: number, now: number): void {
    const { window, ceiling } = this;
    // More fits in than there would be room for if refused requests counted.
    if (window.countsRefused !== false && window.taken(now) <= ceiling.limit && window.answered(now) > ceiling.limit) {
      window.countsRefused = false;
      return;
    }
    if (level <= ceiling.limit && ceiling.limit < ceiling.known) this.certain = true;
    ceiling.accepted(level, now);
    if (this.certain) return;
    for (const [span, most] of this.#most) this.#most.set(span, Math.max(most, window.taken(now, span)));
    if (level > this.#cutAt * clearly) this.#shorten(now);
  }

  refused(level: number, now: number, how: "first" | "again" | "try"): void {
    const { window, ceiling } = this;
    // Less fits in than before, by no more than what was refused: that seems to count.
    const counts = level <= ceiling.limit && window.taken(now) + window.refused(now) > ceiling.limit;
    const known = window.countsRefused !== undefined;
    if (counts) window.countsRefused = true;
    if (counts && !known) return ceiling.wait(now);
    if (this.#guess && window.span < usual && level * 2 <= ceiling.limit) return this.#lengthen(now);
    ceiling.refused(level, now, how);
    if (this.certain) return;
    if (this.#cutAt === Infinity) this.#cutAt = level;
    // A window that has held more before is not the one that is full now.
    const possible = [...this.#most].filter(([span, most]) => span < window.span && window.taken(now, span) >= most);
    this.#shorter = new Map(possible.map(([span]) => [span, window.taken(now, span)]));
    if (possible.length === 0 && how !== "again") this.certain = true;
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

/** The window that vendors use most, and the shorter ones, in ms. */
const usual = 60_000;
const spans = [10_000, 1000];
/** By so much a limit must be exceeded until its window is taken to be wrong: another client of the same key may explain less. */
const clearly = 1.5;
