import type { Position } from "@reelgraph/engine";
import { axesOf, type Axes, type Varying } from "../graph/axes.ts";
import { boundsOf } from "../graph/window.ts";
import type { CardNode, CanvasNode, Drawn, EndNode, WireEdge } from "../graph/model.ts";
import type { Scope } from "../scope.ts";
import type { Layer } from "./layers.ts";
import { asFrame, asRail, grown, movedTo } from "./redrawn.ts";
import { pullBack, pushAside, type Room, type Sides } from "./room.ts";
import { unfolded, unfoldedShape } from "./unfolded-shape.ts";

/** What one scope shows, in its own pixels. */
export interface Flat {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly WireEdge[];
}

/** How the canvas asks for scopes, and what it remembers of them while the page is open. */
export interface Laying {
  /** Id paths of the cards that are unfolded. */
  readonly open: ReadonlySet<string>;
  flat(scope: Scope, run: string): Flat;
  inside(card: CardNode): Scope | undefined;
  varying(scope: Scope): Varying;
  readonly sides: Sides;
  /** Upper left corners of what was inside when it was unfolded: what is there moves, and not all the others. */
  readonly origins: Map<string, Position>;
}

/** A scope with the sizes of what is unfolded in it, still in its own pixels. */
interface Part {
  readonly scope: Scope;
  readonly run: string;
  readonly card?: string;
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly WireEdge[];
  readonly rooms: readonly Room[];
  readonly inner: readonly Inner[];
}

interface Inner {
  readonly card: CardNode;
  readonly part: Part;
  readonly origin: Position;
  readonly rails: readonly EndNode[];
}

/** Lays a scope out with all that is unfolded in it. */
export function layOut(scope: Scope, laying: Laying): Omit<Drawn, "byId"> {
  if (laying.open.size === 0) return nothingUnfolded(scope, laying);
  const nodes: CanvasNode[] = [];
  const edges: WireEdge[] = [];
  const layers = new Map<string, Layer>();
  const place = (part: Part, by: Position) => {
    const { rooms } = part;
    const layer: Layer = {
      scope: part.scope,
      run: part.run,
      ...axesIn(laying.varying(part.scope)),
      ...(part.card === undefined ? {} : { card: part.card }),
      toCanvas: (key, at) => plus(pushAside(rooms, laying.sides, key, at), by),
      toFile: (key, at) => pullBack(rooms, laying.sides, key, onGrid(plus(at, [-by[0], -by[1]]))),
    };
    layers.set(part.scope.path, layer);
    for (const node of part.nodes) nodes.push(movedTo(node, plus([node.position.x, node.position.y], by)));
    for (const edge of part.edges) edges.push(routed(edge, layer));
    for (const { card, part: inside, origin, rails } of part.inner) {
      const corner = plus([card.position.x, card.position.y], by);
      const { rail, pad, header } = unfolded;
      for (const node of rails) {
        const x = node.data.id === "$inputs" || node.data.id === "$state" ? 0 : (card.width ?? 0) - rail;
        nodes.push(movedTo(node, plus(corner, [x, header])));
      }
      place(inside, [corner[0] + rail + pad - origin[0], corner[1] + header + pad - origin[1]]);
    }
  };
  place(measure(scope, scope.prefix, laying, new Set([scope.path])), [0, 0]);
  return { nodes, edges, layers };
}

/** An edit asks for no axes, and a wire that is drawn asks often. */
function axesIn(varying: Varying): Pick<Layer, "varying" | "axes"> {
  let known: Axes | undefined;
  return { varying, axes: () => (known ??= axesOf(varying)) };
}

function nothingUnfolded(scope: Scope, { flat, varying, sides, origins }: Laying): Omit<Drawn, "byId"> {
  sides.clear();
  origins.clear();
  const asIs = (_: string, at: Position): Position => at;
  const layer: Layer = { scope, run: scope.prefix, ...axesIn(varying(scope)), toCanvas: asIs, toFile: asIs };
  return { ...flat(scope, scope.prefix), layers: new Map([[scope.path, layer]]) };
}

/** Finds the sizes of what is unfolded, the innermost first. `shown`: scopes that are on the canvas, each once. */
function measure(scope: Scope, run: string, laying: Laying, shown: Set<string>, card?: string): Part {
  const flat = laying.flat(scope, run);
  const inner = new Map<string, Inner>();
  for (const node of flat.nodes) {
    if (node.type !== "card") continue;
    if (!laying.open.has(node.id)) {
      laying.origins.delete(node.id);
      continue;
    }
    const within = laying.inside(node);
    if (!within || shown.has(within.path)) continue;
    shown.add(within.path);
    const part = measure(within, `${node.data.run}/`, laying, shown, node.id);
    inner.set(node.id, unfold(node, part, laying.origins));
  }
  const rooms: Room[] = [];
  const cards = flat.nodes.filter((node) => inner.has(node.id)) as CardNode[];
  for (const folded of cards.toSorted((one, other) => one.position.x - other.position.x)) {
    const [x, y] = pushAside(rooms, laying.sides, folded.id, [folded.position.x, folded.position.y]);
    const { width = 0, height = 0 } = folded;
    const large = inner.get(folded.id)!.card;
    rooms.push({
      id: folded.id,
      right: x + width,
      bottom: y + height,
      wider: (large.width ?? 0) - width,
      higher: (large.height ?? 0) - height,
    });
  }
  const nodes = flat.nodes.map((node) => {
    const at = pushAside(rooms, laying.sides, node.id, [node.position.x, node.position.y]);
    return movedTo(node.type === "frame" ? grown(node, rooms) : (inner.get(node.id)?.card ?? node), at);
  });
  const placed = new Map(nodes.map((node) => [node.id, node]));
  return {
    scope,
    run,
    ...(card === undefined ? {} : { card }),
    nodes,
    edges: flat.edges,
    rooms,
    inner: [...inner.values()].map((one) => ({ ...one, card: placed.get(one.card.id) as CardNode })),
  };
}

/** A card as a frame around what is inside, whose names become its rails. */
function unfold(card: CardNode, part: Part, origins: Map<string, Position>): Inner {
  const isRail = (node: CanvasNode): node is EndNode =>
    node.type === "end" && (node.data.id !== "$inputs" || part.scope.graph !== undefined);
  const ends = part.nodes.filter(isRail);
  const content = part.nodes.filter((node) => !isRail(node));
  const bounds = boundsOf(content) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const before = origins.get(card.id) ?? [bounds.left, bounds.top];
  const origin = [before[0], before[1]].map(
    (from, axis) => Math.floor(Math.min(from, axis === 0 ? bounds.left : bounds.top) / grid) * grid,
  ) as unknown as Position;
  origins.set(card.id, origin);
  const shapeOf = (...names: readonly string[]) => ends.find(({ data }) => names.includes(data.id))?.data.shape;
  const { shape } = card.data;
  const size = [bounds.right - origin[0], bounds.bottom - origin[1]] as const;
  const made = unfoldedShape(shape, shapeOf("$state", "$inputs"), shapeOf("$yield", "$outputs"), size);
  return {
    card: asFrame(card, made.card),
    part: { ...part, nodes: content },
    origin,
    rails: ends.map((node) => {
      const rail = node.data.id === "$state" || node.data.id === "$inputs" ? made.into : made.out;
      return asRail(node, rail ?? node.data.shape);
    }),
  };
}

const grid = 20;
const onGrid = ([x, y]: Position): Position => [Math.round(x / grid) * grid, Math.round(y / grid) * grid];
const plus = ([x, y]: Position, [dx, dy]: Position): Position => [x + dx, y + dy];

/** A wire whose points lie where the canvas shows them. */
function routed(edge: WireEdge, layer: Layer): WireEdge {
  const { data } = edge;
  if (!data?.route) return edge;
  const route = data.route.map((at, index) => layer.toCanvas(`${edge.id} ${index}`, at));
  const same = route.every(([x, y], index) => x === data.route?.[index]?.[0] && y === data.route[index][1]);
  return same ? edge : { ...edge, data: { ...data, route } };
}
