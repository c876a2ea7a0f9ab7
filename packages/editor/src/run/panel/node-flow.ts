import { referencesOf, type Nodes, type Pipeline } from "@reelgraph/engine";

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
    const seen = new Set<string>();
    const visit = (id: string) => {
      const node = nodes[id];
      if (!node || seen.has(id)) return;
      seen.add(id);
      const sources = new Set(
        Object.values(node.with ?? {}).flatMap((value) => referencesOf(value).map(({ node: source }) => source)),
      );
      for (const source of sources) visit(source);
      const known = [...sources].filter((source) => Object.hasOwn(nodes, source));
      flow.set(
        prefix + id,
        known.map((source) => prefix + source),
      );
      if (node.body) add(`${prefix}${id}/`, node.body);
    };
    for (const id of Object.keys(nodes)) visit(id);
  }
}
