import type { RunEvent, RunState } from "@reelgraph/engine";

/**
 * The events of one run while it goes: all that was told so far, of progress only the last of each unit, and whoever
 * listens. Listeners pull; what they haven't read is in the feed once for all of them, so a slow one costs nothing.
 */
export class Feed {
  readonly #kept: RunEvent[] = [];
  /** The last event of progress or waiting of each unit: what came before it says nothing any more. */
  readonly #latest = new Map<string, RunEvent>();
  readonly #waiting = new Set<() => void>();
  #closed = false;
  /** How often something was told. */
  #times = 0;
  #asked: { readonly seq: number; readonly told: number; readonly newer: readonly RunEvent[] } | undefined;
  #state: RunState["state"] = "running";

  /** What became of the run, as far as it was told. */
  get state(): RunState["state"] {
    return this.#state;
  }

  get events(): readonly RunEvent[] {
    return this.#kept.concat([...this.#latest.values()]).toSorted((a, b) => a.seq - b.seq);
  }

  add(event: RunEvent): void {
    if (event.type === "run.finished") this.#state = event.state;
    if ("node" in event) {
      const unit = JSON.stringify([event.node, event.item]);
      if (event.type === "unit.progress") this.#latest.set(unit, event);
      else {
        this.#latest.delete(unit);
        this.#kept.push(event);
      }
    } else this.#kept.push(event);
    this.#told();
  }

  close(): void {
    this.#closed = true;
    this.#told();
  }

  /** All events after `seq`, as they come, until the run leaves off. Progress is skipped when a newer one is there. */
  async *after(seq: number, signal: AbortSignal): AsyncGenerator<RunEvent> {
    let last = seq;
    let wake = () => {};
    const stop = () => wake();
    signal.addEventListener("abort", stop, { once: true });
    try {
      while (!signal.aborted) {
        const newer = this.#since(last);
        for (const event of newer) {
          last = event.seq;
          yield event;
          if (signal.aborted) return;
        }
        if (newer.length > 0) continue;
        if (this.#closed) return;
        await new Promise<void>((resolve) => this.#waiting.add((wake = resolve)));
        this.#waiting.delete(wake);
      }
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  /** Most listeners are at the same place, and are given the same list. */
  #since(seq: number): readonly RunEvent[] {
    if (this.#asked?.seq !== seq || this.#asked.told !== this.#times) {
      this.#asked = { seq, told: this.#times, newer: this.#look(seq) };
    }
    return this.#asked.newer;
  }

  #look(seq: number): readonly RunEvent[] {
    let low = 0;
    let high = this.#kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#kept[middle]?.seq ?? 0) > seq) high = middle;
      else low = middle + 1;
    }
    const newer = [...this.#latest.values()].filter((event) => event.seq > seq);
    return [...this.#kept.slice(low), ...newer].toSorted((a, b) => a.seq - b.seq);
  }

  #told(): void {
    this.#times += 1;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    wakeSome(waiting, 0);
  }
}

/** So many listeners are served in one turn of the event loop; thousands at once would hold it up for a second. */
const atOnce = 256;

function wakeSome(waiting: readonly (() => void)[], from: number): void {
  for (const wake of waiting.slice(from, from + atOnce)) wake();
  if (from + atOnce < waiting.length) setImmediate(() => wakeSome(waiting, from + atOnce));
}
