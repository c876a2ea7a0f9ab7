import { equal } from "../equal.ts";
import { isObject } from "../shape/checks.ts";

/**
 * Keys of an object that got another name: a key that is gone and one that is new, between the same
 * neighbours, whose values are equal or nodes of one type.
 */
export function renames(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
  const gone = gaps(before, after);
  const pairs = new Map<string, string>();
  for (const [neighbour, names] of gaps(after, before)) {
    const candidates = [...(gone.get(neighbour) ?? [])];
    for (const name of names) {
      const at = candidates.findIndex((candidate) => alike(before[candidate], after[name]));
      if (at !== -1) pairs.set(candidates.splice(at, 1)[0] ?? name, name);
    }
  }
  return pairs;
}

/** Keys that only `one` has, by the last common key before them. */
function gaps(one: object, other: object): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let neighbour = "";
  for (const key of Object.keys(one)) {
    if (Object.hasOwn(other, key)) neighbour = key;
    else found.set(neighbour, [...(found.get(neighbour) ?? []), key]);
  }
  return found;
}

function alike(one: unknown, other: unknown): boolean {
  if (equal(one, other)) return true;
  return isObject(one) && isObject(other) && one["use"] !== undefined && one["use"] === other["use"];
}
