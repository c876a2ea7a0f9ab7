import type { NodeSpec, Nodes, Pipeline, PipelineGraph } from "@reelgraph/engine";

/** One graph of a file: what the canvas shows at a time. */
export interface Scope {
  /** "" the file, `#name` a sub-pipeline, an id path the body of a loop. */
  readonly path: string;
  /** Put before an id it makes the id path: "", `#name/`, `clip/`. */
  readonly prefix: string;
  readonly nodes: Nodes;
  /** Absent in a body, which has none of its own. */
  readonly graph?: PipelineGraph;
  /** The loop whose body it is. */
  readonly loop?: NodeSpec;
}

/** The graph at a path, or undefined when an edit took it away. */
export function scopeAt(pipeline: Pipeline, path: string): Scope | undefined {
  if (path === "") return { path, prefix: "", nodes: pipeline.nodes, graph: pipeline };
  const [first = "", ...rest] = path.split("/");
  const outer = first.startsWith("#") ? pipeline.pipelines?.[first.slice(1)] : pipeline;
  if (!outer) return undefined;
  const ids = first.startsWith("#") ? rest : [first, ...rest];
  if (ids.length === 0) return { path, prefix: `${path}/`, nodes: outer.nodes, graph: outer };
  let { nodes } = outer;
  let loop: NodeSpec | undefined;
  for (const id of ids) {
    loop = nodes[id];
    if (!loop?.body) return undefined;
    nodes = loop.body;
  }
  return { path, prefix: `${path}/`, nodes, ...(loop ? { loop } : {}) };
}
