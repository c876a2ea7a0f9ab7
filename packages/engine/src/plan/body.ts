import { ReelgraphError } from "../errors.ts";
import type { Graph, GraphNode } from "../graph/graph.ts";
import type { Body, BodyResult } from "../nodes/define-node.ts";
import { collect, type Arrived } from "./gather.ts";
import type { Result } from "./result.ts";
import { Walk, type Executor } from "./walk.ts";
import type { PortValue } from "../ports/values.ts";

export type SourceValues = Readonly<Record<string, PortValue>>;

/** Makes a node's inner graph runnable: each round is a walk of its own, and shares cache and lanes with all others. */
export function createBody(
  graph: Graph,
  outer: ReadonlyMap<GraphNode, SourceValues>,
  executorFor: (round: { key: string; sources: ReadonlyMap<GraphNode, SourceValues> }) => Executor,
  /** In a plan: what a round is given is only a part of what it will be given. */
  guessed = false,
): Body {
  return {
    yields: [...graph.outputs.keys()],
    start(state, iteration, key = String(iteration)) {
      const sources = new Map<GraphNode, SourceValues>();
      for (const [name, node] of graph.sources) {
        if (name === graph.entry) sources.set(node, present(state));
        else if (name === "iteration") sources.set(node, { "": iteration });
        else sources.set(node, outer.get(node) ?? {});
      }
      const executor = executorFor({ key, sources });
      const walk = new Walk(graph, sources, executor, guessed ? graph.sources.get(graph.entry) : undefined);
      return {
        async get(name) {
          const edge = graph.outputs.get(name);
          if (!edge) return { state: "skipped", reason: `the body yields no "${name}"` };
          return toBodyResult(await walk.demand(edge));
        },
        cost: () => executor.cost?.() ?? { spent: 0, worth: 0 },
      };
    },
  };
}

function present(state: Readonly<Record<string, PortValue | undefined>>): SourceValues {
  const entries = Object.entries(state).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}

/** Thrown inside a planned node whose body can't be known yet. */
export class Unknown extends Error {}

/** Thrown inside a node whose body waits for a person or a higher budget: so does the node. */
export class Held extends ReelgraphError {}

function toBodyResult(result: Result): BodyResult {
  const arrived = flatten(result);
  switch (arrived.state) {
    case "value":
      return { state: "value", value: arrived.value };
    case "list":
      return { state: "value", value: arrived.items };
    case "skipped":
      return { state: "skipped", reason: arrived.reason };
    case "blocked":
    case "failed":
      return { state: "failed", problem: arrived.problem };
    case "cancelled":
      throw new Error("cancelled");
    case "held":
      throw new Held(arrived.problem);
    case "unknown":
      throw new Unknown();
  }
}

/** One list from results on axes, lost items treated as their nodes say. */
function flatten(result: Result): Arrived {
  if (result.state !== "items") return result;
  return collect(result.items.map(({ key, result: inner }) => ({ key, arrived: flatten(inner) })));
}
