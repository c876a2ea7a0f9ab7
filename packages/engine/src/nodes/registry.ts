import type { NodeType } from "./define-node.ts";

/** The node types that a pipeline may use, by the name in `use`. */
export interface Registry {
  get(use: string): NodeType | undefined;
  /** Names of all types, of those too that were not loaded. */
  names(): readonly string[];
  /** The loaded types. */
  all(): readonly NodeType[];
}

/**
 * Later types win, so that a plugin may replace a built-in one on purpose. `name@1` is another name of `name`.
 * `others`: names of types that exist but that nobody here needs.
 */
export function createRegistry(types: Iterable<NodeType>, others: Iterable<string> = []): Registry {
  const byName = new Map<string, NodeType>();
  for (const type of types) byName.set(type.type, type);
  return {
    get: (use) => byName.get(use.endsWith("@1") ? use.slice(0, -2) : use),
    names: () => [...new Set([...others, ...byName.keys()])],
    all: () => [...byName.values()],
  };
}
