import { properties, readProperties, type Property, type Said } from "./properties.ts";

/** A prompt and what its clip was given. */
export interface Rated {
  readonly key: string;
  readonly prompt: string;
  /** From 0 to 10. null: nobody could judge; undefined: no score came, because the clip failed or was left out. */
  readonly mark: number | null | undefined;
}

/** A rated prompt with what it says. */
export interface Read extends Rated {
  readonly said: Readonly<Partial<Record<Property, Said>>>;
}

/** The prompts that share a value; null: those that leave the property open. */
export type Tally = {
  readonly value: string | null;
  readonly count: number;
  readonly judged: number;
  readonly successes: number;
  /** Of the judged ones; null where there are none. */
  readonly mean: number | null;
};

/** All of them, each read once. */
export function readAll(rated: readonly Rated[]): Read[] {
  return rated.map((each) => ({ ...each, said: readProperties(each.prompt) }));
}

/** For each property that any of the prompts speaks of: its values, those with the highest mean first. */
export function talliesOf(read: readonly Read[], good: number): Partial<Record<Property, readonly Tally[]>> {
  const tallies: Partial<Record<Property, readonly Tally[]>> = {};
  for (const property of properties) {
    const groups = groupsOf(read, property);
    if (groups.size === 0 || (groups.size === 1 && groups.has(null))) continue;
    tallies[property] = [...groups]
      .map(([value, members]) => ({ value, count: members.length, ...ratingOf(members, good) }))
      .toSorted((a, b) => (b.mean ?? -1) - (a.mean ?? -1));
  }
  return tallies;
}

/** The prompts by what they say of a property. */
export function groupsOf(read: readonly Read[], property: Property): Map<string | null, Read[]> {
  return Map.groupBy(read, ({ said }) => said[property]?.value ?? null);
}

/** How the judged ones of a group did. */
export function ratingOf(group: readonly Rated[], good: number): Omit<Tally, "value" | "count"> {
  const marks = group.flatMap(({ mark }) => mark ?? []);
  return { judged: marks.length, successes: marks.filter((mark) => mark >= good).length, mean: meanOf(marks) };
}

/** To two digits; null of nothing. */
function meanOf(marks: readonly number[]): number | null {
  if (marks.length === 0) return null;
  return Math.round((marks.reduce((sum, mark) => sum + mark, 0) / marks.length) * 100) / 100;
}
