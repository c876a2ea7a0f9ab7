/** The graph that both pages draw: a grid of nodes with one and a half wires a node, mostly between neighbours. */

/** Distance of nodes, in pixels. */
export const gap = { x: 340, y: 420 };

export const columns = (count: number): number => Math.ceil(Math.sqrt(count * 1.4));

/** Wires: from, to, and which of the target's inputs. */
export function edgesOf(count: number): readonly (readonly [from: number, to: number, port: number])[] {
  const wide = columns(count);
  const edges: [number, number, number][] = [];
  for (let at = 1; at < count; at++) {
    edges.push([at % wide === 0 ? Math.max(0, at - wide) : at - 1, at, 0]);
    if (at % 2 === 0 && at > wide) edges.push([at - wide, at, 1]);
  }
  return edges;
}
