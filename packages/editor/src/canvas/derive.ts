import {
  parseReference,
  wireKey,
  type NodeInfo,
  type NodeSpec,
  type Pipeline,
  type Position,
  type Reference,
} from "@reelgraph/engine";
import { wiresOf } from "../document/wires-of.ts";
import { autoPlace } from "./auto-place.ts";
import { cardShape } from "./card-shape.ts";
import { deriveBoard } from "./board/derive-board.ts";
import { declared } from "./declared.ts";
import { endReferences, endsOf, outCard } from "./ends/ends.ts";
import { drawnSource, flowOf, infoFor, type NodeInfos } from "./graph/flow.ts";
import type { CardNode, Drawn, EndNode, WireEdge } from "./graph/model.ts";
import { boundsOf } from "./graph/window.ts";
import { mappedNodes } from "./mapped.ts";
import { graphPath, scopeAt, type Scope } from "./scope.ts";
import { scopeInside } from "./unfold/inside.ts";
import { layOut, type Flat } from "./unfold/lay-out.ts";
import type { Sides } from "./unfold/room.ts";

/** What the canvas remembers of places while the page is open, and is never saved. */
export interface Memory {
  /** Places that were found for what has none in the file: they stay, so that nothing jumps when a wire is drawn. */
  readonly given: Map<string, Position>;
  readonly sides: Sides;
  readonly origins: Map<string, Position>;
}

export const noMemory = (): Memory => ({ given: new Map(), sides: new Map(), origins: new Map() });

const noneOpen: ReadonlySet<string> = new Set();

/**
 * All that a scope shows, from the document. What stayed the same keeps its object, so that React renders nothing of it.
 * Sizes and handles are declared: what is out of sight is never mounted. `open`: id paths of the cards that are unfolded;
 * `grows`: inputs and outputs can be added.
 */
export function derive(
  pipeline: Pipeline,
  scope: Scope,
  types: NodeInfos,
  { given, sides, origins }: Memory = noMemory(),
  open: ReadonlySet<string> = noneOpen,
  grows = true,
): Drawn {
  const flat = (one: Scope, run: string): Flat => {
    const cards = deriveCards(pipeline, one, types, given, run);
    const ends = deriveEnds(pipeline, one, types, cards, given, grows);
    return { nodes: [...deriveBoard(pipeline, one), ...cards, ...ends], edges: deriveEdges(pipeline, one, types, run) };
  };
  const inside = ({ id, data }: CardNode) => scopeInside(pipeline, data.spec, id);
  const varying = ({ nodes, path }: Scope) => ({
    nodes,
    infoOf: ({ use }: NodeSpec) => infoFor(pipeline, types, use),
    inputType: (name: string) => scopeAt(pipeline, graphPath(path))?.graph?.inputs?.[name]?.type,
  });
  const drawn = layOut(scope, { open, flat, inside, varying, sides, origins });
  return { ...drawn, byId: new Map(drawn.nodes.map((node) => [node.id, node])) };
}

const keptCards = new WeakMap<NodeSpec, CardNode>();

function deriveCards(
  pipeline: Pipeline,
  scope: Scope,
  types: NodeInfos,
  given: Map<string, Position>,
  run: string,
): readonly CardNode[] {
  const infoOf = ({ use }: NodeSpec): NodeInfo | undefined => infoFor(pipeline, types, use);
  const mapped = mappedNodes(scope.nodes, infoOf);
  const locked = new Set(pipeline.board?.locked);
  const shapes = new Map(
    Object.entries(scope.nodes).map(([id, spec]) => {
      const before = keptCards.get(spec)?.data;
      const info = infoOf(spec);
      const same = before?.info === info && before?.mapped === mapped.has(id);
      return [id, before && same ? before.shape : cardShape(spec, info, mapped.has(id))];
    }),
  );
  // Places are only worth keeping when sizes are known.
  const places = types.size === 0 ? new Map<string, Position>() : given;
  const found = autoPlace(pipeline, scope, (id) => shapes.get(id)?.height ?? 0);
  for (const [path, place] of found) if (!places.has(path)) places.set(path, place);
  return Object.entries(scope.nodes).map(([id, spec]) => {
    const path = scope.prefix + id;
    const [x, y] = pipeline.ui?.[path] ?? places.get(path) ?? [0, 0];
    const info = infoOf(spec);
    const shape = shapes.get(id) ?? cardShape(spec, info, false);
    const draggable = !locked.has(path);
    const before = keptCards.get(spec);
    if (
      before?.id === path &&
      before.position.x === x &&
      before.position.y === y &&
      before.data.shape === shape &&
      before.data.info === info &&
      before.data.run === run + id &&
      before.draggable === draggable
    )
      return before;
    const data = { path, id, spec, info, shape, mapped: mapped.has(id), run: run + id };
    const node: CardNode = { id: path, type: "card", position: { x, y }, draggable, ...declared(shape), data };
    keptCards.set(spec, node);
    return node;
  });
}

/** Distance of the ends' cards from the nodes, where the file says nothing, in pixels. */
const apart = 120;

function deriveEnds(
  pipeline: Pipeline,
  scope: Scope,
  types: NodeInfos,
  cards: readonly CardNode[],
  given: Map<string, Position>,
  grows: boolean,
): EndNode[] {
  const bounds = boundsOf(cards) ?? { left: 0, right: 0, top: 0 };
  const { left, right, top } = bounds;
  const used = { left: top, right: top };
  return endsOf(pipeline, scope, types, grows).map(([id, shape]): EndNode => {
    const path = scope.prefix + id;
    const side = id === "$inputs" || id === "$state" ? "left" : "right";
    const auto: Position = [side === "left" ? left - apart - shape.width : right + apart, used[side]];
    used[side] += Math.ceil((shape.height + 40) / 20) * 20;
    if (types.size > 0 && cards.length > 0 && !given.has(path)) given.set(path, auto);
    const [x, y] = pipeline.ui?.[path] ?? given.get(path) ?? auto;
    const data = { path, id, scope: scope.path, shape };
    return { id: path, type: "end", position: { x, y }, ...declared(shape), data };
  });
}

const keptEdges = new Map<string, WireEdge>();

/** One edge for each reference, also from the inputs and to the outputs. */
function deriveEdges(pipeline: Pipeline, scope: Scope, types: NodeInfos, run: string): readonly WireEdge[] {
  const edges: WireEdge[] = [];
  const flows = new Map<string, { kind: string; list: boolean }>();
  const flow = (reference: Reference) => {
    const key = `${reference.node}.${reference.port}`;
    const known = flows.get(key);
    if (known) return known;
    const found = flowOf(pipeline, scope, types, reference);
    flows.set(key, found);
    return found;
  };
  const add = (reference: Reference, target: string, port: string) => {
    const isNode = Object.hasOwn(scope.nodes, reference.node);
    if (!isNode && !["inputs", "state", "iteration"].includes(reference.node)) return;
    const spec = scope.nodes[reference.node];
    const alias = spec && infoFor(pipeline, types, spec.use)?.outputs[reference.port]?.alias;
    const from = drawnSource(scope, reference);
    const id = wireKey({ prefix: scope.prefix, source: reference, target: { node: target, port } });
    const sourceHandle = alias ?? from.port;
    const { kind, list } = flow(reference);
    const route = pipeline.board?.routes?.[id];
    const before = keptEdges.get(id);
    const data = before?.data;
    const same = data?.kind === kind && data.list === list && data.route === route && data.run === run;
    if (before && same && before.sourceHandle === sourceHandle && before.source === from.id) {
      edges.push(before);
      return;
    }
    const edge: WireEdge = {
      id,
      type: "wire",
      source: from.id,
      sourceHandle,
      target: scope.prefix + target,
      targetHandle: port,
      data: { kind, list, run, ...(route ? { route } : {}) },
    };
    keptEdges.set(id, edge);
    edges.push(edge);
  };
  for (const [id, spec] of Object.entries(scope.nodes))
    for (const [port, references] of wiresOf(spec)) for (const reference of references) add(reference, id, port);
  for (const [port, text] of Object.entries(endReferences(scope))) {
    const reference = parseReference(text);
    if (reference) add(reference, outCard(scope), port);
  }
  return edges;
}
