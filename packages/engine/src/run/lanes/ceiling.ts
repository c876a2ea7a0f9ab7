/**
 * A limit that the vendor may not have told: lowered by what it refuses, raised again by careful tries.
 *
 * A level is the count that a request makes full: 5 is the fifth at a time, or the fifth within the window.
 */
export class Ceiling {
  /** What a person or the vendor said; Infinity where nobody did. Never exceeded. */
  known: number;
  #learned = Infinity;
  /** The highest level that was accepted and not refused since. */
  #proven: number;
  #before = { learned: Infinity, proven: 0 };
  /** The shortest time between two tries above the ceiling, in ms. */
  readonly #shortest: number;
  #interval: number;
  #tryAt = 0;

  constructor(known: number, tryEvery: number) {
    this.known = known;
    this.#proven = Number.isFinite(known) ? known : 0;
    this.#shortest = tryEvery;
    this.#interval = tryEvery;
  }

  /** At least one: a vendor that takes nothing at all is asked again all the same, by and by. */
  get limit(): number {
    return Math.max(1, Math.min(this.known, this.#learned));
  }

  /** Whether a higher level than the ceiling may be tried at `now`. */
  mayTry(level: number, now: number): boolean {
    return level <= this.known && now >= this.#tryAt;
  }

  get tryAt(): number | undefined {
    return this.limit < this.known ? this.#tryAt : undefined;
  }

  /** Whether this level was fine before: then it is not what was refused, unless the vendor has changed its mind. */
  fits(level: number, _now: number): boolean {
    return level <= this.#proven;
  }

  /** `heard`: when all is heard that may make the level smaller. */
  accepted(level: number, now: number, heard = now): void {
    const more = level > this.limit;
    this.prove(level, heard);
    if (!more) return;
    // The try was taken: there may be more room.
    this.#interval = this.#shortest;
    this.#tryAt = now;
  }

  /** Accepted, but sent before the last refusal. */
  prove(level: number, heard = 0): void {
    this.#learned = Math.max(this.#learned, level);
    this.certain(level, heard);
  }

  protected certain(level: number, _heard: number): void {
    this.#proven = Math.max(this.#proven, level);
  }

  /** A refusal out of the blue says that the limit moves, so it is soon tried again. A try that failed makes tries rarer. */
  refused(level: number, now: number, how: "first" | "again" | "try"): void {
    if (how !== "again") {
      this.#before = { learned: this.#learned, proven: this.#proven };
      this.#interval = how === "try" ? Math.min(this.#interval * 2, this.#shortest * 16) : this.#shortest;
      this.#tryAt = now + this.#interval;
    }
    this.#learned = Math.min(this.#learned, level - 1);
    this.#proven = Math.min(this.#proven, level - 1);
  }

  /** Not to be tried for a while. */
  wait(now: number): void {
    this.#tryAt = now + this.#interval;
  }

  /** Nothing was learned after all. */
  forget(): void {
    this.#learned = Infinity;
    this.#proven = 0;
  }

  /** The last refusal was not about this. */
  restore(): void {
    this.#learned = this.#before.learned;
    this.#proven = Math.max(this.#proven, this.#before.proven);
  }
}
