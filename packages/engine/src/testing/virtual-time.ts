/** A clock for tests and simulations: time stands still until nothing else is left to do, then jumps to the next sleeper. */
export interface VirtualTime {
  /** Milliseconds since the start. */
  now(): number;
  /** The same, so that a virtual time serves as the monotonic half of a `Clock`. */
  monotonic(): number;
  /** Rejects when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets everything happen until nobody sleeps any more, or only beyond `until`. Returns the sleepers that are left. */
  run(until?: number): Promise<number>;
}

interface Sleeper {
  readonly at: number;
  readonly order: number;
  wake(): void;
}

export function createVirtualTime(start = 0): VirtualTime {
  let time = start;
  let order = 0;
  const heap: Sleeper[] = [];
  const gone = new Set<Sleeper>();
  const now = () => time;
  return {
    now,
    monotonic: now,
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const leave = () => {
          gone.add(sleeper);
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          at: time + Math.max(0, ms),
          order: order++,
          wake() {
            signal?.removeEventListener("abort", leave);
            resolve();
          },
        };
        signal?.addEventListener("abort", leave, { once: true });
        push(heap, sleeper);
      });
    },
    async run(until = Infinity) {
      for (;;) {
        await settled();
        let next = heap[0];
        while (next && gone.delete(next)) {
          pop(heap);
          next = heap[0];
        }
        if (!next || next.at > until) {
          if (until !== Infinity) time = Math.max(time, until);
          return heap.length - gone.size;
        }
        pop(heap);
        time = Math.max(time, next.at);
        next.wake();
      }
    },
  };
}

/** Every promise that can go on without time passing has done so. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function before(a: Sleeper, b: Sleeper): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Sleeper[], sleeper: Sleeper): void {
  let place = heap.length;
  heap.push(sleeper);
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap[parent];
    if (!above || before(above, sleeper)) break;
    heap[place] = above;
    place = parent;
  }
  heap[place] = sleeper;
}

function pop(heap: Sleeper[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let place = 0;
  for (;;) {
    const left = heap[2 * place + 1];
    const right = heap[2 * place + 2];
    const child = left && right && before(right, left) ? right : left;
    if (!child || !before(child, last)) break;
    heap[place] = child;
    place = 2 * place + (child === right ? 2 : 1);
  }
  heap[place] = last;
}
