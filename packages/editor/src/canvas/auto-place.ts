import { referencesOf, type Pipeline, type Position } from "@reelgraph/engine";
import type { Scope } from "./scope.ts";

const column = 320;
const row = 280;

/** Places for nodes that the file gives none: by depth from left to right. Never saved unless somebody moves them. */
export function autoPlace(pipeline: Pipeline, { nodes, prefix }: Scope): ReadonlyMap<string, Position> {
  const depths = new Map<string, number>();
  const depthOf = (id: string, seen: ReadonlySet<string>): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    if (seen.has(id)) return 0;
    const inner = new Set(seen).add(id);
    const before = Object.values(nodes[id]?.with ?? {})
      .flatMap(referencesOf)
      .filter(({ node }) => Object.hasOwn(nodes, node))
      .map(({ node }) => depthOf(node, inner) + 1);
    const depth = Math.max(0, ...before);
    depths.set(id, depth);
    return depth;
  };
  const rows = new Map<number, number>();
  return new Map(
    Object.keys(nodes)
      .filter((id) => pipeline.ui?.[prefix + id] === undefined)
      .map((id) => {
        const depth = depthOf(id, new Set());
        const at = rows.get(depth) ?? 0;
        rows.set(depth, at + 1);
        return [prefix + id, [depth * column, at * row]];
      }),
  );
}
