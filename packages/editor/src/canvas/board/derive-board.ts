import type { Frame, Note, Pipeline } from "@reelgraph/engine";
import type { FrameNode, NoteNode } from "../graph/model.ts";
import type { Scope } from "../scope.ts";

const frames = new WeakMap<Frame, FrameNode>();
const notes = new WeakMap<Note, NoteNode>();

/** The frames and notes of a scope; frames lie behind everything. */
export function deriveBoard({ board }: Pipeline, { prefix }: Scope): (FrameNode | NoteNode)[] {
  return [
    ...here(board?.frames, prefix).map(([path, frame]) =>
      kept(frames, path, frame, (): FrameNode => {
        return { ...placed(path, frame), type: "frame", zIndex: -1, data: { path, frame } };
      }),
    ),
    ...here(board?.notes, prefix).map(([path, note]) =>
      kept(notes, path, note, (): NoteNode => ({ ...placed(path, note), type: "note", data: { path, note } })),
    ),
  ];
}

function placed(id: string, { at: [x, y], size: [width, height] }: Frame | Note) {
  return { id, position: { x, y }, width, height, handles: [] };
}

function kept<K extends object, V extends { id: string }>(map: WeakMap<K, V>, path: string, key: K, make: () => V): V {
  const before = map.get(key);
  if (before?.id === path) return before;
  const node = make();
  map.set(key, node);
  return node;
}

function here<T>(record: Readonly<Record<string, T>> | undefined, prefix: string): readonly (readonly [string, T])[] {
  return Object.entries(record ?? {})
    .filter(([key]) => key.startsWith(prefix) && !key.slice(prefix.length).includes("/"))
    .map(([key, value]) => [`${prefix}:${key.slice(prefix.length)}`, value]);
}

/** Ids of frames and notes on the canvas: a colon keeps them apart from ids of nodes. */
export const boardKey = (id: string): string => id.replace(/:([^/]*)$/, "$1");
export const isBoardId = (id: string): boolean => /(^|\/):[^/]*$/.test(id);
