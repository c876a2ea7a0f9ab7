import { aspects, type Aspect, type Feedback } from "./book.ts";

/** A mean and how many it is of; `trend`: mean of the newer half less that of the older, from four marks on. */
export interface Mean {
  readonly mean: number;
  readonly count: number;
  readonly trend?: number;
}

/** What viewers said of the clips of one pipeline, style, model or day. */
export interface Trend {
  readonly name: string;
  readonly count: number;
  readonly means: Readonly<Partial<Record<Aspect, Mean>>>;
}

export type Grouping = "pipeline" | "style" | "model" | "day";
export const groupings: readonly Grouping[] = ["pipeline", "style", "model", "day"];

/** Means by group, the group with most entries first; days in order of time. What has no such name is left out. */
export function trendsBy(grouping: Grouping, entries: readonly Feedback[]): readonly Trend[] {
  const groups = Map.groupBy(entries, (entry) => nameOf(grouping, entry) ?? "");
  groups.delete("");
  const trends = [...groups].map(([name, group]) => ({ name, count: group.length, means: meansOf(group) }));
  if (grouping === "day") return trends.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return trends.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** The means of all aspects that somebody marked; the oldest entry first. */
export function meansOf(entries: readonly Feedback[]): Trend["means"] {
  return Object.fromEntries(
    aspects.flatMap((aspect) => {
      const marks = entries.flatMap((entry) => entry[aspect] ?? []);
      return marks.length === 0 ? [] : [[aspect, meanOf(marks)] as const];
    }),
  );
}

function meanOf(marks: readonly number[]): Mean {
  const half = Math.floor(marks.length / 2);
  const trend = half < 2 ? {} : { trend: rounded(average(marks.slice(half)) - average(marks.slice(0, half))) };
  return { mean: rounded(average(marks)), count: marks.length, ...trend };
}

function nameOf(grouping: Grouping, entry: Feedback): string | undefined {
  return grouping === "day" ? new Date(entry.at).toISOString().slice(0, 10) : entry[grouping];
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
