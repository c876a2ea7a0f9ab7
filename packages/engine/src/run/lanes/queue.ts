/** What the order of waiting depends on. */
export interface Turn {
  readonly run: string;
  /** Whose run it is, where a lane serves many who know nothing of each other: they take turns before all else. */
  readonly house?: string | undefined;
  /** Larger first. */
  readonly rank: number;
  /** Predicted duration, longer first. */
  readonly seconds?: number;
  /** Smaller first among equals; default: as they come. Whoever has to come again keeps its turn by this. */
  readonly order?: number;
}

interface Ticket<T extends Turn> {
  readonly turn: T;
  /** How many came before it. */
  readonly number: number;
}

/** Later ones that may go before a waiting one until it goes first, whatever its rank. */
const patience = 1000;

/**
 * Who goes next: the house that has least, then the longest critical path, then the run that has least, then the longest job, then first come.
 *
 * Nobody starves: a waiting one is passed by at most `patience` that came after it.
 */
export class Queue<T extends Turn> {
  /** By run, each in the order that never changes within a run. */
  readonly #byRun = new Map<string, Ticket<T>[]>();
  /** All, in order of coming. */
  readonly #line = new Map<T, Ticket<T>>();
  readonly #share = new Map<string, { running: number; served: number }>();
  /** With when each was served last, by counting. */
  readonly #houses = new Map<string | undefined, { running: number; last: number; waiting: number }>();
  readonly #patience: number;
  #came = 0;
  #gone = 0;
  #taken = 0;

  constructor(most = patience) {
    this.#patience = most;
  }

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
    this.#houseOf(turn).waiting += 1;
    let own = this.#byRun.get(turn.run);
    if (!own) this.#byRun.set(turn.run, (own = []));
    let place = own.length;
    while (place > 0 && inRun(ticket, own[place - 1])) place -= 1;
    own.splice(place, 0, ticket);
  }

  /** Leaves without having been served. */
  remove(turn: T): void {
    const ticket = this.#line.get(turn);
    if (!ticket) return;
    this.#line.delete(turn);
    this.#gone += 1;
    this.#houseOf(turn).waiting -= 1;
    this.#forget(turn.house);
    const own = this.#byRun.get(turn.run) ?? [];
    own.splice(own.indexOf(ticket), 1);
    if (own.length === 0) this.#byRun.delete(turn.run);
    this.#tidy(turn.run);
  }

  /** The next one; its run has one more running until `done`. */
  take(): T | undefined {
    const [oldest] = this.#line.values();
    if (!oldest) return undefined;
    let best = oldest;
    if (this.#gone < oldest.number + this.#patience) {
      for (const [first] of this.#byRun.values()) if (first && this.#goesBefore(first, best)) best = first;
    }
    const { turn } = best;
    const house = this.#houseOf(turn);
    house.running += 1;
    house.last = ++this.#taken;
    this.remove(turn);
    const share = this.#share.get(turn.run) ?? { running: 0, served: 0 };
    share.running += 1;
    share.served += 1;
    this.#share.set(turn.run, share);
    return turn;
  }

  done({ run, house: name }: Pick<Turn, "run" | "house">): void {
    const [share, house] = [this.#share.get(run), this.#houses.get(name)];
    if (share) share.running -= 1;
    if (house) house.running -= 1;
    this.#tidy(run);
    this.#forget(name);
  }

  #houseOf({ house }: Turn) {
    return this.#houses.getOrInsertComputed(house, () => ({ running: 0, last: 0, waiting: 0 }));
  }

  #goesBefore(a: Ticket<T>, b: Ticket<T>): boolean {
    if (a.turn.house !== b.turn.house) {
      const [x, y] = [this.#houseOf(a.turn), this.#houseOf(b.turn)];
      const order = x.running - y.running || x.last - y.last;
      if (order !== 0) return order < 0;
    }
    if (a.turn.rank !== b.turn.rank) return a.turn.rank > b.turn.rank;
    if (a.turn.run !== b.turn.run) {
      const [x, y] = [this.#share.get(a.turn.run), this.#share.get(b.turn.run)];
      const running = (x?.running ?? 0) - (y?.running ?? 0);
      if (running !== 0) return running < 0;
      const served = (x?.served ?? 0) - (y?.served ?? 0);
      if (served !== 0) return served < 0;
    }
    return inRun(a, b);
  }

  /** A house that has nothing here any more is forgotten; so is a run. */
  #forget(name: string | undefined): void {
    const house = this.#houses.get(name);
    if (house && house.running <= 0 && house.waiting === 0) this.#houses.delete(name);
  }

  #tidy(run: string): void {
    if (!this.#byRun.has(run) && (this.#share.get(run)?.running ?? 0) <= 0) this.#share.delete(run);
  }
}

function inRun<T extends Turn>(a: Ticket<T>, b: Ticket<T> | undefined): boolean {
  if (!b) return true;
  if (a.turn.rank !== b.turn.rank) return a.turn.rank > b.turn.rank;
  const longer = (a.turn.seconds ?? 0) - (b.turn.seconds ?? 0);
  if (longer !== 0) return longer > 0;
  const [x, y] = [a.turn.order ?? Infinity, b.turn.order ?? Infinity];
  return x === y ? a.number < b.number : x < y;
}
