import type { Media } from "@reelgraph/engine";

/** One thing that a run gave, by name; the items of a list have their keys in it: `takes/noir`. */
export interface RunOutput {
  readonly name: string;
  readonly value: unknown;
  /** Set when the value is a media file. */
  readonly media?: Media;
}

/** All that a run gave, lists taken apart. Items that failed or were skipped are left out. */
export function flatOutputs(outputs: Readonly<Record<string, unknown>>): readonly RunOutput[] {
  return Object.entries(outputs).flatMap(([name, value]) => [...flat(name, value)]);
}

function* flat(name: string, value: unknown): Generator<RunOutput> {
  if (isMedia(value)) yield { name, value, media: value };
  else if (isItems(value)) {
    for (const item of value) if ("value" in item) yield* flat(`${name}/${item.key}`, item.value);
  } else if (!isAbsent(value)) yield { name, value };
}

interface OutputItem {
  readonly key: string;
  readonly value?: unknown;
}

/** A list that has something in it. */
export function isItems(value: unknown): value is readonly OutputItem[] {
  return Array.isArray(value) && value.length > 0 && value.every(isItem);
}

function isItem(value: unknown): value is OutputItem {
  return isObject(value) && typeof value["key"] === "string" && ("value" in value || isAbsent(value));
}

/** A run says why an output is missing. */
function isAbsent(value: unknown): boolean {
  return isObject(value) && ["failed", "skipped", "cancelled"].some((end) => end in value);
}

export function isMedia(value: unknown): value is Media {
  return (
    isObject(value) && "media" in value && typeof value["sha256"] === "string" && typeof value["type"] === "string"
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
