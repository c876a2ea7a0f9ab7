import { Ceiling } from "./ceiling.ts";
import { Window } from "./window.ts";

/** A limit on requests: a window and how many fit in it. */
export class Rate {
  readonly window: Window;
  readonly ceiling: Ceiling;
  /** False while the length of the window is a guess. */
  certain: boolean;
  /** What the candidates for the window held at the last refusal. */
  #refusedAt: readonly number[] = [];

  constructor(limit?: { readonly max: number; readonly perSeconds: number }) {
    const span = limit ? limit.perSeconds * 1000 : usual;
    this.window = new Window(span);
    this.ceiling = new Ceiling(limit?.max ?? Infinity, span / 2);
    this.certain = limit !== undefined;
  }

  /** The level that the answered requests and one more make. */
  level(now: number): number {
    return this.window.answered(now) + 1;
  }

  accepted(level: number, now: number): void {
    const { window, ceiling } = this;
    if (level <= ceiling.limit) {
      if (ceiling.limit < ceiling.known) this.certain = true;
    } else if (window.countsRefused && window.taken(now) + 1 <= ceiling.limit) {
      // More fits in than there would be room for if refused requests counted.
      window.countsRefused = false;
      return;
    }
    ceiling.accepted(level, now);
  }

  refused(level: number, now: number, again: boolean): void {
    this.ceiling.refused(level, now, again);
    if (!again && !this.certain) this.#refusedAt = spans.map((span) => this.window.taken(now, span));
  }

  /** A request was accepted though the window seemed full: the real one is shorter. */
  shorten(now: number): void {
    const { window, ceiling } = this;
    const place = spans.findIndex(
      (span, at) => span < window.span && window.taken(now, span) < (this.#refusedAt[at] ?? 0),
    );
    const [span, level] = [spans[place], this.#refusedAt[place]];
    ceiling.restore();
    if (this.certain || span === undefined || level === undefined) return;
    window.span = span;
    ceiling.refused(level + 1, now, true);
  }
}

/** Windows that vendors use, longest first, in ms. */
const spans = [60_000, 10_000, 1000];
const usual = 60_000;
