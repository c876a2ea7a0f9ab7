import { failure, toProblem, type Problem } from "../errors.ts";
import type { GraphNode } from "../graph/graph.ts";
import type { Host, Price } from "../host.ts";
import type { NodeContext } from "../nodes/define-node.ts";
import { createBody, Unknown, type SourceValues } from "./body.ts";
import type { Given } from "./gather.ts";
import { keyOf, keyParts, seedOf, takeOf } from "./key.ts";
import { fromCached, type UnitOutputs } from "./unit-outputs.ts";
import type { PlannedUnit } from "./plan.ts";
import { traceFrom, type Outcome, type Unit } from "./unit.ts";
import type { Executor } from "./walk.ts";

/** What all units of a plan share. */
export interface PlanContext {
  readonly host: Host;
  readonly forced: ReadonlySet<string>;
  readonly takes: ReadonlyMap<string, number>;
  report(problem: Problem): void;
}

const once = { min: 1, max: 1 };

/** Plans units: looks results up, does what is free, and leaves the rest unknown. */
export class PlanExecutor implements Executor {
  readonly units: PlannedUnit[] = [];
  readonly #plan: PlanContext;
  readonly #sources: ReadonlyMap<GraphNode, SourceValues>;
  readonly #prefix: readonly string[];

  constructor(plan: PlanContext, sources: ReadonlyMap<GraphNode, SourceValues>, prefix: readonly string[] = []) {
    this.#plan = plan;
    this.#sources = sources;
    this.#prefix = prefix;
  }

  overflow(node: GraphNode, most: number): void {
    const message = `"${node.name}" would run for more than ${most} items`;
    const hint = `raise its "maxItems", or shorten the list`;
    this.#plan.report({ code: "too-many-items", at: node.at, node: node.name, message, hint });
  }

  settled(unit: Unit, outcome: Outcome): void {
    if (outcome.state === "failed") this.#plan.report({ ...outcome.problem, node: unit.node.name });
    if (outcome.state !== "unknown" || unit.planned) return;
    const price = this.#price(unit, { inputs: {}, rest: {}, params: unit.node.params ?? {} });
    const bought = this.#bought(unit, { params: unit.node.params ?? {} });
    this.units.push({ ...this.#place(unit), state: "depends", times: once, ...bought, ...(price ? { price } : {}) });
  }

  execute(unit: Unit, given: Given): Outcome | Promise<Outcome> {
    try {
      return this.#execute(unit, given);
    } catch (thrown) {
      return { state: "failed", problem: { ...toProblem(thrown), at: unit.node.at } };
    }
  }

  #execute(unit: Unit, given: Given): Outcome | Promise<Outcome> {
    const { host, forced } = this.#plan;
    const { type } = unit.node;
    const take = takeOf(unit, this.#plan.takes);
    const parts = keyParts(unit.node, given, type.keyExtra?.(given as never, host) ?? "", take, host.sha256);
    const key = keyOf(parts, host.sha256);
    const known = { ...this.#place(unit), times: once, parts, from: traceFrom(unit, this.#prefix) };
    const instant = typeof type.instant === "function" ? type.instant(host) : (type.instant ?? false);
    unit.planned = true;
    if (!instant && !type.volatile && type.purity !== "effect" && !forced.has(unit.node.name)) {
      const entry = host.cache.get(key);
      if (entry) {
        this.units.push({ ...known, state: "cached" });
        return { state: "value", outputs: fromCached(entry.outputs) };
      }
    }
    if (instant) {
      this.units.push({ ...known, state: "free", price: { min: 0, max: 0 } });
      return this.#try(() => type.run(given as never, this.#context(unit, key, noBody)));
    }
    if (type.body) return this.#loop(unit, given, key);
    const price = this.#price(unit, given);
    this.units.push({ ...known, state: "run", ...this.#bought(unit, given), ...(price ? { price } : {}) });
    const items = type.expects?.(given.params as never);
    return { state: "unknown", ...(items === undefined ? {} : { items }) };
  }

  /** Goes through a loop as far as results are known; the first round that isn't stands for all that may follow. */
  async #loop(unit: Unit, given: Given, key: string): Promise<Outcome> {
    const { body: loop } = unit.node.type;
    const graph = unit.node.body;
    if (!graph || !loop) return { state: "unknown" };
    const rounds: PlanExecutor[] = [];
    const body = createBody(graph, this.#sources, ({ key: round, sources }) => {
      const prefix = [...this.#prefix, ...unit.item, ...(round === "" ? [] : [round])];
      const executor = new PlanExecutor(this.#plan, sources, prefix);
      rounds.push(executor);
      return executor;
    });
    const folded = loop.folds?.(given.params as never)[0];
    const items = folded === undefined ? 1 : ((given.rest[folded] as readonly unknown[] | undefined)?.length ?? 1);
    const outcome = await this.#try(() => unit.node.type.run(given as never, this.#context(unit, key, body)));
    const runs = loop.runs(given.params as never, items);
    for (const [index, round] of rounds.entries()) {
      const last = outcome.state === "unknown" && index === rounds.length - 1;
      const times = last ? { min: Math.max(1, runs.min - index), max: Math.max(1, runs.max - index) } : once;
      for (const inner of round.units) {
        this.units.push({ ...inner, times: { min: inner.times.min * times.min, max: inner.times.max * times.max } });
      }
    }
    return outcome.state === "unknown" && folded !== undefined ? { state: "unknown", items } : outcome;
  }

  #try(run: () => UnitOutputs | Promise<UnitOutputs>): Outcome | Promise<Outcome> {
    const failed = (thrown: unknown): Outcome =>
      thrown instanceof Unknown ? { state: "unknown" } : { state: "failed", problem: toProblem(thrown) };
    try {
      const outputs = run();
      if (!(outputs instanceof Promise)) return { state: "value", outputs };
      return outputs.then((later): Outcome => ({ state: "value", outputs: later }), failed);
    } catch (thrown) {
      return failed(thrown);
    }
  }

  /** A price that can't be told without the missing inputs is unknown. */
  #price(unit: Unit, given: Given): Price | undefined {
    const { type } = unit.node;
    if (!type.price) return { min: 0, max: 0 };
    try {
      return type.price(given as never, this.#plan.host);
    } catch {
      return undefined;
    }
  }

  #bought({ node }: Unit, { params }: Pick<Given, "params">): { bought?: string } {
    const model = node.type.model && this.#plan.host.models.vendorModel(node.type.model(params as never));
    return model === undefined ? {} : { bought: model };
  }

  #context(unit: Unit, key: string, body: NodeContext["body"]): NodeContext {
    const { media, files, models, llm } = this.#plan.host;
    const take = takeOf(unit, this.#plan.takes);
    return { signal: idle, media, files, models, llm, seed: seedOf(key), take, body, adjust: () => {}, generate };
  }

  #place(unit: Unit): { node: string; item: readonly string[] } {
    return { node: unit.node.name, item: [...this.#prefix, ...unit.item] };
  }
}

const idle: AbortSignal = new AbortController().signal;
const generate = () => Promise.reject(failure("planning", "Nothing is made while planning"));
const noBody: NodeContext["body"] = {
  yields: [],
  start() {
    throw failure("no-body", "This node type has no body");
  },
};
