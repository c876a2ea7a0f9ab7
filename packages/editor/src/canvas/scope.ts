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

/** The path of the scope around this one: of a body the graph or body that its loop stands in, of all others "". */
export function outerPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The path of the graph whose inputs are read here: "" or `#name`. */
export function graphPath(path: string): string {
  return path.startsWith("#") ? (path.split("/")[0] ?? path) : "";
}

/** The id path of a node's scope, and its id there. */
export function splitPath(path: string): { readonly scope: string; readonly id: string } {
  const at = path.lastIndexOf("/");
  return { scope: path.slice(0, Math.max(0, at)), id: path.slice(at + 1) };
}
