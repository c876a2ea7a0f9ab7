import { useMemo } from "react";
import { createStore, useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { framesOf, type Frame } from "../../run/frames.ts";
import { insideOf } from "../../run/node-runs.ts";
import { useRun } from "../../session/editor.ts";
import { useNodeRun } from "./node-run.ts";

/** The frame that somebody points at in a node's strip, by the node's path. Of the moment, and nobody else's business. */
const pointed = createStore<{ readonly path?: string; readonly item?: string }>(() => ({}));

export const nameOf = ({ item }: Pick<Frame, "item">): string => item.join("\n");

export const pointAt = (path: string, frame: Frame | undefined): void =>
  pointed.setState(frame ? { path, item: nameOf(frame) } : {}, true);

/** What a node has made and is making. */
export function useFrames(path: string): readonly Frame[] {
  const run = useNodeRun(path);
  const inner = useRun(useShallow(({ nodes }) => (run?.units.length === 1 ? insideOf(nodes, path) : [])));
  return useMemo(() => (run ? framesOf(run, inner) : []), [run, inner]);
}

/**
 * The frame that a card shows large: the one that is pointed at, else the newest that has something to show. Who points at
 * an attempt of a loop sees what each node of its body made of it.
 */
export function useShown(path: string): Frame | undefined {
  const frames = useFrames(path);
  const item = useStore(pointed, (state) => (state.path === path ? state.item : undefined));
  const round = useStore(pointed, (state) => (path.startsWith(`${state.path}/`) ? state.item : undefined));
  if (item !== undefined) return frames.find((frame) => nameOf(frame) === item) ?? newest(frames);
  const last = round?.split("\n").at(-1);
  const made = last === undefined ? undefined : frames.find((frame) => frame.item.at(-1) === last);
  return made ?? newest(frames);
}

function newest(frames: readonly Frame[]): Frame | undefined {
  const made = frames.filter(({ media }) => media !== undefined);
  const last = made.toSorted((one, other) => (other.unit.ended ?? 0) - (one.unit.ended ?? 0))[0];
  return last ?? frames.find(({ unit }) => unit.outputs !== undefined);
}
