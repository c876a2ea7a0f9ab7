import type { Position } from "@reelgraph/engine";
import { portPoint, sizeOf, type CanvasNode, type Drawn } from "../graph/model.ts";

/** New places by id. */
export type Places = ReadonlyMap<string, Position>;

export type Edge = "left" | "right" | "top" | "bottom" | "center" | "middle";

/** Lines nodes up: by an edge, or by their middles. */
export function align(nodes: readonly CanvasNode[], edge: Edge): Places {
  const boxes = nodes.map(boxOf);
  const target = {
    left: Math.min(...boxes.map(({ x }) => x)),
    right: Math.max(...boxes.map(({ x, width }) => x + width)),
    top: Math.min(...boxes.map(({ y }) => y)),
    bottom: Math.max(...boxes.map(({ y, height }) => y + height)),
    center: mean(boxes.map(({ x, width }) => x + width / 2)),
    middle: mean(boxes.map(({ y, height }) => y + height / 2)),
  }[edge];
  return new Map(
    boxes.map(({ id, x, y, width, height }) => {
      if (edge === "left") return [id, [target, y]];
      if (edge === "right") return [id, [target - width, y]];
      if (edge === "center") return [id, [target - width / 2, y]];
      if (edge === "top") return [id, [x, target]];
      if (edge === "bottom") return [id, [x, target - height]];
      return [id, [x, target - height / 2]];
    }),
  );
}

/** Puts equal gaps between nodes; the outermost stay. */
export function distribute(nodes: readonly CanvasNode[], axis: "x" | "y"): Places {
  const size = axis === "x" ? "width" : "height";
  const boxes = nodes.map(boxOf).toSorted((one, other) => one[axis] - other[axis]);
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (!first || !last || boxes.length < 3) return new Map();
  const room = last[axis] + last[size] - first[axis] - boxes.reduce((sum, box) => sum + box[size], 0);
  const gap = room / (boxes.length - 1);
  let next = first[axis];
  return new Map(
    boxes.map(({ id, x, y, width, height }): [string, Position] => {
      const at: Position = axis === "x" ? [next, y] : [x, next];
      next += (axis === "x" ? width : height) + gap;
      return [id, at];
    }),
  );
}

/** Moves each node up or down so that the first wire into it, from another of them, runs level. */
export function straighten(nodes: readonly CanvasNode[], { edges, byId }: Drawn): Places {
  const places = new Map<string, Position>();
  const chosen = new Set(nodes.map(({ id }) => id));
  for (const node of nodes.toSorted((one, other) => one.position.x - other.position.x)) {
    const wire = edges.find(({ source, target }) => target === node.id && (chosen.has(source) || chosen.size === 1));
    const source = wire && byId.get(wire.source);
    if (!wire || !source) continue;
    const shift = (places.get(source.id)?.[1] ?? source.position.y) - source.position.y;
    const [, from] = portPoint(source, "out", wire.sourceHandle ?? "");
    const [, to] = portPoint(node, "in", wire.targetHandle ?? "");
    places.set(node.id, [node.position.x, node.position.y + from + shift - to]);
  }
  return places;
}

function boxOf(node: CanvasNode) {
  const [width, height] = sizeOf(node);
  return { id: node.id, ...node.position, width, height };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
