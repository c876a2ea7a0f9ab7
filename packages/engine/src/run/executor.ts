import { failure, ReelgraphError, toProblem, type Problem } from "../errors.ts";
import type { GraphNode } from "../graph/graph.ts";
import { placeOf } from "../events/run-state.ts";
import type { Adjustment, CacheEntry, Price } from "../host.ts";
import type { Body, RoundCost } from "../nodes/define-node.ts";
import { createBody, Held, type SourceValues } from "../plan/body.ts";
import type { Given } from "../plan/gather.ts";
import { keyOf, keyParts, takeOf, type KeyParts } from "../plan/key.ts";
import { traceFrom, type Outcome, type Unit } from "../plan/unit.ts";
import type { Executor } from "../plan/walk.ts";
import { fromCached, toCached, type UnitOutputs } from "../plan/unit-outputs.ts";
import { checkOutputs } from "./check-outputs.ts";
import { ChargedFailure } from "./paid/follow.ts";
import { BudgetReached, Parked } from "./paid/payments.ts";
import { tidyUsd } from "../usd.ts";
import { NeedsPerson } from "./people.ts";
import { raceAbort } from "./race-abort.ts";
import { Tally } from "./tally.ts";
import { UnitContext } from "./unit-context.ts";
import { UnitWork } from "./unit-work.ts";
import type { RunContext, UnitTrace } from "./run-context.ts";

/** Runs units: from the cache, together with equal work in flight, or for real, in a lane. */
export class UnitExecutor implements Executor {
  readonly #run: RunContext;
  readonly #sources: ReadonlyMap<GraphNode, SourceValues>;
  /** Keys of the surrounding items and rounds. */
  readonly #prefix: readonly string[];
  /** What the round costs whose units these are; absent outside of loops. */
  readonly #tally: Tally | undefined;

  constructor(
    run: RunContext,
    sources: ReadonlyMap<GraphNode, SourceValues>,
    prefix: readonly string[] = [],
    tally?: Tally,
  ) {
    this.#run = run;
    this.#sources = sources;
    this.#prefix = prefix;
    this.#tally = tally;
  }

  cost(): RoundCost {
    return this.#tally?.cost() ?? {};
  }

  queued(unit: Unit): void {
    const { recorded } = this.#run;
    const place = this.#place(unit);
    // In a run that goes on: it is over, and nobody would say so again.
    if (recorded.size > 0 && recorded.has(placeOf(place))) return;
    this.#run.emit({ type: "unit.queued", ...place });
  }

  overflow(node: GraphNode, most: number): void {
    this.#run.stop({
      code: "too-many-items",
      at: node.at,
      node: node.name,
      message: `"${node.name}" would run for more than ${most} items`,
      hint: `raise its "maxItems", or shorten the list`,
    });
  }

  settled(unit: Unit, outcome: Outcome): void {
    const place = this.#place(unit);
    if (outcome.state === "skipped") {
      this.#run.emit({ type: "unit.skipped", ...place, by: outcome.by, reason: outcome.reason });
    } else if (outcome.state === "cancelled" && !this.#run.signal.aborted) {
      this.#run.emit({ type: "unit.skipped", ...place, by: "", reason: "nobody needs it any more" });
    } else if (outcome.state === "failed") {
      const { problem, charged } = outcome;
      const cost = charged === "unknown" ? undefined : (charged ?? 0);
      this.#tally?.add(cost, cost);
      this.#run.emit({ type: "unit.failed", ...place, problem, ...(charged === undefined ? {} : { charged }) });
    }
  }

  execute(unit: Unit, given: Given): Outcome | Promise<Outcome> {
    const { signal, paused, recorded } = this.#run;
    if (signal.aborted) return { state: "cancelled" };
    const before = recorded.size > 0 ? recorded.get(placeOf(this.#place(unit))) : undefined;
    if (before) {
      const cost = this.#tally && (this.#run.paid.get(placeOf(this.#place(unit))) ?? 0);
      this.#tally?.add(cost, cost);
      return { state: "value", outputs: fromCached(before) };
    }
    if (paused.aborted) return { state: "held", problem: toProblem(paused.reason) };
    try {
      return this.#execute(unit, given);
    } catch (thrown) {
      return this.#failed(unit, thrown);
    }
  }

  #execute(unit: Unit, given: Given): Outcome | Promise<Outcome> {
    const { host, forced } = this.#run;
    const { type } = unit.node;
    const instant = typeof type.instant === "function" ? type.instant(host) : (type.instant ?? false);
    const parts = keyParts(
      unit.node,
      given,
      type.keyExtra?.(given as never, host) ?? "",
      takeOf(unit, this.#run.takes),
      host.sha256,
    );
    const force = forced.has(unit.node.name);
    if (instant) return this.#instant(unit, given, parts, force);
    const key = keyOf(parts, host.sha256);
    const keeps = type.volatile !== true && type.purity !== "effect";
    if (keeps && !force) {
      const make = (entry: CacheEntry | undefined) =>
        entry ? this.#known(unit, key, parts, entry) : this.#shared(unit, given, key, parts);
      const entry = host.cache.get(key);
      if (!(entry instanceof Promise)) return make(entry);
      return entry.then(make).catch((thrown: unknown) => this.#failed(unit, thrown));
    }
    return this.#alone(unit, given, key, parts, { keeps, force });
  }

  /** Joins equal work in flight, or begins it. */
  #shared(unit: Unit, given: Given, key: string, parts: KeyParts): Promise<Outcome> {
    const flight = this.#run.host.flights.get(key);
    return flight
      ? this.#join(unit, given, key, flight)
      : this.#alone(unit, given, key, parts, { keeps: true, force: false });
  }

  #alone(
    unit: Unit,
    given: Given,
    key: string,
    parts: KeyParts,
    { keeps, force }: { keeps: boolean; force: boolean },
  ): Promise<Outcome> {
    const { host } = this.#run;
    const { type } = unit.node;
    const same = type.purity === "effect" && !force ? this.#run.effects.get(key) : undefined;
    if (same) return this.#sameEffect(unit, same);
    this.#trace(unit, parts, force ? "forced" : "ran");
    const work = this.#work(unit, given, key, keeps);
    if (type.purity === "effect") this.#run.effects.set(key, work);
    if (!keeps) return work;
    host.flights.set(key, work);
    return work.finally(() => host.flights.delete(key));
  }

  /** An effect happens once for each key and run (rule 23): elsewhere it is told as done. */
  async #sameEffect(unit: Unit, other: Promise<Outcome>): Promise<Outcome> {
    const outcome = await other;
    return outcome.state === "value" ? this.#finished(unit, outcome.outputs, 0) : outcome;
  }

  /** What is free is done at once, without a lane or the cache. */
  #instant(unit: Unit, given: Given, parts: KeyParts, force: boolean): Outcome | Promise<Outcome> {
    this.#trace(unit, parts, force ? "forced" : "ran");
    const { type } = unit.node;
    const key = () => keyOf(parts, this.#run.host.sha256);
    const outputs = type.run(given as never, this.#context(unit, key, idle));
    if (!(outputs instanceof Promise)) return this.#finished(unit, checkOutputs(type, outputs), 0);
    return outputs.then(
      (later) => this.#finished(unit, checkOutputs(type, later), 0),
      (thrown: unknown) => this.#failed(unit, thrown),
    );
  }

  #known(unit: Unit, key: string, parts: KeyParts, entry: CacheEntry): Outcome {
    this.#trace(unit, parts, "cached");
    this.#tally?.add(0, entry.usd ?? 0);
    this.#run.emit({ type: "unit.cached", ...this.#place(unit), key, outputs: entry.outputs });
    return { state: "value", outputs: fromCached(entry.outputs) };
  }

  /** Equal work is running: wait for it, and look again when it has ended (rule 25). */
  async #join(unit: Unit, given: Given, key: string, flight: Promise<unknown>): Promise<Outcome> {
    this.#run.emit({ type: "unit.waiting", ...this.#place(unit), reason: "the same work is running already" });
    try {
      await raceAbort(flight, this.#run.signal);
    } catch {
      if (this.#run.signal.aborted) return { state: "cancelled" };
    }
    if (unit.outcome) return unit.outcome;
    return (await this.#run.host.cache.get(key)) || !this.#run.host.flights.has(key)
      ? this.execute(unit, given)
      : this.#join(unit, given, key, this.#run.host.flights.get(key) ?? flight);
  }

  async #work(unit: Unit, given: Given, key: string, keeps: boolean): Promise<Outcome> {
    const { host, signal: all } = this.#run;
    const { type } = unit.node;
    const own = new AbortController();
    unit.abort = () => own.abort(new Error("cancelled"));
    const signal = AbortSignal.any([all, own.signal]);
    let leave: (() => void) | undefined;
    let work: UnitWork | undefined;
    try {
      // A loop takes no place of its own: its body's units do. Neither does what is made elsewhere.
      const elsewhere = type.model && host.models.vendorModel(type.model(given.params as never)) !== undefined;
      const lane = type.lane?.(given.params as never) ?? "media";
      if (!type.body && !elsewhere) leave = await this.#enter(unit, lane, signal);
      const started = host.clock.now();
      work = this.#begin(unit, key);
      this.#run.emit({ type: "unit.started", ...this.#place(unit), key });
      const running = Promise.resolve(
        type.run(
          given as never,
          this.#context(unit, () => key, signal, work),
        ),
      );
      const outputs = checkOutputs(type, await raceAbort(running, signal));
      const seconds = (host.clock.now() - started) / 1000;
      const price = type.price && { of: type.price(given as never, host) };
      const usd = work.usd ?? exact(price?.of);
      this.#tally?.ran(usd, price);
      if (keeps && !work.byPerson)
        host.cache.put(key, { outputs: toCached(outputs), seconds, ...(usd === undefined ? {} : { usd }) });
      return this.#finished(unit, outputs, seconds, usd, work.adjustments, type.purity === "effect" ? key : undefined);
    } catch (thrown) {
      if (signal.aborted) return { state: "cancelled" };
      return this.#held(unit, thrown) ?? this.#failed(unit, thrown, work?.meter.usd);
    } finally {
      leave?.();
      unit.abort = undefined;
    }
  }

  /** What a person asked to be made anew is bought anew. */
  #begin(unit: Unit, key: string): UnitWork {
    const { forced, id, rank } = this.#run;
    const name = forced.has(unit.node.name) ? `${key}@${id}` : key;
    return new UnitWork(this.#run, this.#place(unit), rank(unit.node), name);
  }

  /** What waits for a person or more money has not failed. */
  #held(unit: Unit, thrown: unknown): Outcome | undefined {
    const { node } = unit;
    const place = this.#place(unit);
    if (thrown instanceof Held) return { state: "held", problem: toProblem(thrown) };
    if (!(thrown instanceof BudgetReached || thrown instanceof Parked || thrown instanceof NeedsPerson))
      return undefined;
    const problem: Problem = { ...toProblem(thrown), at: node.at, ...place };
    if (thrown instanceof BudgetReached) this.#run.pause(problem);
    else {
      const asked = thrown instanceof NeedsPerson ? { question: thrown.question } : {};
      this.#run.emit({ type: "unit.parked", ...place, reason: problem.message, ...asked });
      this.#run.hold(problem);
    }
    return { state: "held", problem };
  }

  async #enter(unit: Unit, lane: string, signal: AbortSignal): Promise<() => void> {
    const place = this.#run.host.lanes.enter(lane, signal);
    if (place instanceof Promise) {
      this.#run.emit({
        type: "unit.waiting",
        ...this.#place(unit),
        reason: `all places of the lane "${lane}" are taken`,
      });
    }
    return place;
  }

  #context(unit: Unit, key: () => string, signal: AbortSignal, work?: UnitWork): UnitContext {
    const run = this.#run;
    const [place, take, body] = [this.#place(unit), takeOf(unit, run.takes), this.#body(unit)];
    return new UnitContext({ run, place, signal, key, take, body, work });
  }

  #body(unit: Unit): Body {
    const graph = unit.node.body;
    if (!graph) return noBody;
    return createBody(graph, this.#sources, ({ key, sources }) => {
      const prefix = [...this.#prefix, ...unit.item, ...(key === "" ? [] : [key])];
      return new UnitExecutor(this.#run, sources, prefix, new Tally(this.#tally));
    });
  }

  #finished(
    unit: Unit,
    outputs: UnitOutputs,
    seconds: number,
    usd?: number,
    adjustments: Adjustment[] = [],
    effect?: string,
  ): Outcome {
    this.#run.emit({
      type: "unit.finished",
      ...this.#place(unit),
      outputs: toCached(outputs),
      seconds,
      ...(usd === undefined ? {} : { usd }),
      ...(adjustments.length === 0 ? {} : { adjustments }),
      ...(effect === undefined ? {} : { effect }),
    });
    return { state: "value", outputs };
  }

  /** A failure is told with its place, and becomes a value where the node asks for that (rule 13). */
  #failed(unit: Unit, thrown: unknown, calls = 0): Outcome {
    const { node } = unit;
    const { item } = this.#place(unit);
    const found = toProblem(thrown);
    if (!(thrown instanceof ReelgraphError)) this.#run.host.fault?.(thrown);
    const problem: Problem = {
      ...found,
      at: found.at || node.at,
      node: node.name,
      ...(item.length > 0 ? { item } : {}),
    };
    const known = thrown instanceof ChargedFailure ? thrown.charged : 0;
    const sum = known === "unknown" ? known : tidyUsd(known + calls);
    const charged = thrown instanceof ChargedFailure || calls > 0 ? { charged: sum } : {};
    if (node.spec.onError !== "port" || !(thrown instanceof ReelgraphError))
      return { state: "failed", problem, ...charged };
    return this.#finished(unit, { error: { ...problem, item } }, 0);
  }

  #trace(unit: Unit, parts: KeyParts, how: UnitTrace["how"]): void {
    this.#run.trace?.({ ...this.#place(unit), parts, how, from: traceFrom(unit, this.#prefix) });
  }

  #place(unit: Unit): { node: string; item: readonly string[] } {
    return { node: unit.node.name, item: this.#prefix.length === 0 ? unit.item : [...this.#prefix, ...unit.item] };
  }
}

function exact(price: Price | undefined): number | undefined {
  return price && price.min === price.max ? price.min : undefined;
}

const idle: AbortSignal = new AbortController().signal;

const noBody: Body = {
  yields: [],
  start() {
    throw failure("no-body", "This node type has no body");
  },
};
