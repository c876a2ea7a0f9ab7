import type { Planned } from "@reelgraph/engine";

interface Range {
  readonly min: number;
  readonly max: number;
}

/** What a plan says of one node, all its units together. */
export interface NodePlan {
  readonly use: string;
  /** Units whose result is known, and those that would run, from the least to the most. */
  readonly cached: number;
  readonly run: Range;
  /** USD; what is unknown is not in it. */
  readonly price: Range;
  readonly unknown: boolean;
  /** Seconds of work, all units one after the other; absent where nobody knows. */
  readonly seconds?: Range;
  /** What has to give way in what it asks its model for, each once. */
  readonly adjustments: readonly Adjustment[];
  readonly models: readonly string[];
  /** What its known results took and cost when they were made. */
  readonly saved: { readonly usd: number; readonly seconds: number };
  /** Why its first unit runs. */
  readonly why?: string;
}

type Unit = Planned["units"][number];
type Adjustment = NonNullable<Unit["adjustments"]>[number];

/** A plan's units by node, in the plan's order. */
export function planTotals({ units }: Pick<Planned, "units">): ReadonlyMap<string, NodePlan> {
  return new Map([...Map.groupBy(units, ({ node }) => node)].map(([node, list]) => [node, total(list)]));
}

function total(units: readonly Unit[]): NodePlan {
  const runs = units.filter(({ state }) => state === "run" || state === "depends");
  const least = runs.filter(({ state }) => state === "run");
  const sum = (of: readonly Unit[], value: (unit: Unit) => number) => of.reduce((all, unit) => all + value(unit), 0);
  const timed = runs.filter((unit) => unit.seconds !== undefined);
  const adjustments = new Map(
    runs.flatMap((unit) => (unit.adjustments ?? []).map((one) => [JSON.stringify(one), one])),
  );
  const why = runs.find((unit) => unit.why !== undefined)?.why;
  return {
    use: units[0]?.use ?? "",
    cached: units.filter(({ state }) => state === "cached").length,
    run: { min: sum(least, ({ times }) => times.min), max: sum(runs, ({ times }) => times.max) },
    price: {
      min: sum(least, ({ price, times }) => (price?.min ?? 0) * times.min),
      max: sum(runs, ({ price, times }) => (price?.max ?? 0) * times.max),
    },
    unknown: runs.some(({ price }) => price === undefined),
    ...(timed.length > 0
      ? {
          seconds: {
            min: sum(timed, ({ seconds, times }) => (seconds?.min ?? 0) * times.min),
            max: sum(timed, ({ seconds, times }) => (seconds?.max ?? 0) * times.max),
          },
        }
      : {}),
    adjustments: [...adjustments.values()],
    models: [...new Set(runs.flatMap(({ model }) => model ?? []))],
    saved: {
      usd: sum(units, ({ saves }) => saves?.usd ?? 0),
      seconds: sum(units, ({ saves }) => saves?.seconds ?? 0),
    },
    ...(why === undefined ? {} : { why }),
  };
}

/** Whether all that will run is for nothing, for certain. */
export const isFree = ({ total: { max, unknown } }: Pick<Planned, "total">): boolean => max === 0 && !unknown;

/** Whether all that will run costs no more than a sum (USD), for certain. */
export const isWithin = ({ total: { max, unknown } }: Pick<Planned, "total">, cap: number): boolean =>
  !unknown && max <= cap;
