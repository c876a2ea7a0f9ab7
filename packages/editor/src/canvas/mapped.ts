import type { NodeInfo, Nodes, NodeSpec } from "@reelgraph/engine";
import { wiresOf } from "../document/wires-of.ts";
import { inOrder } from "./graph/order.ts";

/** Which nodes of a scope run once for each item of a list, as far as the wires tell (rules 5 to 8). */
export function mappedNodes(nodes: Nodes, infoOf: (spec: NodeSpec) => NodeInfo | undefined): ReadonlySet<string> {
  const mapped = new Set<string>();
  const gives = (spec: NodeSpec) =>
    takesOf(spec) > 1 || Object.values(infoOf(spec)?.outputs ?? {}).some(({ list }) => list);
  if (!Object.values(nodes).some(gives)) return mapped;
  for (const id of inOrder(nodes)) {
    const spec = nodes[id];
    const info = spec && infoOf(spec);
    const isMapped = [...(spec ? wiresOf(spec) : [])].some(([port, references]) => {
      const arity = info?.inputs[port]?.arity;
      if (arity === "list" || arity === "many") return false;
      return references.some(({ node, port: from }) => {
        const source = nodes[node];
        return source !== undefined && (takesOf(source) > 1 || givesList(infoOf(source), from) || mapped.has(node));
      });
    });
    if (isMapped) mapped.add(id);
  }
  return mapped;
}

const takesOf = (spec: NodeSpec): number => Number(spec.with?.["takes"] ?? 1);

const givesList = (info: NodeInfo | undefined, port: string): boolean => info?.outputs[port]?.list ?? false;
