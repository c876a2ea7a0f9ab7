/** Whoever leaves the line takes itself out of its place. */
export interface Place<T> {
  who: T | undefined;
}

/** Who waits, first come, first served. Coming, leaving and being next take the same time however long the line is. */
export class Line<T> {
  #places: Place<T>[] = [];
  #first = 0;

  /** Takes the last place. */
  add(who: T): Place<T> {
    const place = { who };
    this.#places.push(place);
    return place;
  }

  /** The one who came first and is still here, and waits no more. */
  next(): T | undefined {
    for (; this.#first < this.#places.length; this.#first++) {
      const place = this.#places[this.#first];
      if (place?.who === undefined) continue;
      const { who } = place;
      place.who = undefined;
      this.#first += 1;
      this.#tidy();
      return who;
    }
    this.#places = [];
    this.#first = 0;
    return undefined;
  }

  /** Forgets those who have gone, when they are more than half. */
  #tidy(): void {
    if (this.#first < 64 || this.#first * 2 < this.#places.length) return;
    this.#places = this.#places.slice(this.#first);
    this.#first = 0;
  }
}
