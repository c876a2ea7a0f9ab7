import type { NodeInfo, Nodes, NodeSpec } from "@reelgraph/engine";
import { wiresOf } from "../document/wires-of.ts";
import { inOrder } from "./graph/order.ts";

/** Which nodes of a scope run once for each item of a list, as far as the wires tell (rules 5 to 8). */
export function mappedNodes(nodes: Nodes, infoOf: (spec: NodeSpec) => NodeInfo | undefined): ReadonlySet<string> {
  const mapped = new Set<string>();
  for (const id of inOrder(nodes)) {
    const spec = nodes[id];
    const info = spec && infoOf(spec);
    const isMapped = [...(spec ? wiresOf(spec) : [])].some(([port, references]) => {
      const arity = info?.inputs[port]?.arity;
      if (arity === "list" || arity === "many") return false;
      return references.some(({ node, port: from }) => {
        const source = nodes[node];
        const takes = Number(source?.with?.["takes"] ?? 1) > 1;
        return source !== undefined && (takes || givesList(infoOf(source), from) || mapped.has(node));
      });
    });
    if (isMapped) mapped.add(id);
  }
  return mapped;
}

const givesList = (info: NodeInfo | undefined, port: string): boolean => info?.outputs[port]?.list ?? false;
