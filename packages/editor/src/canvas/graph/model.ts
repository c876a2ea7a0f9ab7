import type { EndName, Frame, NodeInfo, NodeSpec, Note, Position } from "@reelgraph/engine";
import type { Edge, Node } from "@xyflow/react";
import type { CardShape, PortShape } from "../card-shape.ts";
import type { Layers } from "../unfold/layers.ts";

/** What a card is drawn from. The state of a run is not in it: the card asks for that by its path. */
export interface CardData extends Record<string, unknown> {
  readonly path: string;
  readonly id: string;
  readonly spec: NodeSpec;
  readonly info: NodeInfo | undefined;
  readonly shape: CardShape;
  /** It runs for each item of a list. */
  readonly mapped: boolean;
  /** The path by which a run knows it: another one in a sub-pipeline, whose nodes run for each use. */
  readonly run: string;
  /** It is drawn as a frame around what is inside. */
  readonly unfolded?: boolean;
}

/** The card of a graph's inputs or outputs, or of a loop's state or yields. */
export interface EndData extends Record<string, unknown> {
  readonly path: string;
  readonly id: EndName;
  /** Path of the scope whose ends these are. */
  readonly scope: string;
  readonly shape: CardShape;
  /** It is drawn as the inner edge of the unfolded card. */
  readonly rail?: boolean;
}

export interface FrameData extends Record<string, unknown> {
  readonly path: string;
  readonly frame: Frame;
  /** How much larger it is shown than the file says, because something in it is unfolded. */
  readonly grown?: Position;
}

export interface NoteData extends Record<string, unknown> {
  readonly path: string;
  readonly note: Note;
}

export type CardNode = Node<CardData, "card">;
export type EndNode = Node<EndData, "end">;
export type FrameNode = Node<FrameData, "frame">;
export type NoteNode = Node<NoteData, "note">;
export type CanvasNode = CardNode | EndNode | FrameNode | NoteNode;

export interface WireData extends Record<string, unknown> {
  /** Put before the id of a node at either end it makes the path by which a run knows that node. */
  readonly run: string;
  readonly kind: string;
  readonly list: boolean;
  /** Points that it runs through, in pixels. */
  readonly route?: readonly (readonly [number, number])[];
}

export type WireEdge = Edge<WireData, "wire">;

/** All that a scope shows, with what is unfolded in it: every node and every wire, in sight or not. */
export interface Drawn {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly WireEdge[];
  readonly byId: ReadonlyMap<string, CanvasNode>;
  /** The open scope, and those that are unfolded in it, the outer ones first. */
  readonly layers: Layers;
}

const byRuns = new WeakMap<Drawn, ReadonlyMap<string, CanvasNode>>();

/** The node that a run knows by a path. In a sub-pipeline that is unfolded, that is not the node's id. */
export function nodeOfRun(drawn: Drawn, path: string): CanvasNode | undefined {
  const node = drawn.byId.get(path);
  if (node || drawn.layers.size < 2) return node;
  const known =
    byRuns.get(drawn) ?? new Map(drawn.nodes.flatMap((one) => (one.type === "card" ? [[one.data.run, one]] : [])));
  byRuns.set(drawn, known);
  return known.get(path);
}

export const nothingDrawn: Drawn = { nodes: [], edges: [], byId: new Map(), layers: new Map() };

/** The ports of what has some. */
export function portsOf(node: CanvasNode | undefined): readonly PortShape[] {
  return node?.type === "card" || node?.type === "end" ? node.data.shape.ports : [];
}

export const portOf = (node: CanvasNode | undefined, side: "in" | "out", name: string): PortShape | undefined =>
  portsOf(node).find((port) => port.side === side && port.name === name);

/** Width and height, which every node declares. */
export const sizeOf = ({ width = 0, height = 0 }: CanvasNode): readonly [number, number] => [width, height];

/** Where a wire begins or ends, in pixels. */
export function portPoint(node: CanvasNode, side: "in" | "out", name: string): readonly [number, number] {
  const { x, y } = node.position;
  const [width, height] = sizeOf(node);
  return [side === "in" ? x : x + width, y + (portOf(node, side, name)?.y ?? height / 2)];
}
