import {
  combine,
  duplicateNodes,
  moveNodes,
  setFrame,
  setNote,
  type Edit,
  type Pipeline,
  type Position,
} from "@reelgraph/engine";
import type { Editor } from "../session/editor.ts";
import { boardKey } from "./board/derive-board.ts";
import { liesIn } from "./board/sheets-around.ts";
import { bestPort } from "./connect/candidates.ts";
import { shownOn } from "./connect/use-connecting.ts";
import { insertIntoWire, type Shown } from "./connect/wire-edits.ts";
import { portPoint, type CanvasNode, type Drawn, type WireEdge } from "./graph/model.ts";
import { splitPath } from "./scope.ts";
import type { StageState } from "./stage.ts";
import { cardsAround, layerOf } from "./unfold/layers.ts";
import { wirePoints } from "./wire-path.ts";
import { words } from "./words.ts";

/** What lies in the frames that are dragged, and moves along with them. */
export function membersOf(drawn: Drawn, dragged: readonly CanvasNode[]): readonly CanvasNode[] {
  const own = new Set(dragged.map(({ id }) => id));
  const frames = dragged.filter(({ type }) => type === "frame");
  const members = frames.length === 0 ? [] : drawn.nodes.filter((node) => isMember(drawn, node, frames));
  const moving = new Set([...own, ...members.map(({ id }) => id)]);
  const inside =
    drawn.layers.size < 2
      ? []
      : drawn.nodes.filter(({ id }) => !moving.has(id) && cardsAround(drawn, id).some((card) => moving.has(card)));
  return [...members.filter(({ id }) => !own.has(id)), ...inside];
}

const isMember = (drawn: Drawn, node: CanvasNode, frames: readonly CanvasNode[]): boolean =>
  node.draggable !== false &&
  frames.some(
    ({ id }) => splitPath(id).scope === splitPath(node.id).scope && id !== node.id && liesIn(node, drawn.byId.get(id)),
  );

/** Puts what was dragged where it was let go, as one step: moved, copied, or put into the wire under it. */
export function dropNodes(
  editor: Editor,
  places: ReadonlyMap<string, Position>,
  { copy, wire }: { readonly copy: boolean; readonly wire: string | undefined },
): void {
  const { document, stage, session } = editor;
  const { drawn } = stage.getState();
  const changed = [...places].filter(([id, [x, y]]) => {
    const at = drawn.byId.get(id)?.position;
    // What is inside an unfolded card moves along with it.
    return at !== undefined && (at.x !== x || at.y !== y) && !cardsAround(drawn, id).some((card) => places.has(card));
  });
  if (changed.length === 0) return;
  const text = words.now();
  const cards = changed.filter(([id]) => drawn.byId.get(id)?.type === "card").map(([id]) => id);
  if (copy && cards.length > 0) {
    let copies: ReadonlyMap<string, string> = new Map();
    document.apply(text.duplicated(cards.length), (file) => {
      const made = duplicateNodes(file, cards);
      ({ copies } = made);
      const there = [...copies].map(([from, to]) => [to, inFile(drawn, to, places.get(from) ?? [0, 0])] as const);
      return combine(file, [() => made, (after) => moveNodes(after, Object.fromEntries(there))]);
    });
    session.select(copies.values());
    return;
  }
  document.apply(text.moved(changed.length), (file) =>
    combine(file, [
      (before) => moveAll(before, drawn, new Map(changed)),
      ...(wire === undefined ? [] : [(after: Pipeline) => insert(after, shownOn(editor), cards[0], wire)]),
    ]),
  );
}

/** Moves nodes, cards of ends, frames and notes. */
export function moveAll(pipeline: Pipeline, drawn: Drawn, places: ReadonlyMap<string, Position>): Edit {
  const nodes: [string, Position][] = [];
  const edits: ((before: Pipeline) => Edit)[] = [];
  for (const [id, point] of places) {
    const node = drawn.byId.get(id);
    const at = inFile(drawn, id, point);
    if (node?.type === "frame") edits.push((before) => setFrame(before, boardKey(id), { ...node.data.frame, at }));
    else if (node?.type === "note") edits.push((before) => setNote(before, boardKey(id), { ...node.data.note, at }));
    else if (node) nodes.push([id, at]);
  }
  if (nodes.length > 0) edits.push((before) => moveNodes(before, Object.fromEntries(nodes)));
  return combine(pipeline, edits);
}

/** The place in the file of what is put somewhere on the canvas. */
const inFile = (drawn: Drawn, id: string, at: Position): Position => layerOf(drawn, id)?.toFile(id, at) ?? at;

function insert(pipeline: Pipeline, shown: Shown | undefined, path: string | undefined, id: string): Edit {
  const wire = shown?.drawn.edges.find((edge) => edge.id === id);
  const ports = path === undefined || !wire || !shown ? undefined : portsThrough(shown.drawn, path, wire);
  if (path === undefined || !wire || !ports || !shown) return combine(pipeline, []);
  return insertIntoWire(pipeline, shown, wire, { path, ...ports });
}

/** The ports by which a node would stand in a wire; undefined where none fit. */
function portsThrough(drawn: Drawn, path: string, wire: WireEdge) {
  const node = drawn.byId.get(path);
  if (!node || wire.source === path || wire.target === path) return undefined;
  const source = { node: wire.source, side: "out", port: wire.sourceHandle ?? "" } as const;
  const target = { node: wire.target, side: "in", port: wire.targetHandle ?? "" } as const;
  const input = bestPort(drawn, source, node);
  const output = bestPort(drawn, target, node);
  return input && output ? { input: input.port, output: output.port } : undefined;
}

/** How near a wire the middle of a node must come to be put into it, in pixels. */
const reach = 34;

/** The wire that a node without wires of its own is dragged over, if it could stand in it. */
export function wireUnder({ drawn }: StageState, node: CanvasNode): WireEdge | undefined {
  if (node.type !== "card") return undefined;
  if (drawn.edges.some(({ source, target }) => source === node.id || target === node.id)) return undefined;
  const [x, y] = [node.position.x + (node.width ?? 0) / 2, node.position.y + (node.height ?? 0) / 2];
  const layer = layerOf(drawn, node.id);
  return drawn.edges.find((wire) => {
    if (layerOf(drawn, wire.target) !== layer) return false;
    const [from, to] = [drawn.byId.get(wire.source), drawn.byId.get(wire.target)];
    if (!from || !to) return false;
    const [x0, y0] = portPoint(from, "out", wire.sourceHandle ?? "");
    const [x1, y1] = portPoint(to, "in", wire.targetHandle ?? "");
    if (x < Math.min(x0, x1) - 40 || x > Math.max(x0, x1) + 40) return false;
    if (y < Math.min(y0, y1) - 200 || y > Math.max(y0, y1) + 200) return false;
    const isNear = wirePoints([x0, y0], [x1, y1], wire.data?.route).some(
      ([px, py]) => Math.hypot(px - x, py - y) < reach,
    );
    return isNear && portsThrough(drawn, node.id, wire) !== undefined;
  });
}
