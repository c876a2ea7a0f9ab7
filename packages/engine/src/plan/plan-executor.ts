import { failure, toProblem, type Problem } from "../errors.ts";
import type { GraphNode } from "../graph/graph.ts";
import type { CacheEntry, Host } from "../host.ts";
import type { NodeContext } from "../nodes/define-node.ts";
import { aClip } from "../ports/stand-ins.ts";
import type { Video } from "../ports/values.ts";
import { Unknown, type SourceValues } from "./body.ts";
import type { Given } from "./gather.ts";
import { keyOf, keyParts, seedOf, takeOf } from "./key.ts";
import { pinMissing, pinOf } from "./pin.ts";
import { planLoop, type PlannedRounds } from "./plan-loop.ts";
import type { PlannedLoop, PlannedUnit, PlanOptions } from "./plan.ts";
import { fromCached, type UnitOutputs } from "./unit-outputs.ts";
import { demandsOf, foreseen, isInstant } from "./unit-demands.ts";
import { traceFrom, type Outcome, type Unit } from "./unit.ts";
import { workOf, type Work } from "./work.ts";
import type { Executor, Later, Walk } from "./walk.ts";

/** What all units of a plan share. */
export interface PlanContext {
  readonly host: Host;
  readonly forced: ReadonlySet<string>;
  readonly takes: ReadonlyMap<string, number>;
  readonly bought: PlanOptions["bought"];
  /** Loops that may end early, by node. */
  readonly loops: Map<string, PlannedLoop>;
  /** Loops whose number of items isn't known. */
  readonly uncounted: Set<string>;
  report(problem: Problem): void;
}

const once = { min: 1, max: 1 };
const same = { price: { min: 0, max: 0 }, same: true } as const;
const paid = { price: { min: 0, max: 0 }, paid: true } as const;
const free = { state: "free", times: once, price: { min: 0, max: 0 } } as const;

/** Plans units: looks results up, does what is free, and leaves the rest unknown. */
export class PlanExecutor implements Executor {
  readonly units: PlannedUnit[] = [];
  readonly #plan: PlanContext;
  readonly #sources: ReadonlyMap<GraphNode, SourceValues>;
  readonly #prefix: readonly string[];
  /** All units in the order in which they settled, and what is planned for them: what `work` is made of. */
  readonly #settled: Unit[] = [];
  readonly #planned = new Map<Unit, PlannedUnit>();
  readonly #rounds = new Map<Unit, PlannedRounds["rounds"]>();
  /** What the clips of units will be like that aren't there yet, by output. */
  readonly #likely = new Map<Unit, ReadonlyMap<string, Video>>();
  readonly #later: Promise<void>[] = [];
  /** Units that may ask for more than they did, and what is there only for that. */
  readonly #choosers: Unit[] = [];
  readonly #spare = new Set<Unit>();
  #sparing = false;
  /** Keys of what will certainly be bought: equal work is done once. */
  readonly #certain = new Set<string>();
  #walk: Walk | undefined;
  #between = { units: Infinity, settled: Infinity };

  constructor(plan: PlanContext, sources: ReadonlyMap<GraphNode, SourceValues>, prefix: readonly string[] = []) {
    this.#plan = plan;
    this.#sources = sources;
    this.#prefix = prefix;
  }

  /** Resolves when loops whose inputs aren't known are planned, too, and ways that are taken only if others are closed. */
  async done(): Promise<void> {
    for (const one of this.#later) await one;
    this.#sparing = true;
    for (let chooser = this.#choosers.pop(); chooser; chooser = this.#choosers.pop())
      await this.#walk?.askRest(chooser);
    for (const one of this.#later) await one;
    this.#sparing = false;
  }

  /** From here on, everything only prepares the next round of the loop. */
  beginBetween(): void {
    this.#between = { units: this.units.length, settled: this.#settled.length };
  }

  work(): readonly Work[] {
    const [walk, settled, planned] = [this.#walk, this.#settled, this.#planned];
    if (!walk) return [];
    const rounds = (unit: Unit) =>
      this.#rounds.get(unit)?.map(({ executor, times }) => ({ times, work: executor.work() }));
    return workOf({ walk, settled, planned, rounds, spare: this.#spare, between: this.#between.settled });
  }

  overflow(node: GraphNode, most: number): void {
    const message = `"${node.name}" would run for more than ${most} items`;
    const hint = `raise its "maxItems", or shorten the list`;
    this.#plan.report({ code: "too-many-items", at: node.at, node: node.name, message, hint });
  }

  settled(unit: Unit, outcome: Outcome, walk: Walk): void {
    this.#walk = walk;
    this.#settled.push(unit);
    if (this.#sparing) this.#spare.add(unit);
    if (outcome.state === "unknown" && unit.node.type.needs) this.#choosers.push(unit);
    if (outcome.state === "failed") {
      const { item } = this.#place(unit);
      const at = outcome.problem.at || unit.node.at;
      this.#plan.report({ ...outcome.problem, at, node: unit.node.name, ...(item.length > 0 ? { item } : {}) });
    }
    if (outcome.state !== "unknown" || unit.planned) return;
    if (unit.node.type.body) {
      const given = walk.known(unit) ?? { inputs: {}, rest: {}, params: unit.node.params ?? {} };
      this.#later.push(this.#loop(unit, given, "", true).then(() => undefined));
      return;
    }
    // What isn't there yet is priced as what it will be like.
    const known = walk.known(unit, (source, port) => this.#likely.get(source)?.get(port));
    const demands = demandsOf(unit.node, known, this.#plan.host);
    this.#foresee(unit, known);
    this.#add(unit, { ...this.#place(unit), state: "depends", times: once, ...demands });
  }

  execute(unit: Unit, given: Given, later: Later): Outcome | undefined {
    try {
      const outcome = this.#execute(unit, given);
      if (!(outcome instanceof Promise)) return outcome;
      void outcome.then((settled) => later.ended(unit, settled));
      return undefined;
    } catch (thrown) {
      return { state: "failed", problem: { ...toProblem(thrown), at: unit.node.at } };
    }
  }

  #execute(unit: Unit, given: Given): Outcome | Promise<Outcome> {
    const { host, forced } = this.#plan;
    const { type } = unit.node;
    const take = takeOf(unit, this.#plan.takes, this.#prefix);
    const parts = keyParts(unit.node, given, type.keyExtra?.(given as never, host) ?? "", take, host.sha256);
    const key = keyOf(parts, host.sha256);
    const known = { ...this.#place(unit), times: once, parts, from: traceFrom(unit, this.#prefix) };
    const instant = isInstant(type, host);
    const each = type.volatile === true || type.purity === "effect";
    const asked = forced.has(unit.node.name);
    unit.planned = true;
    if (instant) {
      this.units.push({ ...known, ...free, use: type.type });
      return this.#try(() => type.run(given as never, this.#context(unit, key, noBody)));
    }
    const pin = pinOf(unit, this.#prefix);
    if (pin !== undefined) return this.#pinned(unit, given, known, pin, pin !== key);
    const always = asked ? { always: "asked" as const } : each ? { always: "each time" as const } : {};
    const todo = () => this.#todo(unit, given, key, { ...known, ...always });
    if (each || asked) return todo();
    const found = (entry: CacheEntry | undefined) => (entry ? this.#cached(unit, given, known, entry) : todo());
    const entry = host.cache.get(key);
    if (!(entry instanceof Promise)) return found(entry);
    return entry.then(found).catch((thrown: unknown): Outcome => ({ state: "failed", problem: toProblem(thrown) }));
  }

  async #pinned(unit: Unit, given: Given, known: Known, pin: string, stale: boolean): Promise<Outcome> {
    const entry = await this.#plan.host.cache.get(pin);
    if (!entry) return { state: "failed", problem: { ...toProblem(pinMissing(unit)), at: unit.node.at } };
    return this.#cached(unit, given, { ...known, pinned: stale ? "stale" : "same" }, entry);
  }

  #cached(unit: Unit, given: Given, known: Known, { seconds, usd, outputs }: CacheEntry): Outcome {
    const { type } = unit.node;
    const saves = usd === undefined ? { seconds } : { seconds, usd };
    const { model, bought, clips } = type.model ? demandsOf(unit.node, given, this.#plan.host) : {};
    const made = { ...(model ? { model } : {}), ...(bought ? { bought } : {}), ...(clips ? { clips } : {}) };
    this.#add(unit, { ...known, use: type.type, ...made, state: "cached", saves });
    return { state: "value", outputs: fromCached(outputs) };
  }

  #todo(unit: Unit, given: Given, key: string, known: Known): Outcome | Promise<Outcome> {
    const { type } = unit.node;
    if (type.body) return this.#loop(unit, given, key, false);
    const demands = demandsOf(unit.node, given, this.#plan.host);
    const add = (more: Partial<PlannedUnit>) => {
      this.#add(unit, { ...known, state: "run", ...demands, ...more });
      this.#foresee(unit, given);
      const items = type.expects?.(given.params as never);
      return { state: "unknown", ...(items === undefined ? {} : { items }) } as const;
    };
    const { bought } = this.#plan;
    // What is to be made anew has a name of its own.
    if (demands.bought === undefined || known.always !== undefined) return add({});
    if (this.#certain.has(key)) return add(same);
    if (!this.#sparing && this.units.length < this.#between.units) this.#certain.add(key);
    if (!bought) return add({});
    // Books that can't be read are the business of who looks at the money.
    const asked = bought(key, demands.clips?.length ?? 0).catch(() => false);
    return asked.then((is) => add(is ? paid : {}));
  }

  #foresee(unit: Unit, given: Given | undefined): void {
    const { type } = unit.node;
    if (!type.foresees || !given) return;
    const shapes = Object.entries(foreseen(type, given, this.#plan.host));
    this.#likely.set(unit, new Map(shapes.flatMap(([port, shape]) => (shape ? [[port, aClip(shape)]] : []))));
  }

  #add(unit: Unit, planned: PlannedUnit): void {
    if (this.#sparing && planned.state === "run") planned = { ...planned, state: "depends" };
    this.units.push(planned);
    this.#planned.set(unit, planned);
  }

  async #loop(unit: Unit, given: Given, key: string, guessed: boolean): Promise<Outcome> {
    const { type, name } = unit.node;
    const depends = guessed || this.#sparing;
    const { outcome, rounds, times, uncounted } = await planLoop(unit, given, guessed, {
      sources: this.#sources,
      executorFor: (sources, round) => {
        const prefix = [...this.#prefix, ...unit.item, ...(round === "" ? [] : [round])];
        return new PlanExecutor(this.#plan, sources, prefix);
      },
      run: (body) => this.#try(() => type.run(given as never, this.#context(unit, key, body))),
    });
    this.#rounds.set(unit, rounds);
    for (const { executor, times: own } of rounds) this.units.push(...executor.#repeated(own, depends));
    if (uncounted) this.#plan.uncounted.add(name);
    const stops = type.body?.stops?.(given.params as never);
    if (times && times.min < times.max && stops !== undefined) {
      const before = this.#plan.loops.get(name)?.times ?? times;
      const all = { min: Math.min(before.min, times.min), max: Math.max(before.max, times.max) };
      this.#plan.loops.set(name, { node: name, times: all, stops });
    }
    return outcome;
  }

  /** The units of a round that may come again. */
  #repeated({ min, max }: { min: number; max: number }, guessed: boolean): PlannedUnit[] {
    return this.units.map((unit, index) => {
      const less = index >= this.#between.units ? 1 : 0;
      const times = { min: unit.times.min * (min - less), max: unit.times.max * (max - less) };
      return { ...unit, times, ...(guessed && unit.state === "run" ? { state: "depends" } : {}) };
    });
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

  #context(unit: Unit, key: string, body: NodeContext["body"]): NodeContext {
    const { media, files, models, llm, judges = [] } = this.#plan.host;
    const take = takeOf(unit, this.#plan.takes, this.#prefix);
    const seed = key === "" ? 0 : seedOf(key);
    const world = { media, files, models, llm, judges };
    return {
      ...world,
      signal: idle,
      seed,
      take,
      body,
      adjust: () => {},
      generate,
      ask,
      moderate: generate,
      destinations,
      effectId: "",
    };
  }

  #place(unit: Unit): { node: string; item: readonly string[] } {
    return { node: unit.node.name, item: [...this.#prefix, ...unit.item] };
  }
}

/** What is known of a unit before it is known what becomes of it. */
type Known = Omit<PlannedUnit, "state" | keyof ReturnType<typeof demandsOf>>;

const idle: AbortSignal = new AbortController().signal;
const destinations: NodeContext["destinations"] = { notify: () => generate(), publish: () => generate() };
const ask = (): never => {
  throw failure("planning", "Nobody is asked while planning");
};
const generate = () => Promise.reject(failure("planning", "Nothing is made while planning"));
const noBody: NodeContext["body"] = {
  yields: [],
  start() {
    throw failure("no-body", "This node type has no body");
  },
};
