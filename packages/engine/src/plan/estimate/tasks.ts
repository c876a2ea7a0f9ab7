import type { PlannedUnit } from "../plan.ts";
import type { Work } from "../work.ts";
import type { Foresight, Prediction } from "./foresight.ts";
import type { Span, Task } from "./task.ts";

/** More tasks than this are not simulated. */
const mostTasks = 20_000;

export interface TasksOptions {
  /** `min`: loops end at the first chance, and what may be skipped is; `max`: the opposite. */
  readonly end: "min" | "max";
  readonly predict: Foresight["predict"];
  /** Told of every prediction that was used. */
  used?(unit: PlannedUnit, prediction: Prediction): void;
}

/** Lays a plan's work out as tasks, the rounds of loops one after the other. Undefined: there are too many. */
export function tasksOf(work: readonly Work[], options: TasksOptions): readonly Task[] | undefined {
  const tasks: Task[] = [];
  expand(work, [], options, tasks);
  return tasks.length > mostTasks ? undefined : tasks;
}

/** Adds tasks that come after others, and returns those at which all of it has ended. */
function expand(work: readonly Work[], entry: readonly number[], options: TasksOptions, tasks: Task[]): number[] {
  const ends = new Map<Work, readonly number[]>();
  const read = new Set<number>();
  for (const one of work) {
    if (tasks.length > mostTasks) break;
    const before = [...new Set(one.after.flatMap((other) => ends.get(other) ?? []))];
    const after = joined(before.length > 0 ? before : entry, tasks);
    const own = options.end === "min" && one.perhaps ? after : added(one, after, options, tasks);
    if (own !== after) for (const index of after) read.add(index);
    ends.set(one, own);
  }
  const last = [...new Set([...ends.values()].flat())].filter((index) => !read.has(index));
  return last.length > 0 ? last : [...entry];
}

function added(one: Work, after: readonly number[], options: TasksOptions, tasks: Task[]): readonly number[] {
  if (one.rounds) {
    for (const { times, work } of one.rounds) {
      for (let left = times[options.end]; left > 0 && tasks.length <= mostTasks; left--) {
        const round = left > 1 ? work : work.filter(({ between }) => !between);
        after = joined(expand(round, after, options, tasks), tasks);
      }
    }
    return after;
  }
  const { unit } = one;
  if (!unit || unit.lane === undefined || unit.state === "cached" || unit.state === "free") return after;
  for (const seconds of stepsOf(unit, options)) {
    tasks.push({ name: unit.node, lane: unit.lane, seconds, after });
    after = [tasks.length - 1];
  }
  return after;
}

function stepsOf(unit: PlannedUnit, { end, predict, used }: TasksOptions): readonly number[] {
  return predictionsOf(unit, predict).map((prediction) => {
    used?.(unit, prediction);
    return prediction[end];
  });
}

/** A vendor makes the parts of a long clip one after the other; this machine makes all of it in one place. */
function predictionsOf(unit: PlannedUnit, predict: Foresight["predict"]): readonly Prediction[] {
  const clips = unit.clips ?? [];
  const pixels = clips[0]?.pixels ?? 0;
  const whole = { seconds: clips.reduce((sum, { seconds }) => sum + seconds, 0), pixels };
  const jobs = unit.bought === undefined || clips.length === 0 ? [whole] : clips;
  return jobs.map((clip) => predict(unit.bought ?? unit.model ?? unit.use, clip));
}

/** Seconds that each of these units will work, for one time; those that need no place in a lane take none. */
export function workTimes(
  units: readonly PlannedUnit[],
  predict: Foresight["predict"],
): ReadonlyMap<PlannedUnit, Span> {
  const todo = units.filter(({ state, lane }) => lane !== undefined && (state === "run" || state === "depends"));
  return new Map(
    todo.map((unit) => {
      const parts = predictionsOf(unit, predict);
      const sum = (end: "min" | "max") => parts.reduce((all, part) => all + part[end], 0);
      return [unit, { min: sum("min"), max: sum("max") }];
    }),
  );
}

/** Many that wait for many would be too many pairs: they meet in one task that takes no time. */
function joined(after: readonly number[], tasks: Task[]): readonly number[] {
  if (after.length <= 1) return after;
  tasks.push({ name: "", seconds: 0, after });
  return [tasks.length - 1];
}
