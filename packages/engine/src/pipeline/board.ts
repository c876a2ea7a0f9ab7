import type { Position } from "./pipeline.ts";

/**
 * What people draw around nodes so that a large graph can be read. It means nothing to a run.
 * Keys are ids of their own behind the path of the scope: `f1`, in a body `clip/f1`, in a sub-pipeline `#name/f1`.
 */
export interface Board {
  readonly frames?: Readonly<Record<string, Frame>>;
  readonly notes?: Readonly<Record<string, Note>>;
  /** Points that a wire runs through, by the wire: `expand.prompt>clip.prompt`, `clip/video.video>judge.video`. */
  readonly routes?: Readonly<Record<string, readonly Position[]>>;
  /** Id paths of nodes that stay where they are. */
  readonly locked?: readonly string[];
}

/** A titled box; the nodes in it move along with it. */
export interface Frame {
  readonly at: Position;
  /** Width and height in pixels. */
  readonly size: Position;
  readonly title?: string;
}

/** A sheet of text. */
export interface Note {
  readonly at: Position;
  /** Width and height in pixels. */
  readonly size: Position;
  readonly text: string;
}

/** Names of the cards of a scope's own inputs, outputs, state and yields: their places stand in `ui` under these. */
export const endNames = ["$inputs", "$outputs", "$state", "$yield"] as const;

export type EndName = (typeof endNames)[number];

/** Is the last part of this path one of the cards that no node can be? */
export function isEnd(id: string): id is EndName {
  return endNames.some((name) => name === id);
}
