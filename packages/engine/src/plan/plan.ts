import type { Problem } from "../errors.ts";
import type { Edge, Graph, GraphNode } from "../graph/graph.ts";
import type { Adjustment, Host, Price } from "../host.ts";
import type { PortValue } from "../ports/values.ts";
import type { KeyParts } from "./key.ts";
import { PlanExecutor } from "./plan-executor.ts";
import type { Targets } from "./targets.ts";
import { savings, sum } from "./total.ts";
import { Walk } from "./walk.ts";
import { demandsOf } from "./unit-demands.ts";
import type { Work } from "./work.ts";

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
  /** Its node type. */
  readonly use: string;
  /** The video model that it works with, here or at a vendor. */
  readonly model?: string;
  /** The vendor's model that it buys from. */
  readonly bought?: string;
  /** Where it needs a place: a vendor's model, or a lane of this machine. Absent: nowhere. */
  readonly lane?: string;
  /** Its clips were bought before, perhaps by a run that was stopped: they are only fetched. */
  readonly paid?: true;
  /** Another unit of the plan does the same work: it is done once, and costs once. */
  readonly same?: true;
  /** The clips that it asks its model for. */
  readonly clips?: readonly { readonly seconds: number; readonly pixels: number }[];
  /** What has to give way in what it asks its model for. */
  readonly adjustments?: readonly Adjustment[];
  /** What its known result took and cost when it was made. */
  readonly saves?: { readonly seconds: number; readonly usd?: number };
  /** Its result is the one that the file keeps; `stale`: made of other inputs than these. */
  readonly pinned?: "same" | "stale";
  /** It runs because the person said so, or because it does each time, though its result may be known. */
  readonly always?: "asked" | "each time";
  /** What its key would be made of, where that is known. */
  readonly parts?: KeyParts;
  /** Places that its inputs would come from, by port. */
  readonly from?: Readonly<Record<string, string>>;
}

/** A loop that may end early. */
export interface PlannedLoop {
  readonly node: string;
  readonly times: { readonly min: number; readonly max: number };
  /** The condition that ends it. */
  readonly stops: string;
}

export interface Plan {
  readonly units: readonly PlannedUnit[];
  readonly loops: readonly PlannedLoop[];
  /** Nodes that are wanted but whose number of items can't be known before the run. */
  readonly open: readonly string[];
  /** USD, without what is cached. `unknown`: at least one price isn't known, so the sum is a lower bound. */
  readonly total: Price & { readonly unknown: boolean };
  /** What the results that are known took and cost when they were made. */
  readonly saved: { readonly usd: number; readonly seconds: number };
  readonly problems: readonly Problem[];
  /** What is to be done and what waits for what, made when it is asked for. */
  work(): readonly Work[];
}

export interface PlanOptions {
  readonly graph: Graph;
  readonly inputs: Readonly<Record<string, PortValue>>;
  readonly host: Host;
  readonly targets: Targets;
  readonly forced: ReadonlySet<string>;
  readonly takes: ReadonlyMap<string, number>;
  /** Whether the first so many clips of a unit, by its key, were bought before. Default: none was. */
  readonly bought?: ((key: string, clips: number) => Promise<boolean>) | undefined;
}

/** Says what a run would do and cost. Runs only what is free, and spends nothing. */
export async function plan({ graph, inputs, host, targets, forced, takes, bought }: PlanOptions): Promise<Plan> {
  const sources = new Map<GraphNode, Readonly<Record<string, PortValue>>>();
  const given = graph.sources.get("inputs");
  if (given) sources.set(given, inputs);
  const problems: Problem[] = [];
  const loops = new Map<string, PlannedLoop>();
  const uncounted = new Set<string>();
  const executor = new PlanExecutor(
    {
      host,
      forced,
      takes,
      bought,
      loops,
      uncounted,
      report: (problem) => void problems.push(problem),
    },
    sources,
  );
  const walk = new Walk(graph, sources, executor);
  const demands: Promise<unknown>[] = targets.nodes.map((node) => walk.demandNode(node));
  for (const edge of targets.outputs.values()) demands.push(walk.demand(edge));
  await Promise.all(demands);
  await executor.done();
  const { units } = executor;
  const reached = new Set(walk.units().map((unit) => unit.node));
  const missed = wanted(targets).filter((node) => !reached.has(node));
  const open = [...uncounted, ...missed.map((node) => node.name)];
  return {
    units,
    loops: [...loops.values()],
    open,
    total: sum(units, uncounted.size > 0 || missed.some((node) => mayCost(node, host))),
    saved: savings(units),
    problems,
    work: () => executor.work(),
  };
}

/** Whether a node of which nobody knows how often it runs could cost anything: what is free once is free always. */
function mayCost(node: GraphNode, host: Host): boolean {
  const { body, params, type } = node;
  if (body) return body.nodes.some((inner) => mayCost(inner, host));
  if (type.price === undefined) return false;
  const { price } = demandsOf(node, params && { inputs: {}, rest: {}, params }, host);
  return price === undefined || price.max > 0;
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
