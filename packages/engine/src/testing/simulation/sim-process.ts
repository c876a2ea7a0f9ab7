import type { VirtualTime } from "../virtual-time.ts";

/** What may happen to a process at any point where it touches the world. */
export interface Mishaps {
  /** The process dies here. */
  crash(point: string): boolean;
  /** The process is frozen here for so many ms; 0: it isn't. */
  freeze(point: string): number;
}

/**
 * A process of the simulated world. Everything that it does outside its own memory goes through `touch`; once it is dead,
 * nothing of it ever goes on.
 */
export class SimProcess {
  readonly id: string;
  readonly #time: VirtualTime;
  readonly #mishaps: Mishaps;
  #dead = false;
  #frozenUntil = 0;
  #tell: () => void = () => {};
  /** Resolves when the process dies or freezes for the first time: others may go on in its place. */
  readonly left = new Promise<void>((resolve) => (this.#tell = resolve));

  constructor(id: string, time: VirtualTime, mishaps: Mishaps) {
    this.id = id;
    this.#time = time;
    this.#mishaps = mishaps;
  }

  get dead(): boolean {
    return this.#dead;
  }

  get frozen(): boolean {
    return this.#time.now() < this.#frozenUntil;
  }

  /** Does something to the world, unless the process dies before; may die after, before it learns what came of it. */
  async touch<T>(point: string, effect: () => T | Promise<T>): Promise<T> {
    await this.#live(`before ${point}`);
    let result: { value: T } | { thrown: unknown };
    try {
      result = { value: await effect() };
    } catch (thrown) {
      result = { thrown };
    }
    await this.#live(`after ${point}`);
    if ("thrown" in result) throw result.thrown;
    return result.value;
  }

  /** Goes on when the process is neither dead nor frozen. */
  async #live(point: string): Promise<void> {
    if (!this.#dead && this.#mishaps.crash(point)) this.#dead = true;
    const ms = this.#dead ? 0 : this.#mishaps.freeze(point);
    if (ms > 0) this.#frozenUntil = this.#time.now() + ms;
    if (this.#dead || ms > 0) this.#tell();
    if (this.#dead) return never();
    while (this.frozen && !this.#dead) await this.#time.sleep(this.#frozenUntil - this.#time.now());
    if (this.#dead) return never();
  }

  /** A sleep of this process: it wakes no earlier than it is thawed, and never when it is dead. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    await this.#time.sleep(ms, signal);
    while (this.frozen && !this.#dead) await this.#time.sleep(this.#frozenUntil - this.#time.now());
    if (this.#dead) return never();
    signal.throwIfAborted();
  }
}

/** A promise of its own each time: one for all would hold on to everything that ever waited for it. */
function never(): Promise<never> {
  return new Promise(() => {});
}
