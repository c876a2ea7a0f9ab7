import type { Item, Value } from "./values.ts";

/** SHA-256 of a text in lower-case hex. Supplied by the host: the engine runs anywhere. */
export type Sha256 = (text: string) => string;

/** Texts and lists up to this many characters stand for themselves in keys, which saves a hash. */
const SHORT = 64;

const known = new WeakMap<object, string>();

/** The identity of a value: equal content, equal id (rule 1). Media by their bytes, JSON by its canonical form. */
export function contentId(value: Value | undefined, sha256: Sha256): string {
  if (typeof value === "string") return value.length <= SHORT ? `s:${value}` : `h:${sha256(`s:${value}`)}`;
  if (typeof value !== "object" || value === null) return `j:${String(value)}`;
  let id = known.get(value);
  if (id === undefined) {
    id = isMedia(value) ? `m:${value.sha256}` : `h:${sha256(`j:${canonicalJson(value)}`)}`;
    known.set(value, id);
  }
  return id;
}

/** The identity of a list, keys included, because keys are shown (labels of a contact sheet). */
export function listId(items: readonly Item<Value>[], sha256: Sha256): string {
  const before = known.get(items);
  if (before !== undefined) return before;
  const text = JSON.stringify(items.map(({ key, value }) => [key, contentId(value, sha256)]));
  if (text.length <= SHORT) return `l=${text}`;
  const id = `l:${sha256(text)}`;
  known.set(items, id);
  return id;
}

/** Do two values have the same content? Media are compared by their bytes' hash, which is part of them. */
export function sameContent(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other);
}

/** JSON with sorted keys and without `undefined`, so that equal data gives equal text. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(",")}}`;
}

function isMedia(value: object): value is { sha256: string } {
  return "media" in value && "sha256" in value && typeof value.sha256 === "string";
}
