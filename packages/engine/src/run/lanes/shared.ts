/** One idea of how fast the room changes (levels in a ms, up as well as down), with the chance of each room under it. */
interface Idea {
  readonly pace: number;
  chances: number[];
}

/**
 * How much room others leave us of a limit that they use up, too, unseen: a chance for each possible room, which drifts up
 * and down as their requests come and go, at a pace that is learned with it. Each answer is evidence (Bayes): accepted,
 * there was room for the level that the request made; refused, there was not.
 */
export class Shared {
  readonly #ideas: readonly Idea[];
  /** Levels in one step of `chances`, so that large limits cost no more than small ones. */
  readonly #step: number;
  /** More than this the limit leaves to nobody. */
  readonly top: number;
  /** The chance of being taken that makes a request worth sending. */
  #worth = 0.6;
  /** After so long a silence anything is possible, and no more is worth calculating. In ms. */
  readonly #longest: number;
  #at: number;

  /** `room`: what there is now, as far as one refusal tells. */
  constructor(top: number, room: number, span: number, now: number) {
    this.top = top;
    this.#step = Math.ceil(top / 64);
    this.#at = now;
    this.#longest = 10 * span;
    const size = Math.ceil(top / this.#step) + 1;
    this.#ideas = paces.map((share) => ({
      pace: (share * top) / this.#step / span,
      chances: Array.from({ length: size }, (_, place) => (place === this.#place(room) ? 1 / paces.length : 0)),
    }));
  }

  /** The highest level that is taken with this chance; else with the one that makes it worth sending. */
  limit(now: number, enough = this.#worth): number {
    this.#drift(now);
    let [place, chance] = [this.#size - 1, 0];
    for (; place > 0; place--) {
      for (const { chances } of this.#ideas) chance += chances[place] ?? 0;
      if (chance >= enough) break;
    }
    return place * this.#step;
  }

  accepted(level: number, now: number): void {
    this.#worth = Math.max(0.4, this.#worth - step * refusedShare);
    this.#learn(now, (place) => place >= this.#place(level));
  }

  refused(level: number, now: number): void {
    this.#worth = Math.min(0.7, this.#worth + step * (1 - refusedShare));
    this.#learn(now, (place) => place < this.#place(level));
  }

  get #size(): number {
    return this.#ideas[0]?.chances.length ?? 0;
  }

  #place(level: number): number {
    return Math.ceil(level / this.#step);
  }

  #learn(now: number, fits: (place: number) => boolean): void {
    this.#drift(now);
    let sum = 0;
    for (const idea of this.#ideas) {
      // Nothing is ruled out altogether: the answer may have been about something else.
      idea.chances = idea.chances.map((chance, place) => (fits(place) ? chance : chance * least));
      for (const chance of idea.chances) sum += chance;
    }
    for (const idea of this.#ideas) idea.chances = idea.chances.map((chance) => chance / sum);
  }

  #drift(now: number): void {
    for (const idea of this.#ideas) {
      // In steps so small that hardly anybody moves twice.
      for (let left = Math.min(now - this.#at, this.#longest); left > 0;) {
        const time = Math.min(left, 0.2 / idea.pace);
        left -= time;
        const moves = time * idea.pace;
        const { chances } = idea;
        idea.chances = chances.map((chance, place) => {
          const [down, up] = [chances[place - 1] ?? chance, chances[place + 1] ?? chance];
          return chance + moves * (down - chance + up - chance);
        });
      }
    }
    this.#at = Math.max(this.#at, now);
  }
}

const least = 1e-4;
/**
 * So many of our requests are refused, about: fewer would keep us from more room than they are worth. Whoever is refused more
 * often becomes more careful, by this step.
 */
const refusedShare = 0.1;
const step = 0.05;
/** Shares of the limit that others may take within its window. */
const paces = [0.01, 0.1, 0.2, 0.3, 0.45, 0.6];
