import { ordersOf } from "./orders.ts";
import { serve } from "./serve.ts";
import type { LaneLimits, Limits, Task } from "./task.ts";

/** What holds a run up most. */
export type Bottleneck =
  /** A lane, by which of its limits. */
  | { readonly lane: string; readonly places: number }
  | { readonly lane: string; readonly window: { readonly max: number; readonly perSeconds: number } }
  /** No lane: the longest chain of nodes that wait for each other. */
  | { readonly chain: readonly string[] };

export interface Simulated {
  readonly seconds: number;
  /** Absent where nothing takes time. */
  readonly bottleneck?: Bottleneck;
}

/** By less than this share nothing is called a bottleneck. */
const worthTelling = 0.05;

/**
 * How long tasks take in lanes: the best of several fixed orders. Never shorter than the critical path or the work of
 * any lane, and never longer when a limit is raised.
 */
export function simulate(tasks: readonly Task[], limits: Limits): Simulated {
  const orders = ordersOf(tasks);
  const best = (under: Limits) => Math.min(...orders.map((order) => serve(tasks, under, order)));
  const seconds = best(limits);
  if (seconds === 0) return { seconds };
  let most = { gain: seconds * worthTelling, bottleneck: undefined as Bottleneck | undefined };
  for (const { bottleneck, without } of candidates(tasks, limits)) {
    const gain = seconds - best(without);
    if (gain > most.gain) most = { gain, bottleneck };
  }
  return { seconds, bottleneck: most.bottleneck ?? { chain: longestChain(tasks) } };
}

/** Each limit, and all limits without it: the one whose absence helps most is the bottleneck. */
function candidates(tasks: readonly Task[], limits: Limits) {
  const used = new Set(tasks.map(({ lane }) => lane));
  return [...limits].flatMap(([lane, own]) => {
    if (!used.has(lane)) return [];
    const without = (rest: LaneLimits): Limits => new Map([...limits, [lane, rest]]);
    const { places, windows = [] } = own;
    const found: { bottleneck: Bottleneck; without: Limits }[] = windows.map((window) => ({
      bottleneck: { lane, window },
      without: without({ ...own, windows: windows.filter((other) => other !== window) }),
    }));
    if (places !== undefined && places < Infinity) {
      const { places: _, ...rest } = own;
      found.push({ bottleneck: { lane, places }, without: without(rest) });
    }
    return found;
  });
}

/** Names on the critical path, in order, each once. */
function longestChain(tasks: readonly Task[]): readonly string[] {
  const ends = new Float64Array(tasks.length);
  const from = new Int32Array(tasks.length).fill(-1);
  let last = 0;
  tasks.forEach(({ seconds, after }, index) => {
    let ready = 0;
    for (const before of after) {
      if ((ends[before] ?? 0) <= ready) continue;
      ready = ends[before] ?? 0;
      from[index] = before;
    }
    ends[index] = ready + seconds;
    if ((ends[index] ?? 0) > (ends[last] ?? 0)) last = index;
  });
  const names: string[] = [];
  for (let at = last; at >= 0; at = from[at] ?? -1) {
    const task = tasks[at];
    if (task && task.seconds > 0) names.push(task.name);
  }
  return [...new Set(names.toReversed())];
}
