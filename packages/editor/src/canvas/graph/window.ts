import type { CanvasNode, Drawn, WireEdge } from "./model.ts";

/** A part of the canvas, in its pixels. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** Of the window's part that shows the canvas, in its pixels. */
  readonly width: number;
  readonly height: number;
}

/** Graphs up to this many nodes are given to React Flow whole. */
const whole = 240;

/** What the view shows, with a margin of so many of its own sizes on each side. */
export function regionOf({ x, y, zoom, width, height }: View, margin: number): Region {
  return {
    left: (-x - width * margin) / zoom,
    top: (-y - height * margin) / zoom,
    right: (-x + width * (1 + margin)) / zoom,
    bottom: (-y + height * (1 + margin)) / zoom,
  };
}

export const contains = (outer: Region, inner: Region): boolean =>
  outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;

export function touches({ position: { x, y }, width = 0, height = 0 }: CanvasNode, region: Region): boolean {
  return x <= region.right && y <= region.bottom && x + width >= region.left && y + height >= region.top;
}

/**
 * The part of a graph that React Flow has to know: what lies in a region, the wires that cross it, and their ends. Its
 * bookkeeping then costs as much as what is near, however large the graph is.
 */
export function within(
  { nodes, edges, byId }: Drawn,
  region: Region | undefined,
  also: Iterable<string>,
): { readonly nodes: readonly CanvasNode[]; readonly edges: readonly WireEdge[] } {
  if (nodes.length <= whole) return { nodes, edges };
  if (!region) return { nodes: [], edges: [] };
  const inside = new Set(also);
  for (const node of nodes) if (touches(node, region)) inside.add(node.id);
  const near = edges.filter(({ source, target }) => {
    if (inside.has(source) || inside.has(target)) return true;
    const [one, other] = [byId.get(source), byId.get(target)];
    return one !== undefined && other !== undefined && crosses(one, other, region);
  });
  for (const { source, target } of near) inside.add(source).add(target);
  return { nodes: nodes.filter(({ id }) => inside.has(id)), edges: near };
}

/** Whether a wire between the two may run through the region. */
function crosses(one: CanvasNode, other: CanvasNode, region: Region): boolean {
  const [from, to] = [one.position, other.position];
  return (
    Math.min(from.x, to.x) <= region.right &&
    Math.max(from.x + (one.width ?? 0), to.x) >= region.left &&
    Math.min(from.y, to.y) <= region.bottom &&
    Math.max(from.y + (one.height ?? 0), to.y + (other.height ?? 0)) >= region.top
  );
}

/** The smallest region around nodes; undefined around none. */
export function boundsOf(nodes: readonly CanvasNode[]): Region | undefined {
  if (nodes.length === 0) return undefined;
  const region = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { position, width = 0, height = 0 } of nodes) {
    region.left = Math.min(region.left, position.x);
    region.top = Math.min(region.top, position.y);
    region.right = Math.max(region.right, position.x + width);
    region.bottom = Math.max(region.bottom, position.y + height);
  }
  return region;
}
