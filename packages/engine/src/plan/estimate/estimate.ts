import { listed } from "../assumptions.ts";
import type { Plan, PlannedUnit } from "../plan.ts";
import type { Foresight } from "./foresight.ts";
import { simulate, type Bottleneck } from "./simulate.ts";
import type { LaneLimits, Span } from "./task.ts";
import { tasksOf, workTimes } from "./tasks.ts";

/** How long a run will take, in seconds, from the least to the most. */
export interface TimeEstimate extends Span {
  /** There may be more than is known yet: the most is a lower bound. */
  readonly unknown: boolean;
  /** What holds it up most, in words: `the lane studio/wan-3 is the bottleneck: 4 at a time`. */
  readonly bottleneck?: string;
}

export interface Estimated {
  readonly time?: TimeEstimate;
  /** How long each unit will work, in seconds for one time. */
  readonly seconds?: ReadonlyMap<PlannedUnit, Span>;
  /** What was assumed for it, in words. */
  readonly assumptions: readonly string[];
}

/** What a duration was predicted from: jobs at a vendor, clips or other results made on this machine. */
interface Use {
  readonly from: number;
  readonly max: number;
  readonly what: "job" | "clip" | "result";
}

/** Simulates a plan in its lanes, once for the least that may happen and once for the most. */
export function estimate(plan: Plan, foresight: Foresight): Estimated {
  const work = plan.work();
  const uses = new Map<string, Use>();
  const min = tasksOf(work, { end: "min", predict: foresight.predict });
  const max = tasksOf(work, {
    end: "max",
    predict: foresight.predict,
    used: ({ bought, model, use }, { from, max }) => {
      const of = bought ?? model ?? use;
      const what = bought === undefined ? (model === undefined ? "result" : "clip") : "job";
      uses.set(of, { from, max: Math.max(uses.get(of)?.max ?? 0, max), what });
    },
  });
  if (!min || !max) return { assumptions: ["there are too many units to say how long they will take"] };
  if (max.length === 0) return { assumptions: [] };
  const lanes = new Set(max.flatMap(({ lane }) => lane ?? []));
  const limits = new Map<string, LaneLimits>([...lanes].map((lane) => [lane, foresight.limits(lane)]));
  const least = simulate(min, limits);
  const most = simulate(max, limits);
  const vendors = [...uses].flatMap(([of, { what }]) => (what === "job" ? [of] : []));
  return {
    time: {
      min: rounded(Math.min(least.seconds, most.seconds)),
      max: rounded(most.seconds),
      unknown: plan.open.length > 0,
      ...(most.bottleneck ? { bottleneck: describe(most.bottleneck, vendors) } : {}),
    },
    seconds: workTimes(plan.units, foresight.predict),
    assumptions: [...durationWords(uses), ...vendors.flatMap((lane) => limitWords(lane, limits.get(lane)))],
  };
}

/** To the millisecond. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function durationWords(uses: ReadonlyMap<string, Use>): readonly string[] {
  const known = [...uses].filter(([, { from }]) => from > 0);
  const assumed = [...uses].filter(([, { from }]) => from === 0);
  const alike = Map.groupBy(assumed, ([, { what, max }]) => `${what}s ${rounded(max)}`);
  return [
    ...known.map(([of, { from, what }]) => `durations from ${from} earlier ${what}${from === 1 ? "" : "s"} of ${of}`),
    ...[...alike].map(([like, same]) => {
      const [what = "", seconds = ""] = like.split(" ");
      return `no earlier ${what} of ${listed(same.map(([of]) => of))}: ${seconds} s${same.length > 1 ? " each" : ""} assumed`;
    }),
  ];
}

function limitWords(lane: string, { places, windows = [] }: LaneLimits = {}): readonly string[] {
  const open = places === undefined && windows.length === 0;
  return open ? [`how much ${lane} takes at a time is not known: no limit assumed`] : [];
}

function describe(bottleneck: Bottleneck, vendors: readonly string[]): string {
  if ("chain" in bottleneck) {
    const [first = "", ...more] = bottleneck.chain;
    if (more.length === 0) return `no lane is the bottleneck; the longest unit is ${first}`;
    return `no lane is the bottleneck; the longest chain is ${shortened(bottleneck.chain).join(" → ")}`;
  }
  const { lane } = bottleneck;
  const which = vendors.includes(lane) ? `the lane ${lane}` : lane === "media" ? "this machine" : `the lane "${lane}"`;
  return `${which} is the bottleneck: ${limitText(bottleneck)}`;
}

function shortened(chain: readonly string[]): readonly string[] {
  return chain.length <= 6 ? chain : [...chain.slice(0, 3), "…", ...chain.slice(-2)];
}

function limitText(bottleneck: Exclude<Bottleneck, { chain: unknown }>): string {
  if ("places" in bottleneck) return bottleneck.places === 1 ? "one at a time" : `${bottleneck.places} at a time`;
  const { max, perSeconds } = bottleneck.window;
  const spans = new Map([
    [1, "a second"],
    [60, "a minute"],
    [3600, "an hour"],
    [86_400, "a day"],
  ]);
  return `${max} request${max === 1 ? "" : "s"} ${spans.get(perSeconds) ?? `in ${perSeconds} s`}`;
}
