import type { NodeSpec, Pipeline } from "@reelgraph/engine";
import { scopeAt, splitPath } from "./scope.ts";

/** The node at an id path, or undefined where there is none. */
export function nodeAt(pipeline: Pipeline, path: string): NodeSpec | undefined {
  const { scope, id } = splitPath(path);
  return scopeAt(pipeline, scope)?.nodes[id];
}
