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
  }

  refused(level: number, now: number, how: "first" | "again" | "try"): void {
    const { window, ceiling } = this;
    // Less fits in than before, by no more than what was refused: that seems to count.
    const counts = level <= ceiling.limit && window.taken(now) + window.refused(now) > ceiling.limit;
    const known = window.countsRefused !== undefined;
    if (counts) window.countsRefused = true;
    if (counts && !known) return ceiling.wait(now);
    ceiling.refused(level, now, how);
    if (how !== "again" && !this.certain) this.#refusedAt = spans.map((span) => window.taken(now, span));
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
    ceiling.refused(level + 1, now, "again");
  }
}

/** Windows that vendors use, longest first, in ms. */
const spans = [60_000, 10_000, 1000];
const usual = 60_000;
