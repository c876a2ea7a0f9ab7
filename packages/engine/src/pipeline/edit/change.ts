import { applyPatches, enablePatches, produceWithPatches, type Draft, type Patch } from "immer";
import type { Pipeline } from "../pipeline.ts";

enablePatches();

/** An edited pipeline, and how to come to it and back. The pipeline it was made from stays as it is. */
export interface Edit {
  readonly pipeline: Pipeline;
  readonly patches: readonly Patch[];
  /** Applied to the edited pipeline they give the one before. */
  readonly inverse: readonly Patch[];
}

/** Runs an edit. What it throws leaves nothing changed. */
export function change(pipeline: Pipeline, edit: (draft: Draft<Pipeline>) => void): Edit {
  const [edited, patches, inverse] = produceWithPatches(pipeline, (draft) => void edit(draft));
  return { pipeline: edited, patches, inverse };
}

/** Several edits one after the other as one. What one of them throws leaves nothing changed. */
export function combine(pipeline: Pipeline, edits: readonly ((before: Pipeline) => Edit)[]): Edit {
  let all: Edit = { pipeline, patches: [], inverse: [] };
  for (const edit of edits) {
    const { pipeline: after, patches, inverse } = edit(all.pipeline);
    all = { pipeline: after, patches: [...all.patches, ...patches], inverse: [...inverse, ...all.inverse] };
  }
  return all;
}

/** Undoes an edit by its `inverse`, or does it again by its `patches`. */
export function applyEdit(pipeline: Pipeline, patches: readonly Patch[]): Pipeline {
  return applyPatches(pipeline, [...patches]);
}
