import { Heap } from "./heap.ts";
import type { LaneLimits, Limits, Task } from "./task.ts";

/**
 * When all tasks have ended, in seconds from now, if each lane lets its tasks in in the given order and nobody overtakes.
 *
 * In a fixed order every start is a maximum of sums of what came before, so more room never makes anything later (Kiefer
 * and Wolfowitz). Greedy schedules don't have that: with another place they may take longer (Graham's anomalies).
 */
export function serve(tasks: readonly Task[], limits: Limits, order: readonly number[]): number {
  const ends = new Float64Array(tasks.length);
  const lanes = new Map<string, Gate>();
  let last = 0;
  for (const index of order) {
    const task = tasks[index];
    if (!task) continue;
    let ready = 0;
    for (const before of task.after) ready = Math.max(ready, ends[before] ?? 0);
    let end = ready + task.seconds;
    if (task.lane !== undefined) {
      let gate = lanes.get(task.lane);
      if (!gate) lanes.set(task.lane, (gate = new Gate(limits.get(task.lane) ?? {})));
      end = gate.enter(ready, task.seconds);
    }
    ends[index] = end;
    last = Math.max(last, end);
  }
  return last;
}

/** One lane while it is served. */
class Gate {
  readonly #places: number;
  readonly #windows: NonNullable<LaneLimits["windows"]>;
  /** When the taken places become free. */
  readonly #busy = new Heap<number>((a, b) => a < b);
  #taken = 0;
  readonly #starts: number[];
  #latest = 0;

  constructor({ places = Infinity, windows = [], sent = [], busy = [] }: LaneLimits) {
    this.#places = Math.max(1, places);
    // Of more than there are places for, the last to leave are those that are waited for.
    const held = places === Infinity ? [] : busy.toSorted((a, b) => b - a).slice(0, this.#places);
    for (const left of held) this.#busy.push(left);
    this.#taken = held.length;
    this.#windows = windows;
    this.#starts = windows.length > 0 ? sent.map((ago) => -ago) : [];
  }

  /** When a task ends that is ready at a time and takes so long. */
  enter(ready: number, seconds: number): number {
    let start = Math.max(ready, this.#latest);
    if (this.#taken === this.#places) start = Math.max(start, this.#busy.pop() ?? 0);
    else this.#taken += 1;
    for (const { max, perSeconds } of this.#windows) {
      const first = this.#starts[this.#starts.length - Math.max(1, max)];
      if (first !== undefined) start = Math.max(start, first + perSeconds);
    }
    if (this.#windows.length > 0) this.#starts.push(start);
    this.#latest = start;
    const end = start + seconds;
    if (this.#places < Infinity) this.#busy.push(end);
    return end;
  }
}
