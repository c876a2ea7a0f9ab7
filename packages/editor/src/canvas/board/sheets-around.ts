import { boundsOf, touches } from "../graph/window.ts";
import type { CanvasNode, Drawn } from "../graph/model.ts";
import { splitPath } from "../scope.ts";
import { boardKey } from "./derive-board.ts";

/**
 * Keys of the frames and notes that belong to nodes alone: frames with nothing else in them, and notes that lie among the
 * nodes or in such a frame.
 */
export function sheetsAround({ nodes }: Drawn, paths: readonly string[]): readonly string[] {
  const own = new Set(paths);
  const scope = splitPath(paths[0] ?? "").scope;
  const near = nodes.filter(({ id }) => splitPath(id).scope === scope);
  const cards = near.filter(({ type }) => type === "card");
  const frames = near.filter((frame) => {
    if (frame.type !== "frame") return false;
    const members = cards.filter((card) => liesIn(card, frame));
    return members.length > 0 && members.every(({ id }) => own.has(id));
  });
  const region = boundsOf([...cards.filter(({ id }) => own.has(id)), ...frames]);
  const notes = near.filter((note) => note.type === "note" && region !== undefined && touches(note, region));
  return [...frames, ...notes].map(({ id }) => boardKey(id));
}

/** Whether the middle of a node lies in a frame. */
export function liesIn({ position, width = 0, height = 0 }: CanvasNode, frame: CanvasNode | undefined): boolean {
  if (!frame) return false;
  const [x, y] = [position.x + width / 2 - frame.position.x, position.y + height / 2 - frame.position.y];
  return x >= 0 && y >= 0 && x <= (frame.width ?? 0) && y <= (frame.height ?? 0);
}
