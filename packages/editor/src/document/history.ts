import { applyEdit, type Edit, type Pipeline } from "@reelgraph/engine";

/** One thing that a person did, as it can be undone: patches there and back. */
export interface Step {
  /** What it was, in the person's language: "Move 3 nodes". */
  readonly label: string;
  readonly patches: Edit["patches"];
  readonly inverse: Edit["inverse"];
  /** Steps with the same mark, one right after the other, are one gesture and are undone together. */
  readonly mark?: string;
}

/** A pipeline with all that was done to it since it was opened. Plain data; every function gives a new one. */
export interface History {
  readonly pipeline: Pipeline;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const begin = (pipeline: Pipeline): History => ({ pipeline, past: [], future: [] });

/** Adds a step; what was undone before can no longer be done again. An edit that changes nothing is no step. */
export function record({ past, pipeline, future }: History, label: string, edit: Edit, mark?: string): History {
  if (edit.patches.length === 0) return { past, pipeline, future };
  const { patches, inverse } = edit;
  const last = past.at(-1);
  if (mark !== undefined && last?.mark === mark && future.length === 0) {
    const joined = { ...last, patches: [...last.patches, ...patches], inverse: [...inverse, ...last.inverse] };
    return { pipeline: edit.pipeline, past: [...past.slice(0, -1), joined], future: [] };
  }
  const step: Step = { label, patches, inverse, ...(mark === undefined ? {} : { mark }) };
  return { pipeline: edit.pipeline, past: [...past, step], future: [] };
}

export function undo({ pipeline, past, future }: History): History {
  const step = past.at(-1);
  if (!step) return { pipeline, past, future };
  return { pipeline: applyEdit(pipeline, step.inverse), past: past.slice(0, -1), future: [...future, step] };
}

export function redo({ pipeline, past, future }: History): History {
  const step = future.at(-1);
  if (!step) return { pipeline, past, future };
  return { pipeline: applyEdit(pipeline, step.patches), past: [...past, step], future: future.slice(0, -1) };
}
