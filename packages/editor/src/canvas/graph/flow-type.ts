import type { Kind } from "@reelgraph/engine";

/** What comes out of a reference, as far as it can be told without running anything. */
export interface Flow {
  readonly kind: Kind | "any";
  /** It is a list, and opens an axis. */
  readonly list: boolean;
}

/** What a type, as inputs have it, says: `list<text>`. */
export function flowOfType(type: string): Flow {
  const list = /^list<(\w+)>$/.exec(type);
  return { kind: (list?.[1] ?? type) as Kind, list: list !== null };
}

/** The reverse, for an input that is made of what flows. */
export const typeOfFlow = ({ kind, list }: Flow): string => {
  const one = kind === "any" ? "json" : kind;
  return list ? `list<${one}>` : one;
};
