import type { Pipeline, Position } from "@reelgraph/engine";
import { inOrder, readsOf } from "./graph/order.ts";
import type { Scope } from "./scope.ts";

const column = 340;
const gap = 60;

/**
 * Places for nodes that the file gives none: by depth from left to right, beside what they read. Never saved unless
 * somebody moves them. `heightOf` is in pixels.
 */
export function autoPlace(
  pipeline: Pipeline,
  { nodes, prefix }: Scope,
  heightOf: (id: string) => number,
): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>();
  if (Object.keys(nodes).every((id) => pipeline.ui?.[prefix + id] !== undefined)) return places;
  const depths = new Map<string, number>();
  for (const id of inOrder(nodes)) {
    depths.set(id, Math.max(0, ...readsOf(nodes, id).map((read) => (depths.get(read) ?? -1) + 1)));
  }
  const ys = new Map<string, number>();
  const columns = Map.groupBy(
    Object.keys(nodes).filter((id) => pipeline.ui?.[prefix + id] === undefined),
    (id) => depths.get(id) ?? 0,
  );
  const below = Math.max(0, ...Object.keys(nodes).map((id) => (pipeline.ui?.[prefix + id]?.[1] ?? -1000) + 420));
  for (const [depth, ids] of [...columns].toSorted(([one], [other]) => one - other)) {
    const wish = (id: string): number => {
      const heights = readsOf(nodes, id).flatMap((read) => ys.get(read) ?? []);
      return heights.length === 0 ? 0 : heights.reduce((sum, y) => sum + y, 0) / heights.length;
    };
    let free = below;
    for (const id of ids.toSorted((one, other) => wish(one) - wish(other))) {
      ys.set(id, free);
      places.set(prefix + id, [depth * column, free]);
      free += Math.ceil((heightOf(id) + gap) / 20) * 20;
    }
  }
  return places;
}
