import type { Position } from "@reelgraph/engine";
import { declared } from "../declared.ts";
import type { CardNode, CanvasNode, EndNode } from "../graph/model.ts";
import { stretch, type Room } from "./room.ts";

/** Nodes as they are drawn where something is unfolded. */

const frames = new WeakMap<CardNode, CardNode>();

/** The card as a frame. */
export function asFrame(card: CardNode, shape: CardNode["data"]["shape"]): CardNode {
  const before = frames.get(card);
  if (before && sameShape(before.data.shape, shape)) return before;
  const made: CardNode = {
    ...card,
    ...declared(shape),
    // Behind the wires and the nodes; what is empty in it belongs to the canvas, where one boxes and adds.
    className: "unfolded",
    zIndex: -1,
    selectable: false,
    data: { ...card.data, shape, unfolded: true },
  };
  frames.set(card, made);
  return made;
}

const sameShape = (one: CardNode["data"]["shape"], other: CardNode["data"]["shape"]): boolean =>
  one.width === other.width &&
  one.height === other.height &&
  one.ports.length === other.ports.length &&
  one.ports.every((port, index) => port.name === other.ports[index]?.name && port.y === other.ports[index].y);

/** A card of names as the inner edge of a frame. */
export function asRail(node: EndNode, shape: EndNode["data"]["shape"]): EndNode {
  return {
    ...node,
    ...declared(shape),
    draggable: false,
    className: "rail",
    data: { ...node.data, shape, rail: true },
  };
}

const moved = new WeakMap<CanvasNode, CanvasNode>();

/** The same node elsewhere; always the same object, so that nothing is rendered twice. */
export function movedTo<T extends CanvasNode>(node: T, [x, y]: Position): T {
  if (node.position.x === x && node.position.y === y) return node;
  const before = moved.get(node);
  if (before && before.position.x === x && before.position.y === y) return before as T;
  const made = { ...node, position: { x, y } };
  moved.set(node, made);
  return made;
}

/** A frame on the board around something that is unfolded. */
export function grown(node: Extract<CanvasNode, { type?: "frame" }>, rooms: readonly Room[]): typeof node {
  const { at, size } = node.data.frame;
  const [width, height] = stretch(rooms, at, size);
  if (width === size[0] && height === size[1]) return node;
  return { ...node, width, height, data: { ...node.data, grown: [width - size[0], height - size[1]] } };
}
