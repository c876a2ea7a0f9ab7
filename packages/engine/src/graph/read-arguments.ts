import type { NodeSpec } from "../pipeline/pipeline.ts";
import { parseReference, type Reference } from "../pipeline/references.ts";
import type { Json } from "../ports/values.ts";

/** What stands under one name in a node's `with`. */
export interface Argument {
  readonly name: string;
  readonly value: Json;
  /** What it refers to, in order, with a gap where a list holds something else; none: it is plain data. */
  readonly references: readonly (Reference | undefined)[];
}

/** The arguments of a node as they stand in the file. */
export function readArguments({ with: given = {} }: NodeSpec): readonly Argument[] {
  return Object.keys(given).map((name) => {
    const value = given[name] as Json;
    return { name, value, references: readReferences(value) };
  });
}

function readReferences(value: Json): readonly (Reference | undefined)[] {
  if (typeof value === "string") {
    const reference = parseReference(value);
    return reference ? [reference] : none;
  }
  if (!Array.isArray(value)) return none;
  const read = value.map((element: Json) => (typeof element === "string" ? parseReference(element) : undefined));
  return read.some((reference) => reference !== undefined) ? read : none;
}

const none: readonly never[] = [];
