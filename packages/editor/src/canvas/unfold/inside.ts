import type { NodeSpec, Pipeline } from "@reelgraph/engine";
import { scopeAt, type Scope } from "../scope.ts";

/** The path of what is inside a node: of a loop's body, or of the sub-pipeline that it uses. Undefined: nothing is. */
export function insideOf({ body, use }: NodeSpec, path: string): string | undefined {
  if (body) return path;
  return use.startsWith("#") ? use : undefined;
}

/** The scope inside a node. */
export function scopeInside(pipeline: Pipeline, spec: NodeSpec, path: string): Scope | undefined {
  const inside = insideOf(spec, path);
  return inside === undefined ? undefined : scopeAt(pipeline, inside);
}
