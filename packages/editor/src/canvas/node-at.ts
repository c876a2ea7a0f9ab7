import type { NodeSpec, Pipeline } from "@reelgraph/engine";
import { scopeAt } from "./scope.ts";

/** The node at an id path, or undefined where there is none. */
export function nodeAt(pipeline: Pipeline, path: string): NodeSpec | undefined {
  const slash = path.lastIndexOf("/");
  return scopeAt(pipeline, path.slice(0, Math.max(0, slash)))?.nodes[path.slice(slash + 1)];
}
