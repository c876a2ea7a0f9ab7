import { failure } from "../errors.ts";
import { edgeTo } from "../graph/edge-to.ts";
import type { Edge, Graph, GraphNode } from "../graph/graph.ts";
import { didYouMean } from "../pipeline/nearest.ts";

/** What a run is driven by (rule 14). */
export interface Targets {
  readonly outputs: ReadonlyMap<string, Edge>;
  /** Nodes wanted for themselves: those named by `to`, effects, and the ends of a pipeline without outputs. */
  readonly nodes: readonly GraphNode[];
  /** Names of the given nodes and of all that read them. Throws `unknown-node`, and `not-needed` where no target reads one. */
  behind(names: readonly string[]): ReadonlySet<string>;
}

/** Finds what to demand: the named nodes, or else the outputs and all effects. */
export function targetsOf(graph: Graph, to: readonly string[]): Targets {
  const behind = (names: readonly string[]) => {
    const from = names.map((name) => find(graph, name));
    for (const node of to.length > 0 ? from : []) refuseUnneeded(graph, node, to);
    return readersOf(graph, from);
  };
  if (to.length > 0) {
    const nodes = to.map((name) => find(graph, name));
    return { outputs: new Map(nodes.flatMap(outputsOf)), nodes, behind };
  }
  const ends = graph.outputs.size === 0 ? endsOf(graph) : undefined;
  const nodes = graph.nodes.filter((node) => node.type.purity === "effect" || ends?.has(node));
  return { outputs: graph.outputs, nodes, behind };
}

/** What isn't on the way to a target runs neither again nor at all. */
function refuseUnneeded(graph: Graph, node: GraphNode, to: readonly string[]): void {
  const readers = readersOf(graph, [node]);
  if (to.some((name) => readers.has(name))) return;
  const wanted = to.join(", ");
  throw failure("not-needed", `"${node.id}" is not needed for ${wanted}, and would not run again`, {
    node: node.id,
    expected: `a node on the way to ${wanted}`,
    hint: "leave out the target to run all that stands behind it",
  });
}

/** Nodes that nothing reads. */
function endsOf({ nodes }: Graph): ReadonlySet<GraphNode> {
  const ends = new Set(nodes);
  for (const node of nodes) for (const edge of node.edges) ends.delete(edge.source);
  return ends;
}

/** What a node gives, by `node.port`; second names are left out. */
function outputsOf(node: GraphNode): readonly [string, Edge][] {
  const slots = [...node.outputs].filter(([port, { source }]) => port === source);
  return slots.map(([port, slot]) => [`${node.id}.${port}`, edgeTo(port, node, slot)]);
}

function find(graph: Graph, id: string): GraphNode {
  const node = graph.nodes.find((one) => one.id === id);
  if (node) return node;
  const ids = graph.nodes.map((one) => one.id);
  throw failure("unknown-node", `There is no node "${id}"`, { expected: ids.join(", "), ...didYouMean(id, ids) });
}

/** The nodes and everything downstream, bodies included: they stand in the graph's own order. */
function readersOf(graph: Graph, from: readonly GraphNode[]): ReadonlySet<string> {
  if (from.length === 0) return new Set();
  const reached = new Set(from);
  for (const node of graph.nodes) {
    if (node.edges.some((edge) => reached.has(edge.source))) reached.add(node);
  }
  const names = new Set<string>();
  const add = (node: GraphNode) => {
    names.add(node.name);
    for (const inner of node.body?.nodes ?? []) add(inner);
  };
  for (const node of reached) add(node);
  return names;
}
