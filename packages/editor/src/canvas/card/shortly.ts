import type { Json } from "@reelgraph/engine";

const longest = 120;

/** A value in a few words, for where there is little room. */
export function shortly(value: Json): string {
  const text = Array.isArray(value)
    ? value.map(shortly).join(", ")
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
