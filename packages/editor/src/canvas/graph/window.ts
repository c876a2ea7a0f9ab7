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

/** What was near and still lies within bounds, with what is in view now: the same object if that adds nothing. */
export function reaching(near: Region | undefined, now: Region, bounds: Region): Region {
  if (!near) return now;
  const kept = shared(near, bounds);
  if (!overlaps(kept, now)) return now;
  const both = {
    left: Math.min(kept.left, now.left),
    top: Math.min(kept.top, now.top),
    right: Math.max(kept.right, now.right),
    bottom: Math.max(kept.bottom, now.bottom),
  };
  return contains(near, both) && contains(both, near) ? near : both;
}

/** Takes one step towards the bounds, of so much of the view's size, on the side that lacks most: the same object if none lacks any. */
export function grown(near: Region, bounds: Region, view: Region, step: number): Region {
  const lacks = {
    left: near.left - bounds.left,
    top: near.top - bounds.top,
    right: bounds.right - near.right,
    bottom: bounds.bottom - near.bottom,
  };
  const [side] = sides.toSorted((one, other) => lacks[other] - lacks[one]);
  if (!side || lacks[side] <= 0) return near;
  const size = side === "left" || side === "right" ? view.right - view.left : view.bottom - view.top;
  const by = Math.min(lacks[side], step * size);
  return { ...near, [side]: near[side] + (side === "left" || side === "top" ? -by : by) };
}

const sides = ["left", "right", "top", "bottom"] as const;

const shared = (one: Region, other: Region): Region => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

const overlaps = (one: Region, other: Region): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

export function touches({ position: { x, y }, width = 0, height = 0 }: CanvasNode, region: Region): boolean {
  return x <= region.right && y <= region.bottom && x + width >= region.left && y + height >= region.top;
}

/**
 * The part of a graph that React Flow has to know: what lies in a region, the wires that cross it, and their ends, unseen.
 * Its bookkeeping then costs as much as what is near, however large the graph is.
 */
export function within(
  { nodes, edges, byId }: Drawn,
  region: Region | undefined,
  also: Iterable<string>,
): { readonly nodes: readonly CanvasNode[]; readonly edges: readonly WireEdge[] } {
  if (!region) return { nodes: [], edges: [] };
  const inside = new Set(also);
  for (const node of nodes) if (touches(node, region)) inside.add(node.id);
  const near = edges.filter(({ source, target }) => {
    if (inside.has(source) || inside.has(target)) return true;
    const [one, other] = [byId.get(source), byId.get(target)];
    return one !== undefined && other !== undefined && crosses(one, other, region);
  });
  const ends = new Set(near.flatMap(({ source, target }) => [source, target]));
  const known = nodes.flatMap((node) => (inside.has(node.id) ? [node] : ends.has(node.id) ? [unseen(node)] : []));
  return { nodes: known, edges: near };
}

const hidden = new WeakMap<CanvasNode, CanvasNode>();

/** A node that is known and not mounted; always the same object, so that nothing is rendered twice. */
function unseen(node: CanvasNode): CanvasNode {
  const made = hidden.get(node) ?? { ...node, hidden: true };
  hidden.set(node, made);
  return made;
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
