import { failure } from "../errors.ts";
import type { Item, Score, Value } from "../ports/values.ts";

/** The mark of an item: null where nobody judged it, undefined where no score came for it. */
export type MarkOf = (item: Item<Value>, index: number) => number | null | undefined;

/**
 * By key, as an item may have lost its score or a score its item on the way; lists that were made apart have other keys
 * and are matched by place. A hole among the scores is none. Throws `length-mismatch` where they can't be matched.
 */
export function markFinder(items: readonly Item<Value>[], scores: readonly Item<Score | number | null>[]): MarkOf {
  const marks = scores.map(({ value }) => (typeof value === "object" ? value?.score : value));
  const byKey = new Map(scores.map(({ key }, index) => [key, marks[index]]));
  if (scores.length === 0 || items.some(({ key }) => byKey.has(key))) return ({ key }) => byKey.get(key);
  if (items.length !== scores.length)
    throw failure("length-mismatch", `${items.length} items can't be matched with ${scores.length} scores`, {
      expected: "one score for each item, with the same keys",
    });
  return (_, index) => marks[index];
}
