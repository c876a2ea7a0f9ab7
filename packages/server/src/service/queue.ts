import type { Ticket } from "./request.ts";
import { TryAgain } from "./try-again.ts";
import type { Share, Slots } from "./slots.ts";
import { inTurns } from "./turns.ts";

type Entry = Pick<Ticket, "id" | "caller" | "priority">;

export interface QueueOptions<T extends Entry> {
  /** Where runs go; shared with other queues. */
  readonly slots: Slots;
  /** How many may wait. */
  readonly limit: number;
  /** Does the work; what it throws is its own business. */
  work(entry: T): Promise<void>;
}

/** When somebody who was refused should come again, in seconds. */
const retryAfterSeconds = 10;

/** Runs that wait for a slot: in turns, and no more waiting than can be. */
export class Queue<T extends Entry> {
  readonly #options: QueueOptions<T>;
  readonly #share: Share;
  #waiting: T[] = [];
  #promised = 0;
  readonly #running = new Map<string, { readonly entry: T; readonly ended: Promise<void> }>();
  #closed = false;

  constructor(options: QueueOptions<T>) {
    this.#options = options;
    this.#share = options.slots.join(() => this.#next());
  }

  get size(): { readonly waiting: number; readonly running: number } {
    return { waiting: this.#waiting.length, running: this.#running.size };
  }

  get entries(): { readonly waiting: readonly T[]; readonly going: readonly T[] } {
    return { waiting: this.#waiting, going: [...this.#running.values()].map(({ entry }) => entry) };
  }

  /** Keeps a place for somebody who is still looked at; to be given back. Throws `queue-full`. */
  reserve(): { release(): void } {
    if (this.#waiting.length + this.#promised >= this.#options.limit)
      throw new TryAgain("queue-full", "Too many runs are waiting already", retryAfterSeconds);
    this.#promised += 1;
    let held = true;
    return {
      release: () => {
        if (held) this.#promised -= 1;
        held = false;
      },
    };
  }

  /** Nothing happens to one that is here already. */
  add(entry: T): void {
    if (this.#closed || this.has(entry.id)) return;
    this.#waiting.push(entry);
    this.#next();
  }

  /** From 1, the next to start; undefined: it doesn't wait. */
  position(id: string): number | undefined {
    const place = inTurns(this.#waiting, this.#counts()).findIndex((entry) => entry.id === id);
    return place === -1 ? undefined : place + 1;
  }

  /** Whether it was waiting, which it then no longer is. */
  remove(id: string): boolean {
    const before = this.#waiting.length;
    this.#waiting = this.#waiting.filter((entry) => entry.id !== id);
    return this.#waiting.length < before;
  }

  waits(id: string): boolean {
    return this.#waiting.some((entry) => entry.id === id);
  }

  has(id: string): boolean {
    return this.#running.has(id) || this.waits(id);
  }

  /** Resolves when it no longer runs. */
  async ended(id: string): Promise<void> {
    await this.#running.get(id)?.ended;
  }

  /** Starts nothing more, and resolves when nothing runs. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  #next(): void {
    while (!this.#closed && this.#waiting.length > 0 && this.#share.take()) {
      const [entry] = inTurns(this.#waiting, this.#counts());
      if (!entry) return this.#share.give();
      this.remove(entry.id);
      const ended = this.#options
        .work(entry)
        .catch(() => undefined)
        .finally(() => {
          this.#running.delete(entry.id);
          this.#share.give();
        });
      this.#running.set(entry.id, { entry, ended });
    }
  }

  #counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { entry } of this.#running.values()) counts.set(entry.caller, (counts.get(entry.caller) ?? 0) + 1);
    return counts;
  }
}
