import { failure, toProblem } from "../errors.ts";
import type { Eventually } from "../eventually.ts";
import type { GraphNode } from "../graph/graph.ts";
import { placeOf } from "../events/run-state.ts";
import type { CacheEntry, Flight } from "../host.ts";
import type { Body, RoundCost } from "../nodes/define-node.ts";
import { createBody, type SourceValues } from "../plan/body.ts";
import type { Given } from "../plan/gather.ts";
import { keyOf, keyParts, takeOf, type KeyParts } from "../plan/key.ts";
import { pinMissing, pinOf } from "../plan/pin.ts";
import { racedIn } from "../plan/raced.ts";
import type { Outcome, Unit } from "../plan/unit.ts";
import type { Executor, Later } from "../plan/walk.ts";
import { fromCached, type UnitOutputs } from "../plan/unit-outputs.ts";
import { checkOutputs } from "./check-outputs.ts";
import { Report } from "./report.ts";
import { Tally } from "./tally.ts";
import { UnitContext } from "./unit-context.ts";
import { UnitRun, type Task, type Workshop } from "./unit-run.ts";
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

  execute(unit: Unit, given: Given, later: Later): Outcome | undefined {
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
      return this.#execute(unit, given, later);
    } catch (thrown) {
      return this.#report.failed(unit, thrown);
    }
  }

  #execute(unit: Unit, given: Given, later: Later): Outcome | undefined {
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
    if (instant) return this.#tell(later, unit, this.#instant(unit, given, parts, force));
    const key = keyOf(parts, host.sha256);
    const pin = pinOf(unit, this.#around.prefix);
    if (pin !== undefined) return this.#tell(later, unit, this.#pinned(unit, parts, pin, pin !== key));
    const keeps = type.volatile !== true && type.purity !== "effect";
    // It is made as it was begun, and known by that.
    if (before !== undefined && before !== key)
      return new UnitRun(this.#shop, { unit, given, key: before, keeps, later }).begin();
    const task = { unit, given, key, keeps, later };
    if (!keeps || force) return this.#alone(task, parts, force);
    const entry = host.cache.get(key);
    if (!(entry instanceof Promise)) return this.#make(task, parts, entry);
    return this.#tell(
      later,
      unit,
      entry.then((found) => this.#make(task, parts, found)),
    );
  }

  /** What doesn't end at once is told when it does. */
  #tell(later: Later, unit: Unit, work: Eventually<Outcome | undefined>): Outcome | undefined {
    if (!(work instanceof Promise)) return work;
    void work
      .catch((thrown: unknown) => this.#report.failed(unit, thrown))
      .then((outcome) => outcome && later.ended(unit, outcome));
    return undefined;
  }

  /** What is known already, or what equal work in flight makes, or work of its own. */
  #make(task: Task, parts: KeyParts, entry: CacheEntry | undefined): Outcome | undefined {
    const { unit, key, later } = task;
    if (entry) return this.#known(unit, key, parts, entry);
    const flight = this.#run.host.flights.get(key);
    return flight ? this.#tell(later, unit, this.#join(task, flight)) : this.#alone(task, parts, false);
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

  #alone(task: Task, parts: KeyParts, force: boolean): Outcome | undefined {
    const { unit, key, keeps, later } = task;
    const { host, effects } = this.#run;
    const effect = unit.node.type.purity === "effect";
    const same = effect && !force ? effects.get(key) : undefined;
    if (same) return this.#tell(later, unit, this.#sameEffect(unit, same));
    this.#report.trace(unit, parts, force ? "forced" : "ran");
    const work = new UnitRun(this.#shop, task);
    const outcome = work.begin();
    if (effect) effects.set(key, work.landed());
    // It leaves when it has ended (see `UnitRun`).
    if (keeps && !outcome) host.flights.set(key, work);
    return outcome;
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
  async #join(task: Task, flight: Flight): Promise<Outcome | undefined> {
    const { unit, given, key, later } = task;
    const reason = "the same work is running already";
    this.#run.emit({ type: "unit.waiting", ...this.#report.place(unit), reason });
    try {
      await this.#run.cancellation.race(flight.landed());
    } catch {
      if (this.#run.signal.aborted) return { state: "cancelled" };
    }
    if (unit.outcome) return unit.outcome;
    return (await this.#run.host.cache.get(key)) || !this.#run.host.flights.has(key)
      ? this.execute(unit, given, later)
      : this.#join(task, this.#run.host.flights.get(key) ?? flight);
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
