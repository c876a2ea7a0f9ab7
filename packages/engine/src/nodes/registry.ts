import type { NodeType } from "./define-node.ts";

/** The node types that a pipeline may use, by the name in `use`. */
export interface Registry {
  get(use: string): NodeType | undefined;
  names(): readonly string[];
  all(): readonly NodeType[];
}

/** Later types win, so that a plugin may replace a built-in one on purpose. `name@1` is another name of `name`. */
export function createRegistry(types: Iterable<NodeType>): Registry {
  const byName = new Map<string, NodeType>();
  for (const type of types) byName.set(type.type, type);
  return {
    get: (use) => byName.get(use.endsWith("@1") ? use.slice(0, -2) : use),
    names: () => [...byName.keys()],
    all: () => [...byName.values()],
  };
}
