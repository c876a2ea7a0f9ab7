import type { Item, Value } from "./values.ts";

/** Texts longer than this don't serve as a name. */
const LONGEST = 48;

/** Gives a list its keys: short single-line texts name themselves, all else is numbered from 1. Keys are unique. */
export function keyed<V extends Value>(values: readonly V[]): readonly Item<V>[] {
  const used = new Set<string>();
  return values.map((value, index) => {
    const text = typeof value === "string" ? value.trim() : "";
    const named = text !== "" && text.length <= LONGEST && !/[\n\r]/.test(text) && !used.has(text);
    const key = named ? text : String(index + 1);
    used.add(key);
    return { key, value };
  });
}
