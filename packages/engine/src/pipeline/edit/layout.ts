import type { Draft } from "immer";
import type { Pipeline, Position } from "../pipeline.ts";
import { replaceBoardPaths } from "./board-paths.ts";

/** Positions lie on this grid, in pixels. */
const grid = 20;

/** The grid point next to a position. */
export function snap([x, y]: Position): [number, number] {
  return [Math.round(x / grid) * grid || 0, Math.round(y / grid) * grid || 0];
}

/** Sets the position of a node, or of the card of a scope's ends. */
export function place(draft: Draft<Pipeline>, path: string, position: Position): void {
  draft.ui ??= {};
  draft.ui[path] = snap(position);
}

/** Gives positions another id path, or none; a node's body goes with it, and so does what is drawn around it. */
export function replacePaths(draft: Draft<Pipeline>, map: (path: string) => string | undefined): void {
  replaceBoardPaths(draft, map);
  if (!draft.ui) return;
  const entries = Object.entries(draft.ui).flatMap(([path, position]) => {
    const to = map(path);
    return to === undefined ? [] : [[to, position] as const];
  });
  const same =
    entries.length === Object.keys(draft.ui).length && entries.every(([path]) => Object.hasOwn(draft.ui!, path));
  if (same) return;
  if (entries.length > 0) draft.ui = Object.fromEntries(entries);
  else delete draft.ui;
}

/** The part of a path behind a node's own: "" for the node itself, `/video` in its body; undefined elsewhere. */
export function behind(path: string, node: string): string | undefined {
  if (path === node) return "";
  return path.startsWith(`${node}/`) ? path.slice(node.length) : undefined;
}
