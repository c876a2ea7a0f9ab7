import { castDraft, type Draft } from "immer";
import type { Board, Frame, Note } from "../board.ts";
import type { Pipeline, Position } from "../pipeline.ts";
import { change, type Edit } from "./change.ts";
import { snap } from "./layout.ts";
import { findNode } from "./scope.ts";

/** Edits of what is drawn around the nodes. A run never sees any of it. */

/** Draws a frame, or changes one; undefined takes it away. The nodes in it stay. */
export function setFrame(pipeline: Pipeline, key: string, frame: Frame | undefined): Edit {
  return change(pipeline, (draft) =>
    put(draft, "frames", key, frame && { ...frame, at: snap(frame.at), size: snap(frame.size) }),
  );
}

/** Puts a note on the board, or changes one; undefined takes it away. */
export function setNote(pipeline: Pipeline, key: string, note: Note | undefined): Edit {
  return change(pipeline, (draft) =>
    put(draft, "notes", key, note && { ...note, at: snap(note.at), size: snap(note.size) }),
  );
}

/** Leads a wire through points; none lets it run straight again. */
export function setRoute(pipeline: Pipeline, wire: string, points: readonly Position[]): Edit {
  return change(pipeline, (draft) => put(draft, "routes", wire, points.length > 0 ? points.map(snap) : undefined));
}

/** Locks nodes in their places, or lets them go. Throws `unknown-node`. */
export function setLocked(pipeline: Pipeline, paths: readonly string[], locked: boolean): Edit {
  return change(pipeline, (draft) => {
    for (const path of paths) findNode(draft, path);
    const others = (draft.board?.locked ?? []).filter((path) => !paths.includes(path));
    const all = locked ? [...others, ...paths] : others;
    const { locked: _, ...rest } = draft.board ?? {};
    putBoard(draft, all.length > 0 ? { ...rest, locked: all } : rest);
  });
}

type Parts = { frames: Frame; notes: Note; routes: readonly Position[] };

function put<K extends keyof Parts>(draft: Draft<Pipeline>, part: K, key: string, value: Parts[K] | undefined): void {
  const { [part]: before, ...rest } = (draft.board ?? {}) as Board;
  const { [key]: _, ...others } = (before ?? {}) as Record<string, Parts[K]>;
  const all = value === undefined ? others : { ...before, [key]: value };
  putBoard(draft, Object.keys(all).length > 0 ? { ...rest, [part]: all } : rest);
}

/** Sets the whole board; one that holds nothing goes. */
export function putBoard(draft: Draft<Pipeline>, board: unknown): void {
  if (typeof board === "object" && board !== null && Object.keys(board).length > 0) draft.board = castDraft(board);
  else delete draft.board;
}
