import { referencesOf, type NodeInfo, type Nodes } from "@reelgraph/engine";
import { typeOf } from "./type-of.ts";

/** Which nodes of a scope run once for each item of a list, as far as the wires tell (rules 5 to 8). */
export function mappedNodes(nodes: Nodes, types: ReadonlyMap<string, NodeInfo>): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  const isMapped = (id: string, seen: ReadonlySet<string>): boolean => {
    const before = known.get(id);
    if (before !== undefined || seen.has(id)) return before ?? false;
    const inner = new Set(seen).add(id);
    const spec = nodes[id];
    const info = spec && types.get(typeOf(spec));
    const mapped = Object.entries(spec?.with ?? {}).some(([port, value]) => {
      const arity = info?.inputs[port]?.arity;
      if (arity === "list" || arity === "many") return false;
      return referencesOf(value).some(({ node, port: from }) => {
        const source = nodes[node];
        const takes = Number(source?.with?.["takes"] ?? 1) > 1;
        return source !== undefined && (takes || givesList(types.get(typeOf(source)), from) || isMapped(node, inner));
      });
    });
    known.set(id, mapped);
    return mapped;
  };
  return new Set(Object.keys(nodes).filter((id) => isMapped(id, new Set())));
}

const givesList = (info: NodeInfo | undefined, port: string): boolean => info?.outputs[port]?.list ?? false;
