/** Whoever waits for something that may be cancelled. */
interface Waiting {
  stop(): void;
}

/**
 * A signal for all the many who wait in a run: however many they are, the signal has one listener. A signal of its own for
 * each of them, or a listener of each at one signal, takes longer than most of what is waited for.
 */
export class Cancellation {
  readonly signal: AbortSignal;
  /** What the signal would tell, but would have to find out: every unit of a run asks. */
  cancelled: boolean;
  readonly #waiting = new Set<Waiting>();
  readonly #abort = (): void => {
    this.cancelled = true;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const one of waiting) one.stop();
  };

  constructor(signal: AbortSignal) {
    this.signal = signal;
    this.cancelled = signal.aborted;
    signal.addEventListener("abort", this.#abort, { once: true });
  }

  /** Calls its `stop` when it is cancelled, if it isn't left before. */
  join(one: Waiting): void {
    this.#waiting.add(one);
  }

  leave(one: Waiting): void {
    this.#waiting.delete(one);
  }

  /** Settles as the work does, or rejects as soon as it is cancelled, even if the work doesn't listen. */
  race<T>(work: Promise<T>): Promise<T> {
    if (this.signal.aborted) return Promise.reject(this.signal.reason);
    return new Promise((resolve, reject) => {
      const one = { stop: () => reject(this.signal.reason) };
      this.#waiting.add(one);
      work.then(
        (value) => {
          this.#waiting.delete(one);
          return resolve(value);
        },
        (thrown) => {
          this.#waiting.delete(one);
          return reject(thrown);
        },
      );
    });
  }

  /** Nobody waits any more: lets the signal go. */
  close(): void {
    this.signal.removeEventListener("abort", this.#abort);
  }
}
