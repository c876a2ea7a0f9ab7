import type { Problem } from "../errors.ts";
import type { Edge, Graph, GraphNode } from "../graph/graph.ts";
import type { Host, Price } from "../host.ts";
import { tidyUsd } from "../usd.ts";
import type { PortValue } from "../ports/values.ts";
import type { KeyParts } from "./key.ts";
import { PlanExecutor } from "./plan-executor.ts";
import type { Targets } from "./targets.ts";
import { Walk } from "./walk.ts";

/**
 * What would happen to a unit.
 *
 * - `free`: it costs nothing and was done to know what follows.
 * - `cached`: its result is known.
 * - `run`: it would run.
 * - `depends`: whether and how it runs depends on results that aren't known yet.
 */
export interface PlannedUnit {
  readonly node: string;
  readonly item: readonly string[];
  readonly state: "free" | "cached" | "run" | "depends";
  /** How often, in a loop whose end isn't known. */
  readonly times: { readonly min: number; readonly max: number };
  /** USD for one time; absent: unknown. */
  readonly price?: Price;
  /** The vendor's model that it buys from. */
  readonly bought?: string;
  /** What its key would be made of, where that is known. */
  readonly parts?: KeyParts;
  /** Places that its inputs would come from, by port. */
  readonly from?: Readonly<Record<string, string>>;
}

export interface Plan {
  readonly units: readonly PlannedUnit[];
  /** Nodes that are wanted but whose number of items can't be known before the run. */
  readonly open: readonly string[];
  /** USD, without what is cached. `unknown`: at least one price isn't known, so the sum is a lower bound. */
  readonly total: Price & { readonly unknown: boolean };
  readonly problems: readonly Problem[];
}

export interface PlanOptions {
  readonly graph: Graph;
  readonly inputs: Readonly<Record<string, PortValue>>;
  readonly host: Host;
  readonly targets: Targets;
  readonly forced: ReadonlySet<string>;
  readonly takes: ReadonlyMap<string, number>;
}

/** Says what a run would do and cost. Runs only what is free, and spends nothing. */
export async function plan({ graph, inputs, host, targets, forced, takes }: PlanOptions): Promise<Plan> {
  const sources = new Map<GraphNode, Readonly<Record<string, PortValue>>>();
  const given = graph.sources.get("inputs");
  if (given) sources.set(given, inputs);
  const problems: Problem[] = [];
  const executor = new PlanExecutor({ host, forced, takes, report: (problem) => void problems.push(problem) }, sources);
  const walk = new Walk(sources, executor);
  const demands: Promise<unknown>[] = targets.nodes.map((node) => walk.demandNode(node));
  for (const edge of targets.outputs.values()) demands.push(walk.demand(edge));
  await Promise.all(demands);
  const { units } = executor;
  const reached = new Set([...walk.units()].map((unit) => unit.node));
  const open = wanted(targets).filter((node) => !reached.has(node));
  return { units, open: open.map((node) => node.name), total: sum(units, open.length > 0), problems };
}

/** All nodes that the targets need, in the graph's order. */
function wanted({ nodes, outputs }: Targets): readonly GraphNode[] {
  const seen = new Set<GraphNode>();
  const stack = [...nodes, ...[...outputs.values()].map((edge: Edge) => edge.source)];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const edge of node.edges) stack.push(edge.source);
  }
  return [...seen].filter((node) => node.spec.use !== "");
}

function sum(units: readonly PlannedUnit[], unknown: boolean): Plan["total"] {
  let [min, max] = [0, 0];
  for (const { state, price, times } of units) {
    if (state === "free" || state === "cached") continue;
    if (!price) unknown = true;
    if (state === "run") min += (price?.min ?? 0) * times.min;
    max += (price?.max ?? 0) * times.max;
  }
  return { min: tidyUsd(min), max: tidyUsd(max), unknown };
}
