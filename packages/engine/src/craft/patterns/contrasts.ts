import { properties, type Property } from "./properties.ts";
import { groupsOf, ratingOf, type Read, type Tally } from "./tally.ts";

/** What the prompts of a group share. */
export interface Trait {
  readonly property: Property;
  /** null: they leave it open. */
  readonly value: string | null;
  /** How they say it, without repetition. */
  readonly words: readonly string[];
}

/** A group of prompts against all others. */
export interface Contrast {
  /** More than one where the same prompts share several. */
  readonly traits: readonly Trait[];
  /** Mean of the group less mean of the others. */
  readonly difference: number;
  readonly group: Rating;
  readonly others: Rating;
}
type Rating = Omit<Tally, "value" | "count">;

/** Fewer judged prompts on either side show nothing. */
const leastMembers = 2;
/** Smaller differences of the mean are not told. */
const leastDifference = 0.5;

/**
 * What parts the better prompts from the others, the greatest difference first. Each way to part them is told once, by
 * the better half where a property has two values. `comparable` is false where no property parts them two against two.
 */
export function contrastsOf(
  read: readonly Read[],
  good: number,
): { readonly comparable: boolean; readonly contrasts: readonly Contrast[] } {
  const judged = read.filter(({ mark }) => typeof mark === "number");
  const found = new Map<string, Contrast>();
  for (const property of properties)
    for (const [value, members] of groupsOf(judged, property)) {
      const rest = judged.filter((each) => !members.includes(each));
      if (members.length < leastMembers || rest.length < leastMembers) continue;
      const [group, others] = [ratingOf(members, good), ratingOf(rest, good)];
      const difference = (group.mean ?? 0) - (others.mean ?? 0);
      const words = [...new Set(members.flatMap(({ said }) => said[property]?.words ?? []))];
      const split = judged.map((each) => (members.includes(each) ? "1" : "0")).join("");
      const known = found.get(split);
      // A kind of move says no more than that the camera moves.
      const traits = known && property === "move" ? [] : [{ property, value, words }];
      found.set(split, { traits: [...(known?.traits ?? []), ...traits], difference, group, others });
    }
  const told = [...found].filter(([split, { difference }]) => {
    const mirrored = found.get(split.replaceAll(/./gu, (side) => (side === "1" ? "0" : "1")));
    return Math.abs(difference) >= leastDifference && !(mirrored && difference < 0);
  });
  return {
    comparable: found.size > 0,
    contrasts: told.map(([, contrast]) => contrast).toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
  };
}
