import { referencesOf, type NodeInfo, type NodeSpec, type Pipeline, type Position } from "@reelgraph/engine";
import { Position as Side, type Edge, type Node } from "@xyflow/react";
import { cardShape, type CardShape } from "./card-shape.ts";
import { mappedNodes } from "./mapped.ts";
import type { Scope } from "./scope.ts";
import { typeOf } from "./type-of.ts";

/** What a card is drawn from. The state of a run is not in it: the card asks for that by its path. */
export interface CardData extends Record<string, unknown> {
  readonly path: string;
  readonly id: string;
  readonly spec: NodeSpec;
  readonly info: NodeInfo | undefined;
  readonly shape: CardShape;
  /** It runs for each item of a list. */
  readonly mapped: boolean;
}

export type CardNode = Node<CardData, "card">;
export type WireEdge = Edge<{ readonly kind: string; readonly list: boolean }, "wire">;

const kept = new WeakMap<NodeSpec, CardNode>();

/**
 * React Flow's nodes and edges from the document, a pure function. A node whose spec and place stayed the same keeps its
 * object, so that React renders nothing of it. Sizes and handles are declared: what is out of sight is never mounted.
 */
export function deriveNodes(
  pipeline: Pipeline,
  scope: Scope,
  types: ReadonlyMap<string, NodeInfo>,
  places: ReadonlyMap<string, Position>,
  selected: ReadonlySet<string>,
): CardNode[] {
  const mapped = mappedNodes(scope.nodes, types);
  return Object.entries(scope.nodes).map(([id, spec]) => {
    const path = scope.prefix + id;
    const [x, y] = pipeline.ui?.[path] ?? places.get(path) ?? [0, 0];
    const info = types.get(typeOf(spec));
    const isMapped = mapped.has(id);
    const before = kept.get(spec);
    const isSelected = selected.has(path);
    if (
      before &&
      before.id === path &&
      before.position.x === x &&
      before.position.y === y &&
      before.selected === isSelected &&
      before.data.info === info &&
      before.data.mapped === isMapped
    )
      return before;
    const same = before?.data.info === info && before?.data.mapped === isMapped;
    const shape = before && same ? before.data.shape : cardShape(spec, info, isMapped);
    const node: CardNode = {
      id: path,
      type: "card",
      position: { x, y },
      selected: isSelected,
      width: shape.width,
      height: shape.height,
      handles: shape.ports.map(({ name, side, y }) => ({
        id: name,
        type: side === "in" ? "target" : "source",
        position: side === "in" ? Side.Left : Side.Right,
        x: side === "in" ? -6 : shape.width - 6,
        y: y - 6,
        width: 12,
        height: 12,
      })),
      data: { path, id, spec, info, shape, mapped: isMapped },
    };
    kept.set(spec, node);
    return node;
  });
}

/** One edge for each reference from node to node. References to inputs and to a loop's state are drawn on the card. */
export function deriveEdges(scope: Scope, types: ReadonlyMap<string, NodeInfo>): WireEdge[] {
  return Object.entries(scope.nodes).flatMap(([id, { with: given = {} }]) =>
    Object.entries(given).flatMap(([port, value]) =>
      referencesOf(value)
        .filter(({ node }) => Object.hasOwn(scope.nodes, node))
        .map((reference): WireEdge => {
          const source = scope.nodes[reference.node];
          const declared = source && types.get(typeOf(source))?.outputs[reference.port];
          const name = declared?.alias ?? reference.port;
          const kind = typeof declared?.kind === "string" ? declared.kind : "any";
          return {
            id: `${scope.prefix}${reference.node}.${reference.port}>${id}.${port}`,
            type: "wire",
            source: scope.prefix + reference.node,
            sourceHandle: name,
            target: scope.prefix + id,
            targetHandle: port,
            data: { kind, list: declared?.list ?? false },
          };
        }),
    ),
  );
}
