import { failure, ReelgraphError, toProblem, type Problem } from "../errors.ts";
import type { GraphNode } from "../graph/graph.ts";
import { placeOf } from "../events/run-state.ts";
import type { Adjustment, CacheEntry, Job, Maker, Price, VideoRequest } from "../host.ts";
import type { PaidJob } from "../ledger/books.ts";
import type { Body, NodeContext } from "../nodes/define-node.ts";
import { createBody, Held, type SourceValues } from "../plan/body.ts";
import type { Given } from "../plan/gather.ts";
import { keyOf, keyParts, seedOf, takeOf, type KeyParts } from "../plan/key.ts";
import { traceFrom, type Outcome, type Unit } from "../plan/unit.ts";
import type { Executor } from "../plan/walk.ts";
import { fromCached, toCached, type UnitOutputs } from "../plan/unit-outputs.ts";
import { checkOutputs } from "./check-outputs.ts";
import { buyClip } from "./paid/buy-clip.ts";
import { ChargedFailure } from "./paid/follow.ts";
import { BudgetReached, Parked } from "./paid/payments.ts";
import { raceAbort } from "./race-abort.ts";
import type { RunContext, UnitTrace } from "./run-context.ts";

/** Runs units: from the cache, together with equal work in flight, or for real, in a lane. */
export class UnitExecutor implements Executor {
  readonly #run: RunContext;
  readonly #sources: ReadonlyMap<GraphNode, SourceValues>;
  /** Keys of the surrounding items and rounds. */
  readonly #prefix: readonly string[];

  constructor(run: RunContext, sources: ReadonlyMap<GraphNode, SourceValues>, prefix: readonly string[] = []) {
    this.#run = run;
    this.#sources = sources;
    this.#prefix = prefix;
  }

  queued(unit: Unit): void {
    this.#run.emit({ type: "unit.queued", ...this.#place(unit) });
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
      this.#run.emit({ type: "unit.failed", ...place, problem, ...(charged === undefined ? {} : { charged }) });
    }
  }

  execute(unit: Unit, given: Given): Outcome | Promise<Outcome> {
    const { signal, paused, recorded } = this.#run;
    if (signal.aborted) return { state: "cancelled" };
    const before = recorded.size > 0 ? recorded.get(placeOf(this.#place(unit))) : undefined;
    if (before) return { state: "value", outputs: fromCached(before) };
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
      const entry = host.cache.get(key);
      if (entry) return this.#known(unit, key, parts, entry);
      const flight = host.flights.get(key);
      if (flight) return this.#join(unit, given, key, flight);
    }
    this.#trace(unit, parts, force ? "forced" : "ran");
    const work = this.#work(unit, given, key, keeps);
    if (!keeps) return work;
    host.flights.set(key, work);
    return work.finally(() => host.flights.delete(key));
  }

  /** What is free is done at once, without a lane or the cache. */
  #instant(unit: Unit, given: Given, parts: KeyParts, force: boolean): Outcome | Promise<Outcome> {
    this.#trace(unit, parts, force ? "forced" : "ran");
    const { type } = unit.node;
    const key = () => keyOf(parts, this.#run.host.sha256);
    const outputs = type.run(given as never, this.#context(unit, key, idle, [], []));
    if (!(outputs instanceof Promise)) return this.#finished(unit, checkOutputs(type, outputs), 0);
    return outputs.then(
      (later) => this.#finished(unit, checkOutputs(type, later), 0),
      (thrown: unknown) => this.#failed(unit, thrown),
    );
  }

  #known(unit: Unit, key: string, parts: KeyParts, entry: CacheEntry): Outcome {
    this.#trace(unit, parts, "cached");
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
    return this.#run.host.cache.get(key) || !this.#run.host.flights.has(key)
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
    try {
      // A loop takes no place of its own: its body's units do. Neither does what is made elsewhere.
      const elsewhere = type.model && host.models.vendorModel(type.model(given.params as never)) !== undefined;
      const lane = type.lane?.(given.params as never) ?? "media";
      if (!type.body && !elsewhere) leave = await this.#enter(unit, lane, signal);
      const started = host.clock.now();
      const adjustments: Adjustment[] = [];
      const bought: PaidJob[] = [];
      this.#run.emit({ type: "unit.started", ...this.#place(unit), key });
      const running = Promise.resolve(
        type.run(
          given as never,
          this.#context(unit, () => key, signal, adjustments, bought),
        ),
      );
      const outputs = checkOutputs(type, await raceAbort(running, signal));
      const seconds = (host.clock.now() - started) / 1000;
      const usd = bought.length > 0 ? this.#paid(bought) : exact(type.price?.(given as never, host));
      if (keeps) host.cache.put(key, { outputs: toCached(outputs), seconds, ...(usd === undefined ? {} : { usd }) });
      return this.#finished(unit, outputs, seconds, usd, adjustments);
    } catch (thrown) {
      if (signal.aborted) return { state: "cancelled" };
      return this.#held(unit, thrown) ?? this.#failed(unit, thrown);
    } finally {
      leave?.();
      unit.abort = undefined;
    }
  }

  /** Buys one clip for a unit. What a person asked to be made anew is a purchase of its own. */
  async #buy(
    unit: Unit,
    key: string,
    request: VideoRequest,
    maker: Extract<Maker, { vendor: unknown }>,
    job: Job,
  ): Promise<PaidJob> {
    const { payments, forced, id, paused, emit } = this.#run;
    if (!payments) throw failure("no-payments", `Nothing can be bought here, and "${request.model}" costs money`);
    const fresh = forced.has(unit.node.name) ? `@${id}` : "";
    const order = { ...job, ...maker, request, key: key + fresh, place: this.#place(unit), paused, emit };
    return buyClip({ ...order, rank: this.#run.rank(unit.node) }, payments);
  }

  /** What this run paid for a unit's clips, in USD; those that another run paid cost it nothing. Undefined: unknown. */
  #paid(jobs: readonly PaidJob[]): number | undefined {
    let sum = 0;
    for (const { run, usd } of jobs) {
      if (run !== this.#run.id) continue;
      if (usd === undefined) return undefined;
      sum += usd;
    }
    return sum;
  }

  /** What waits for a person or more money has not failed. */
  #held(unit: Unit, thrown: unknown): Outcome | undefined {
    const { node } = unit;
    const place = this.#place(unit);
    if (thrown instanceof Held) return { state: "held", problem: toProblem(thrown) };
    if (!(thrown instanceof BudgetReached || thrown instanceof Parked)) return undefined;
    const problem: Problem = { ...toProblem(thrown), at: node.at, ...place };
    if (thrown instanceof BudgetReached) this.#run.pause(problem);
    else {
      this.#run.emit({ type: "unit.parked", ...place, reason: problem.message });
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

  #context(
    unit: Unit,
    key: () => string,
    signal: AbortSignal,
    adjustments: Adjustment[],
    bought: PaidJob[],
  ): NodeContext {
    const { host } = this.#run;
    let reported = 0;
    let clips = 0;
    return Object.assign(new Seeded(key), {
      signal,
      generate: async (segment: VideoRequest, job: Job) => {
        const maker = host.models.maker(segment);
        if ("local" in maker) return maker.local(job);
        // A unit asks for its clips in the same order each time, so their numbers name them.
        const paid = await this.#buy(unit, `${key()}/${clips++}`, segment, maker, job);
        bought.push(paid);
        if (!paid.media) throw failure("no-clip", "The job is paid but gave no clip");
        return paid.media;
      },
      media: host.media,
      files: host.files,
      models: host.models,
      llm: host.llm,
      take: takeOf(unit, this.#run.takes),
      body: this.#body(unit),
      adjust: (adjustment: Adjustment) => void adjustments.push(adjustment),
      progress: (fraction: number) => {
        // Coalesced: a viewer can't see steps below one per cent.
        if (fraction - reported < 0.01 && fraction < 1) return;
        reported = fraction;
        this.#run.emit({ type: "unit.progress", ...this.#place(unit), fraction });
      },
    });
  }

  #body(unit: Unit): Body {
    const graph = unit.node.body;
    if (!graph) return noBody;
    return createBody(graph, this.#sources, ({ key, sources }) => {
      const prefix = [...this.#prefix, ...unit.item, ...(key === "" ? [] : [key])];
      return new UnitExecutor(this.#run, sources, prefix);
    });
  }

  #finished(unit: Unit, outputs: UnitOutputs, seconds: number, usd?: number, adjustments: Adjustment[] = []): Outcome {
    this.#run.emit({
      type: "unit.finished",
      ...this.#place(unit),
      outputs: toCached(outputs),
      seconds,
      ...(usd === undefined ? {} : { usd }),
      ...(adjustments.length === 0 ? {} : { adjustments }),
    });
    return { state: "value", outputs };
  }

  /** A failure is told with its place, and becomes a value where the node asks for that (rule 13). */
  #failed(unit: Unit, thrown: unknown): Outcome {
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
    const charged = thrown instanceof ChargedFailure ? { charged: thrown.charged } : {};
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

/** The seed of a node's context, which few ask for. A class: an accessor in a literal takes longer than all the rest. */
class Seeded {
  readonly #key: () => string;

  constructor(key: () => string) {
    this.#key = key;
  }

  get seed(): number {
    return seedOf(this.#key());
  }
}

const idle: AbortSignal = new AbortController().signal;

const noBody: Body = {
  yields: [],
  start() {
    throw failure("no-body", "This node type has no body");
  },
};
