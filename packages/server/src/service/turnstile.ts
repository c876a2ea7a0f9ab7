/**
 * Lets pieces of work of some milliseconds in one by one, with a turn of the event loop before each: however many come at
 * once, whoever else waits is not held up by all of them.
 */
export class Turnstile {
  #last = Promise.resolve();

  /** Resolves when it is one's turn. */
  pass(): Promise<void> {
    this.#last = this.#last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.#last;
  }
}
