import { referencesOf, type Nodes, type Pipeline } from "@reelgraph/engine";

const kept = new WeakMap<Pipeline, ReadonlyMap<string, number>>();

/** Ranks of a file's nodes by id path: what feeds others comes first, what stands in a body comes right behind its loop. */
export function nodeOrder(pipeline: Pipeline): ReadonlyMap<string, number> {
  const before = kept.get(pipeline);
  if (before) return before;
  const order = new Map<string, number>();
  add("", pipeline.nodes);
  kept.set(pipeline, order);
  return order;

  function add(prefix: string, nodes: Nodes): void {
    const seen = new Set<string>();
    const visit = (id: string) => {
      const node = nodes[id];
      if (!node || seen.has(id)) return;
      seen.add(id);
      for (const value of Object.values(node.with ?? {}))
        for (const { node: source } of referencesOf(value)) visit(source);
      order.set(prefix + id, order.size);
      if (node.body) add(`${prefix}${id}/`, node.body);
    };
    for (const id of Object.keys(nodes)) visit(id);
  }
}
