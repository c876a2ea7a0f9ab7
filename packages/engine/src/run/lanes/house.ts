import { amongEquals, pressing, type Ticket, type Turn } from "./turn.ts";

/** One turn of a house in so many goes to who has waited longest there, whatever its priority and its rank. */
export const eldersTurn = 10;

interface Run<T extends Turn> {
  /** In the order that never changes within a run. */
  readonly line: Ticket<T>[];
  running: number;
  served: number;
}

/**
 * Who of one house goes next: the highest priority, then the longest critical path, then the run that has least, then the
 * longest job, then first come. Nobody starves, because every tenth turn goes to who has waited longest.
 */
export class House<T extends Turn> {
  running = 0;
  /** When it was served last, by counting. */
  last = 0;
  #turns = 0;
  /** In order of coming. */
  readonly #waiting = new Set<Ticket<T>>();
  readonly #runs = new Map<string, Run<T>>();

  get oldest(): Ticket<T> | undefined {
    return this.#waiting.values().next().value;
  }

  /** Nobody waits here, and nothing runs. */
  get empty(): boolean {
    return this.#waiting.size === 0 && this.running <= 0;
  }

  add(ticket: Ticket<T>): void {
    this.#waiting.add(ticket);
    const { line } = this.#runs.getOrInsertComputed(ticket.turn.run, () => ({ line: [], running: 0, served: 0 }));
    let place = line.length;
    while (place > 0 && inRun(ticket, line[place - 1]) < 0) place -= 1;
    line.splice(place, 0, ticket);
  }

  remove(ticket: Ticket<T>): void {
    this.#waiting.delete(ticket);
    const { line = [] } = this.#runs.get(ticket.turn.run) ?? {};
    line.splice(line.indexOf(ticket), 1);
    this.#tidy(ticket.turn.run);
  }

  /** The next one, which leaves; it and its run have one more running until `done`. */
  take(): Ticket<T> | undefined {
    const next = (this.#turns + 1) % eldersTurn === 0 ? this.oldest : this.#best();
    const run = next && this.#runs.get(next.turn.run);
    if (!next || !run) return undefined;
    this.#turns += 1;
    for (const one of [this, run]) one.running += 1;
    run.served += 1;
    this.remove(next);
    return next;
  }

  done(name: string): void {
    const run = this.#runs.get(name);
    for (const one of [this, run]) if (one) one.running -= 1;
    this.#tidy(name);
  }

  #best(): Ticket<T> | undefined {
    let best: { readonly first: Ticket<T>; readonly run: Run<T> } | undefined;
    for (const run of this.#runs.values()) {
      const [first] = run.line;
      if (first && (!best || goesBefore(first, run, best.first, best.run))) best = { first, run };
    }
    return best?.first;
  }

  #tidy(name: string): void {
    const run = this.#runs.get(name);
    if (run && run.line.length === 0 && run.running <= 0) this.#runs.delete(name);
  }
}

function goesBefore<T extends Turn>(a: Ticket<T>, of: Run<T>, b: Ticket<T>, other: Run<T>): boolean {
  const order = pressing(a.turn, b.turn) || of.running - other.running || of.served - other.served;
  return (order || amongEquals(a, b)) < 0;
}

function inRun<T extends Turn>(a: Ticket<T>, b: Ticket<T> | undefined): number {
  return b ? pressing(a.turn, b.turn) || amongEquals(a, b) : -1;
}
