import type { Nodes, Pipeline } from "@reelgraph/engine";
import { inOrder, readsOf } from "../../canvas/graph/order.ts";

/** Id paths of a file's nodes, each with those that feed it. */
export type NodeFlow = ReadonlyMap<string, readonly string[]>;

const kept = new WeakMap<Pipeline, NodeFlow>();

/** What feeds what, in the order in which data flows; what stands in a body comes right behind its loop. */
export function nodeFlow(pipeline: Pipeline): NodeFlow {
  const before = kept.get(pipeline);
  if (before) return before;
  const flow = new Map<string, readonly string[]>();
  add("", pipeline.nodes);
  kept.set(pipeline, flow);
  return flow;

  function add(prefix: string, nodes: Nodes): void {
    for (const id of inOrder(nodes)) {
      const sources = new Set(readsOf(nodes, id));
      flow.set(
        prefix + id,
        [...sources].map((source) => prefix + source),
      );
      const body = nodes[id]?.body;
      if (body) add(`${prefix}${id}/`, body);
    }
  }
}
