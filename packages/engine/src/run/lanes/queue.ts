import { House } from "./house.ts";
import type { Ticket, Turn } from "./turn.ts";

/** Who goes next: houses take turns, the one that has least first, then the one that was served longest ago. */
export class Queue<T extends Turn> {
  /** All, in order of coming. */
  readonly #line = new Map<T, Ticket<T>>();
  readonly #houses = new Map<string | undefined, House<T>>();
  #came = 0;
  #taken = 0;

  get size(): number {
    return this.#line.size;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#line.keys();
  }

  has(turn: T): boolean {
    return this.#line.has(turn);
  }

  add(turn: T): void {
    const ticket = { turn, number: this.#came++ };
    this.#line.set(turn, ticket);
    this.#houses.getOrInsertComputed(turn.house, () => new House()).add(ticket);
  }

  /** Leaves without having been served. */
  remove(turn: T): void {
    const ticket = this.#line.get(turn);
    if (!ticket) return;
    this.#line.delete(turn);
    this.#houses.get(turn.house)?.remove(ticket);
    this.#forget(turn.house);
  }

  /** The next one; its house and its run have one more running until `done`. */
  take(): T | undefined {
    let best: House<T> | undefined;
    for (const house of this.#houses.values()) if (house.oldest && goesBefore(house, best)) best = house;
    const turn = best?.take()?.turn;
    if (!best || !turn) return undefined;
    best.last = ++this.#taken;
    this.#line.delete(turn);
    return turn;
  }

  done({ run, house }: Pick<Turn, "run" | "house">): void {
    this.#houses.get(house)?.done(run);
    this.#forget(house);
  }

  #forget(name: string | undefined): void {
    if (this.#houses.get(name)?.empty) this.#houses.delete(name);
  }
}

function goesBefore<T extends Turn>(a: House<T>, b: House<T> | undefined): boolean {
  if (!b) return true;
  const order = a.running - b.running || a.last - b.last;
  return (order || (a.oldest?.number ?? 0) - (b.oldest?.number ?? 0)) < 0;
}
