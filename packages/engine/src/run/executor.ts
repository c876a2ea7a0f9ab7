import { failure, toProblem } from "../errors.ts";
import type { GraphNode } from "../graph/graph.ts";
import { placeOf } from "../events/run-state.ts";
import type { CacheEntry } from "../host.ts";
import type { Body, RoundCost } from "../nodes/define-node.ts";
import { createBody, type SourceValues } from "../plan/body.ts";
import type { Given } from "../plan/gather.ts";
import { keyOf, keyParts, takeOf, type KeyParts } from "../plan/key.ts";
import { pinMissing, pinOf } from "../plan/pin.ts";
import { racedIn } from "../plan/raced.ts";
import type { Outcome, Unit } from "../plan/unit.ts";
import type { Executor } from "../plan/walk.ts";
import { fromCached, type UnitOutputs } from "../plan/unit-outputs.ts";
import { checkOutputs } from "./check-outputs.ts";
import { Report } from "./report.ts";
import { Tally } from "./tally.ts";
import { UnitContext } from "./unit-context.ts";
import { UnitRun, type Workshop } from "./unit-run.ts";
import type { UnitWork } from "./unit-work.ts";
import type { RunContext } from "./run-context.ts";

/** Where the units of an executor stand. */
export interface Surroundings {
  readonly sources: ReadonlyMap<GraphNode, SourceValues>;
  /** Nodes whose units a race may end while they run. */
  readonly raced: ReadonlySet<GraphNode>;
  /** Keys of the surrounding items and rounds; none outside of loops. */
  readonly prefix: readonly string[];
  /** What the round costs whose units these are; absent outside of loops. */
  readonly tally?: Tally;
}

/** Runs units: from the cache, together with equal work in flight, or for real, in a lane. */
export class UnitExecutor implements Executor {
  readonly #run: RunContext;
  readonly #around: Surroundings;
  readonly #tally: Tally | undefined;
  readonly #report: Report;
  readonly #shop: Workshop;

  constructor(run: RunContext, around: Surroundings) {
    this.#run = run;
    this.#around = around;
    const { raced, prefix, tally } = around;
    this.#tally = tally;
    const report = new Report(run, prefix, tally);
    this.#report = report;
    const context: Workshop["context"] = (unit, key, signal, work) => this.#context(unit, key, signal, work);
    this.#shop = { run, report, tally, raced, context };
  }

  cost(): RoundCost {
    return this.#tally?.cost() ?? {};
  }

  queued(unit: Unit): void {
    const { recorded } = this.#run;
    const place = this.#report.place(unit);
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
    this.#run.material.leaves(unit, outcome);
    this.#report.settled(unit, outcome);
  }

  execute(unit: Unit, given: Given): Outcome | Promise<Outcome> {
    const { cancellation, waiting, paused, recorded } = this.#run;
    if (cancellation.cancelled) return { state: "cancelled" };
    this.#run.material.enters(unit, given);
    const before = recorded.size > 0 ? recorded.get(placeOf(this.#report.place(unit))) : undefined;
    if (before) {
      const cost = this.#tally && (this.#run.paid.get(placeOf(this.#report.place(unit))) ?? 0);
      this.#tally?.add(cost, cost);
      return { state: "value", outputs: fromCached(before) };
    }
    if (waiting.cancelled) return { state: "held", problem: toProblem(paused.reason) };
    try {
      return this.#execute(unit, given);
    } catch (thrown) {
      return this.#report.failed(unit, thrown);
    }
  }

  #execute(unit: Unit, given: Given): Outcome | Promise<Outcome> {
    const { host, forced, begun, changed } = this.#run;
    const { type } = unit.node;
    const before = begun.size > 0 ? begun.get(placeOf(this.#report.place(unit))) : undefined;
    const why = before === undefined ? changed.get(type.type) : undefined;
    if (why) throw why;
    const instant = typeof type.instant === "function" ? type.instant(host) : (type.instant ?? false);
    const parts = keyParts(
      unit.node,
      given,
      type.keyExtra?.(given as never, host) ?? "",
      takeOf(unit, this.#run.takes, this.#around.prefix),
      host.sha256,
    );
    const force = forced.has(unit.node.name);
    if (instant) return this.#instant(unit, given, parts, force);
    const key = keyOf(parts, host.sha256);
    const pin = pinOf(unit, this.#around.prefix);
    if (pin !== undefined) return this.#pinned(unit, parts, pin, pin !== key);
    const keeps = type.volatile !== true && type.purity !== "effect";
    // It is made as it was begun, and known by that.
    if (before !== undefined && before !== key)
      return new UnitRun(this.#shop, { unit, given, key: before, keeps }).begin();
    if (!keeps || force) return this.#alone(unit, given, key, parts, { keeps, force });
    const make = (entry: CacheEntry | undefined) =>
      entry ? this.#known(unit, key, parts, entry) : this.#shared(unit, given, key, parts);
    const entry = host.cache.get(key);
    if (!(entry instanceof Promise)) return make(entry);
    return entry.then(make).catch((thrown: unknown) => this.#report.failed(unit, thrown));
  }

  /** The file keeps a result: that stands, whatever the inputs are now, also when the node was asked for again. */
  async #pinned(unit: Unit, parts: KeyParts, pin: string, stale: boolean): Promise<Outcome> {
    const entry = await this.#run.host.cache.get(pin);
    if (!entry) return this.#report.failed(unit, pinMissing(unit));
    this.#report.trace(unit, parts, "pinned");
    return this.#report.known(unit, pin, entry, stale ? "stale" : "same");
  }

  #known(unit: Unit, key: string, parts: KeyParts, entry: CacheEntry): Outcome {
    this.#report.trace(unit, parts, "cached");
    return this.#report.known(unit, key, entry);
  }

  /** Joins equal work in flight, or begins it. */
  #shared(unit: Unit, given: Given, key: string, parts: KeyParts): Outcome | Promise<Outcome> {
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
  ): Outcome | Promise<Outcome> {
    const { host, effects } = this.#run;
    const effect = unit.node.type.purity === "effect";
    const same = effect && !force ? effects.get(key) : undefined;
    if (same) return this.#sameEffect(unit, same);
    this.#report.trace(unit, parts, force ? "forced" : "ran");
    const work = new UnitRun(this.#shop, { unit, given, key, keeps }).begin();
    if (effect) effects.set(key, Promise.resolve(work));
    // It leaves when it has ended (see `UnitRun`).
    if (keeps && work instanceof Promise) host.flights.set(key, work);
    return work;
  }

  /** An effect happens once for each key and run (rule 23): elsewhere it is told as done. */
  async #sameEffect(unit: Unit, other: Promise<Outcome>): Promise<Outcome> {
    const outcome = await other;
    return outcome.state === "value" ? this.#report.finished(unit, outcome.outputs) : outcome;
  }

  /** What is free is done at once, without a lane or the cache. */
  #instant(unit: Unit, given: Given, parts: KeyParts, force: boolean): Outcome | Promise<Outcome> {
    this.#report.trace(unit, parts, force ? "forced" : "free");
    const { type } = unit.node;
    const key = () => keyOf(parts, this.#run.host.sha256);
    const outputs = type.run(given as never, this.#context(unit, key, idle));
    if (!(outputs instanceof Promise)) return this.#report.finished(unit, checkOutputs(type, outputs));
    return outputs.then(
      (later: UnitOutputs) => this.#report.finished(unit, checkOutputs(type, later)),
      (thrown: unknown) => this.#report.failed(unit, thrown),
    );
  }

  /** Equal work is running: wait for it, and look again when it has ended (rule 25). */
  async #join(unit: Unit, given: Given, key: string, flight: Promise<unknown>): Promise<Outcome> {
    const reason = "the same work is running already";
    this.#run.emit({ type: "unit.waiting", ...this.#report.place(unit), reason });
    try {
      await this.#run.cancellation.race(flight);
    } catch {
      if (this.#run.signal.aborted) return { state: "cancelled" };
    }
    if (unit.outcome) return unit.outcome;
    return (await this.#run.host.cache.get(key)) || !this.#run.host.flights.has(key)
      ? this.execute(unit, given)
      : this.#join(unit, given, key, this.#run.host.flights.get(key) ?? flight);
  }

  #context(unit: Unit, key: string | (() => string), signal: AbortSignal, work?: UnitWork): UnitContext {
    const run = this.#run;
    const place = this.#report.place(unit);
    return new UnitContext({
      run,
      place,
      signal,
      key,
      take: takeOf(unit, run.takes, this.#around.prefix),
      body: this.#body(unit),
      work,
    });
  }

  #body(unit: Unit): Body {
    const graph = unit.node.body;
    if (!graph) return noBody;
    const { sources: outer, prefix } = this.#around;
    return createBody(graph, outer, ({ key, sources }) => {
      return new UnitExecutor(this.#run, {
        sources,
        raced: racedIn(graph),
        prefix: [...prefix, ...unit.item, ...(key === "" ? [] : [key])],
        tally: new Tally(this.#tally),
      });
    });
  }
}

const idle: AbortSignal = new AbortController().signal;

const noBody: Body = {
  yields: [],
  start() {
    throw failure("no-body", "This node type has no body");
  },
};
