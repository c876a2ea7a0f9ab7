/** Who waits, first come, first served. Coming, leaving and being next take the same time however long the line is. */
export class Line<T> {
  readonly #waiting = new Set<T>();
  /** Goes on behind whoever was next, so that it needn't pass over those who have gone. */
  #rest = this.#waiting.values();

  get empty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Takes the last place. */
  add(who: T): void {
    this.#waiting.add(who);
  }

  leave(who: T): void {
    this.#waiting.delete(who);
  }

  /** The one who came first and is still here, and waits no more. */
  next(): T | undefined {
    let first = this.#rest.next();
    if (first.done && !this.empty) {
      this.#rest = this.#waiting.values();
      first = this.#rest.next();
    }
    if (first.done) return undefined;
    this.#waiting.delete(first.value);
    return first.value;
  }
}
