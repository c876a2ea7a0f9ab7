/**
 * A signal for all the many who wait in a run: however many they are, the signal has one listener. A signal of its own for
 * each of them, or a listener of each at one signal, takes longer than most of what is waited for.
 */
export class Cancellation {
  readonly signal: AbortSignal;
  readonly #waiting = new Set<() => void>();
  readonly #abort = (): void => {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const stop of waiting) stop();
  };

  constructor(signal: AbortSignal) {
    this.signal = signal;
    signal.addEventListener("abort", this.#abort, { once: true });
  }

  /** Calls back when it is cancelled, if it isn't left before. */
  join(stop: () => void): void {
    this.#waiting.add(stop);
  }

  leave(stop: () => void): void {
    this.#waiting.delete(stop);
  }

  /** Settles as the work does, or rejects as soon as it is cancelled, even if the work doesn't listen. */
  race<T>(work: Promise<T>): Promise<T> {
    if (this.signal.aborted) return Promise.reject(this.signal.reason);
    return new Promise((resolve, reject) => {
      const stop = () => reject(this.signal.reason);
      this.#waiting.add(stop);
      work.then(
        (value) => {
          this.#waiting.delete(stop);
          return resolve(value);
        },
        (thrown) => {
          this.#waiting.delete(stop);
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
