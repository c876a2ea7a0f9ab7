/** Time that never jumps, in ms. */
export interface Time {
  now(): number;
  /** Rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Given as it is: without a reason, each abort makes an error with its stack. */
const replaced = new Error("the alarm was set anew");

/** Rings at one moment, or not at all; setting it anew replaces the old moment. */
export class Alarm {
  readonly #time: Time;
  readonly #ring: () => void;
  #set: { readonly at: number; readonly control: AbortController } | undefined;

  constructor(time: Time, ring: () => void) {
    this.#time = time;
    this.#ring = ring;
  }

  set(at: number | undefined): void {
    if (this.#set?.at === at) return;
    this.#set?.control.abort(replaced);
    this.#set = undefined;
    if (at === undefined) return;
    const control = new AbortController();
    const set = { at, control };
    this.#set = set;
    const ring = () => {
      if (this.#set !== set) return;
      this.#set = undefined;
      this.#ring();
    };
    // Timers that fire early are set again; never for no time at all, so that time goes on.
    void this.#time.sleep(Math.max(1, at - this.#time.now()), control.signal).then(ring, () => undefined);
  }
}
