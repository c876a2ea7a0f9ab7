import type { Draft } from "immer";
import { failure } from "../../errors.ts";
import { isId, own } from "../names.ts";
import { didYouMean } from "../nearest.ts";
import type { Graph, NodeSpec, Nodes, Pipeline } from "../pipeline.ts";

/**
 * Nodes that can refer to each other: those of the file, of a sub-pipeline, or of a body.
 * Its path is "", `#name`, or the id path of the node with the body: `clip`, `#name/clip`.
 */
export interface Scope {
  /** What comes before ids in id paths: "", `#name/` or `clip/`. */
  readonly prefix: string;
  nodes: Draft<Nodes>;
  /** What is read from outside: outputs, or yields. */
  ends: Record<string, string> | undefined;
}

/** A node and the scope it is in. */
export interface Found {
  readonly scope: Scope;
  readonly id: string;
  readonly node: Draft<NodeSpec>;
}

/** Finds a scope. Throws `unknown-node` or `unknown-sub-pipeline`. */
export function findScope(draft: Draft<Pipeline>, path: string): Scope {
  if (path === "") return scopeOfGraph(draft, "");
  if (!path.startsWith("#") || path.includes("/")) return scopeOfBody(findNode(draft, path).node, `${path}/`);
  return scopeOfGraph(findGraph(draft, path), `${path}/`);
}

/** Finds a node by its id path. Throws `unknown-node` or `unknown-sub-pipeline`. */
export function findNode(draft: Draft<Pipeline>, path: string): Found {
  const { scope: outer, id } = split(path);
  const scope = findScope(draft, outer);
  const node = own(scope.nodes, id);
  if (node) return { scope, id, node };
  throw failure("unknown-node", `There is no node "${path}"`, didYouMean(id, Object.keys(scope.nodes)));
}

/** The file's graph for "", a sub-pipeline for `#name`. Throws `unknown-sub-pipeline`. */
export function findGraph(draft: Draft<Pipeline>, path: string): Draft<Graph> {
  const graph = path === "" ? draft : own(draft.pipelines, path.slice(1));
  if (graph) return graph;
  throw failure("unknown-sub-pipeline", `There is no sub-pipeline "${path}"`);
}

/** The scope that all these nodes are in. Throws `different-scopes`. */
export function findCommonScope(draft: Draft<Pipeline>, paths: readonly string[]): Scope {
  const [first, ...others] = new Set(paths.map((path) => split(path).scope));
  if (first === undefined || others.length > 0) throw failure("different-scopes", "The nodes are not in one place");
  for (const path of paths) findNode(draft, path);
  return findScope(draft, first);
}

/** An id path in two: the path of the scope and the id in it. */
export function split(path: string): { scope: string; id: string } {
  const slash = path.lastIndexOf("/");
  return { scope: path.slice(0, Math.max(0, slash)), id: path.slice(slash + 1) };
}

/** Refuses an id that can't be used in a scope. Throws `bad-id` or `id-taken`. */
export function claimId(scope: Scope, id: string): void {
  if (!isId(id)) throw failure("bad-id", `"${id}" can't be the id of a node`);
  if (Object.hasOwn(scope.nodes, id)) throw failure("id-taken", `There is a node "${id}" already`);
}

/** A name like the wanted one that is not taken: `clip`, `clip-2`, `clip-3` … */
export function freeName(wanted: string, taken: (name: string) => boolean): string {
  const stem = wanted.replace(/-\d+$/, "").slice(0, 58);
  let name = wanted;
  for (let number = 2; taken(name); number++) name = `${stem}-${number}`;
  return name;
}

/** A scope and those of the bodies in it, at all depths: all that read the same inputs. */
export function* scopesWithin(scope: Scope): Generator<Scope> {
  yield scope;
  for (const [id, node] of Object.entries(scope.nodes)) {
    if (node.body) yield* scopesWithin(scopeOfBody(node, `${scope.prefix}${id}/`));
  }
}

function scopeOfGraph(graph: Draft<Graph>, prefix: string): Scope {
  return {
    prefix,
    get nodes() {
      return graph.nodes;
    },
    set nodes(nodes) {
      graph.nodes = nodes;
    },
    get ends() {
      return graph.outputs;
    },
    set ends(ends) {
      if (ends) graph.outputs = ends;
      else delete graph.outputs;
    },
  };
}

function scopeOfBody(node: Draft<NodeSpec>, prefix: string): Scope {
  return {
    prefix,
    get nodes() {
      return (node.body ??= {});
    },
    set nodes(nodes) {
      node.body = nodes;
    },
    get ends() {
      return node.yield;
    },
    set ends(ends) {
      if (ends) node.yield = ends;
      else delete node.yield;
    },
  };
}
