import type { NodeRun } from "../../run/node-runs.ts";
import type { CanvasNode, Drawn, WireEdge } from "../graph/model.ts";
import { inkOf, type Inks } from "./palette.ts";

/** A picture of a graph: which part of the canvas it shows, and how many of its pixels one of the canvas's is. */
export interface Picture {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

/** What a picture is made with. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly picture: Picture;
  readonly inks: Inks;
  readonly runs: ReadonlyMap<string, NodeRun>;
  readonly selected: (id: string) => boolean;
  /** Whether a node has a problem that keeps it from running. */
  readonly wrong: (id: string) => boolean;
}

/** Below this scale a wire is one straight stroke; above it names can be read. */
const namesFrom = 0.15;

/** Draws a graph from afar: wires as straight strokes, nodes as boxes in the colour of their state. */
export function drawGraph(brush: Brush, { nodes, edges, byId }: Drawn, skip: ReadonlySet<string>): void {
  const shown = nodes.filter(({ id }) => !skip.has(id));
  for (const node of shown) if (isGround(node)) drawNode(brush, node, node.position);
  drawWires(brush, edges, byId, skip);
  for (const node of shown) if (!isGround(node)) drawNode(brush, node, node.position);
}

/** Draws wires, all of one colour in one stroke: that is many times faster than one by one. */
export function drawWires(
  { context, picture: { left, top, scale }, inks }: Brush,
  edges: readonly WireEdge[],
  byId: ReadonlyMap<string, CanvasNode>,
  skip: ReadonlySet<string>,
  at: (node: CanvasNode) => { readonly x: number; readonly y: number } = ({ position }) => position,
): void {
  context.lineWidth = Math.max(0.6, 1.6 * scale);
  context.globalAlpha = 0.5;
  const byKind = Map.groupBy(edges, ({ data }) => data?.kind ?? "any");
  for (const [kind, list] of byKind) {
    context.strokeStyle = inks.kinds[kind] ?? inks.border;
    context.beginPath();
    for (const { source, target } of list) {
      if (skip.has(source) || skip.has(target)) continue;
      const [one, other] = [byId.get(source), byId.get(target)];
      if (!one || !other) continue;
      const [from, to] = [at(one), at(other)];
      const [x0, y0] = [from.x + (one.width ?? 0), from.y + (one.height ?? 0) / 2];
      const [x1, y1] = [to.x, to.y + (other.height ?? 0) / 2];
      context.moveTo((x0 - left) * scale, (y0 - top) * scale);
      context.lineTo((x1 - left) * scale, (y1 - top) * scale);
    }
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** Frames, and cards that are unfolded: they lie behind the wires. */
export const isGround = (node: CanvasNode): boolean =>
  node.type === "frame" || (node.type === "card" && node.data.unfolded === true);

/** Draws one node at a place. */
export function drawNode(
  { context, picture: { left, top, scale }, inks, runs, selected, wrong }: Brush,
  node: CanvasNode,
  at: { readonly x: number; readonly y: number },
): void {
  const { id, type, width = 0, height = 0 } = node;
  // The names on a frame are too small to be seen.
  if (node.type === "end" && node.data.rail === true) return;
  const [x, y, w, h] = [(at.x - left) * scale, (at.y - top) * scale, width * scale, height * scale];
  const run = type === "card" ? runs.get(node.data.run) : undefined;
  const ink = inkOf(run, inks);
  context.fillStyle = isGround(node) ? inks.frame : type === "note" ? inks.note : ink;
  context.fillRect(x, y, w, h);
  const isSelected = selected(id);
  if (isSelected || type !== "card" || ink === inks.node) {
    context.strokeStyle = isSelected ? inks.selected : inks.border;
    context.lineWidth = isSelected ? 2.4 : 1;
    context.strokeRect(x, y, w, h);
  }
  if (type === "card" && wrong(id)) drawWarning(context, inks, [x, y, w, h]);
  if (scale >= namesFrom && type === "card" && !isGround(node)) {
    context.fillStyle = run && run.state !== "queued" && run.state !== "skipped" ? inks.ground : inks.text;
    context.font = `600 ${Math.max(9, Math.min(13, 26 * scale))}px "Inter Variable", sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(id.slice(id.lastIndexOf("/") + 1), x + w / 2, y + h / 2, w - 4);
  }
}

/** A frame and a triangle at the corner: a problem is told by a sign, never by colour alone. */
function drawWarning(context: CanvasRenderingContext2D, { states, border }: Inks, [x, y, w, h]: Box): void {
  context.strokeStyle = states["failed"] ?? border;
  context.fillStyle = states["failed"] ?? border;
  context.lineWidth = 1.6;
  context.strokeRect(x, y, w, h);
  const side = Math.min(14, w / 2, h / 2);
  context.beginPath();
  context.moveTo(x + w - side, y);
  context.lineTo(x + w, y);
  context.lineTo(x + w, y + side);
  context.fill();
}

type Box = readonly [left: number, top: number, width: number, height: number];
