import type { Media } from "@reelgraph/engine";
import { isItems, isMedia, isObject } from "../outputs.ts";

/** One value that a unit gave at a port; of a list, each with its keys. */
export interface GivenValue {
  readonly port: string;
  readonly item: readonly string[];
  readonly value?: unknown;
  readonly media?: Media;
}

/** What an event says that a unit gave, lists taken apart. A port that gave nothing is left out. */
export function givenBy(outputs: unknown): readonly GivenValue[] {
  if (!isObject(outputs)) return [];
  return Object.entries(outputs).flatMap(([port, output]) =>
    isObject(output) && "value" in output ? [...flat(port, [], output["value"])] : [],
  );
}

function* flat(port: string, item: readonly string[], value: unknown): Generator<GivenValue> {
  if (isMedia(value)) yield { port, item, media: value };
  else if (isItems(value)) for (const { key, value: inner } of value) yield* flat(port, [...item, key], inner);
  else yield { port, item, value };
}
