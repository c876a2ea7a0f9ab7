import { Heap } from "./heap.ts";
import type { Task } from "./task.ts";

/** Numbers of places for which orders are made; they don't depend on the limits, so that estimates grow with those alone. */
const assumed = [1, 2, 4, 16, Infinity];

/**
 * Orders in which tasks would be started if every lane had so many places: the longest path behind a task goes first,
 * as in the lanes of a run. Each is a good guess for some limits; all are in keeping with what waits for what.
 */
export function ordersOf(tasks: readonly Task[]): readonly (readonly number[])[] {
  const readers: number[][] = tasks.map(() => []);
  tasks.forEach(({ after }, index) => after.forEach((before) => readers[before]?.push(index)));
  const behind = pathsBehind(tasks, readers);
  return assumed.map((places) => listOrder(tasks, readers, behind, places));
}

/** Seconds of the longest path from the start of each task to the end of all. */
function pathsBehind(tasks: readonly Task[], readers: readonly (readonly number[])[]): Float64Array {
  const behind = new Float64Array(tasks.length);
  for (let index = tasks.length - 1; index >= 0; index--) {
    let longest = 0;
    for (const reader of readers[index] ?? []) longest = Math.max(longest, behind[reader] ?? 0);
    behind[index] = longest + (tasks[index]?.seconds ?? 0);
  }
  return behind;
}

/** Simulates a greedy run, event by event, and tells who started when. */
function listOrder(
  tasks: readonly Task[],
  readers: readonly (readonly number[])[],
  behind: Float64Array,
  places: number,
): number[] {
  const order: number[] = [];
  const open = tasks.map(({ after }) => after.length);
  const urgent = (a: number, b: number) => {
    const apart = (behind[b] ?? 0) - (behind[a] ?? 0);
    return apart === 0 ? a < b : apart < 0;
  };
  const ready = new Map<string | undefined, Heap<number>>();
  const free = new Map<string | undefined, number>();
  const running = new Heap<{ readonly index: number; readonly end: number }>((a, b) => a.end < b.end);
  const admit = (index: number) => {
    const lane = tasks[index]?.lane;
    let heap = ready.get(lane);
    if (!heap) ready.set(lane, (heap = new Heap(urgent)));
    heap.push(index);
  };
  open.forEach((left, index) => left === 0 && admit(index));
  for (let now = 0; ;) {
    for (const [lane, heap] of ready) {
      let left = free.get(lane) ?? (lane === undefined ? Infinity : places);
      for (; left > 0 && heap.first !== undefined; left--) {
        const index = heap.pop() ?? 0;
        order.push(index);
        running.push({ index, end: now + (tasks[index]?.seconds ?? 0) });
      }
      free.set(lane, left);
    }
    const next = running.pop();
    if (!next) return order;
    now = next.end;
    const lane = tasks[next.index]?.lane;
    free.set(lane, (free.get(lane) ?? 0) + 1);
    for (const reader of readers[next.index] ?? []) {
      open[reader] = (open[reader] ?? 0) - 1;
      if (open[reader] === 0) admit(reader);
    }
  }
}
