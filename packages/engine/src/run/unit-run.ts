import { Cancellation } from "../cancellation.ts";
import type { GraphNode } from "../graph/graph.ts";
import { StorageAway, waitForStorage, type Guest, type Price } from "../host.ts";
import type { Given } from "../plan/gather.ts";
import type { Outcome, Unit } from "../plan/unit.ts";
import { toCached, type UnitOutputs } from "../plan/unit-outputs.ts";
import { checkOutputs } from "./check-outputs.ts";
import type { Report } from "./report.ts";
import type { RunContext } from "./run-context.ts";
import type { Tally } from "./tally.ts";
import type { UnitContext } from "./unit-context.ts";
import { UnitWork } from "./unit-work.ts";

/** How long a unit waits for storage that doesn't answer, in ms. */
const patienceMs = 15 * 60_000;

/** What the units of an executor share. */
export interface Workshop {
  readonly run: RunContext;
  readonly report: Report;
  readonly tally: Tally | undefined;
  /** Nodes whose units a race may end while they run. */
  readonly raced: ReadonlySet<GraphNode>;
  context(unit: Unit, key: string, signal: AbortSignal, work: UnitWork): UnitContext;
}

/** A unit that is to be done for real. */
export interface Task {
  readonly unit: Unit;
  readonly given: Given;
  readonly key: string;
  /** Its result may be kept in the cache. */
  readonly keeps: boolean;
}

/**
 * Runs one unit in its lane. It ends at once, without a promise, where a place is free and the work is done when it
 * returns; otherwise later, or as soon as it is cancelled.
 */
export class UnitRun implements Guest {
  readonly #shop: Workshop;
  readonly #task: Task;
  readonly #cancellation: Cancellation;
  #own: AbortController | undefined;
  /** What ends its waiting: that the run is stopped or paused, or that a race is decided. */
  #until: Cancellation | undefined;
  #lane = "";
  /** Ends the promise of what has to wait. */
  #resolve: ((outcome: Outcome | Promise<Outcome>) => void) | undefined;
  #leave: (() => void) | undefined;
  #work: UnitWork | undefined;
  #started = 0;
  /** How long storage that doesn't answer is waited for. */
  #awayUntil: number | undefined;

  constructor(shop: Workshop, task: Task) {
    this.#shop = shop;
    this.#task = task;
    this.#cancellation = shop.run.cancellation;
    if (!shop.raced.has(task.unit.node)) return;
    const own = (this.#own = new AbortController());
    this.#cancellation = new Cancellation(AbortSignal.any([shop.run.signal, own.signal]));
    task.unit.abort = () => own.abort(new Error("cancelled"));
  }

  begin(): Outcome | Promise<Outcome> {
    const { run, report } = this.#shop;
    const { unit, given } = this.#task;
    const { type } = unit.node;
    // A loop takes no place of its own: its body's units do. Neither does what is made elsewhere.
    const elsewhere = type.model && run.host.models.vendorModel(type.model(given.params as never)) !== undefined;
    if (type.body || elsewhere) return this.#start();
    this.#lane = type.lane?.(given.params as never) ?? "media";
    this.#leave = run.host.lanes.enter(this.#lane, this);
    if (this.#leave) return this.#start();
    const reason = `all places of the lane "${this.#lane}" are taken`;
    run.emit({ type: "unit.waiting", ...report.place(unit), reason });
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#wait();
    });
  }

  /** Its turn has come. */
  admit(leave: () => void): void {
    this.#until?.leave(this);
    this.#leave = leave;
    this.#resolve?.(this.#start());
  }

  /** It waits for its turn no more. */
  stop(): void {
    this.#shop.run.host.lanes.giveUp(this.#lane, this);
    this.#resolve?.(this.#end(this.#threw(this.#until?.signal.reason)));
  }

  #wait(): void {
    const { waiting } = this.#shop.run;
    this.#until = this.#own ? new Cancellation(AbortSignal.any([waiting.signal, this.#own.signal])) : waiting;
    if (this.#until.signal.aborted) this.stop();
    else this.#until.join(this);
  }

  #start(): Outcome | Promise<Outcome> {
    this.#started = this.#shop.run.host.clock.now();
    try {
      const outputs = this.#do();
      if (outputs instanceof Promise) return this.#later(outputs);
      return this.#end(this.#gave(outputs));
    } catch (thrown) {
      return this.#end(this.#threw(thrown));
    }
  }

  #do(): UnitOutputs | Promise<UnitOutputs> {
    const { run, report } = this.#shop;
    const { unit, given, key } = this.#task;
    // What a person asked to be made anew is bought anew.
    const name = run.forced.has(unit.node.name) ? `${key}@${run.id}` : key;
    const place = report.place(unit);
    this.#work = new UnitWork(run, place, unit.node, name);
    run.emit({ type: "unit.started", ...place, key });
    const context = this.#shop.context(unit, key, this.#cancellation.signal, this.#work);
    return unit.node.type.run(given as never, context) as UnitOutputs | Promise<UnitOutputs>;
  }

  async #later(outputs: Promise<UnitOutputs>): Promise<Outcome> {
    let outcome: Outcome;
    try {
      outcome = this.#gave(await this.#cancellation.race(outputs));
    } catch (thrown) {
      if (await this.#storageMayBeBack(thrown)) return this.#later(Promise.try(() => this.#do()));
      outcome = this.#threw(thrown);
    }
    return this.#end(outcome);
  }

  /** What could not be stored, or fetched, is made again when storage answers again; what costs or has effects is not. */
  async #storageMayBeBack(thrown: unknown): Promise<boolean> {
    if (!(thrown instanceof StorageAway) || this.#work?.bought) return false;
    const { run, report } = this.#shop;
    const { unit } = this.#task;
    if (unit.node.type.purity === "effect" || this.#cancellation.signal.aborted) return false;
    const { clock } = run.host;
    const until = (this.#awayUntil ??= clock.monotonic() + patienceMs);
    if (clock.monotonic() > until) return false;
    return waitForStorage(clock, this.#cancellation.signal, (wait) => {
      run.emit({ type: "unit.waiting", ...report.place(unit), ...wait });
    }).then(
      () => true,
      () => false,
    );
  }

  #gave(given: UnitOutputs): Outcome {
    const { run, report, tally } = this.#shop;
    const { unit, key, keeps } = this.#task;
    const { type } = unit.node;
    const outputs = checkOutputs(type, given);
    const seconds = (run.host.clock.now() - this.#started) / 1000;
    const price = type.price && { of: type.price(this.#task.given as never, run.host) };
    const work = this.#work;
    const usd = work?.usd ?? exact(price?.of);
    tally?.ran(usd, price);
    const kept = toCached(outputs);
    if (keeps && !work?.byPerson)
      run.host.cache.put(key, { outputs: kept, seconds, ...(usd === undefined ? {} : { usd }) });
    const effect = type.purity === "effect" ? key : undefined;
    return report.finished(unit, outputs, { seconds, usd, adjustments: work?.adjustments ?? [], effect, kept });
  }

  #threw(thrown: unknown): Outcome {
    if (this.#cancellation.signal.aborted) return { state: "cancelled" };
    const { report } = this.#shop;
    const { unit } = this.#task;
    return report.held(unit, thrown) ?? report.failed(unit, thrown, this.#work?.spent);
  }

  #end(outcome: Outcome): Outcome {
    const { unit, key, keeps } = this.#task;
    this.#leave?.();
    if (keeps) this.#shop.run.host.flights.delete(key);
    if (this.#own) {
      unit.abort = undefined;
      this.#cancellation.close();
      this.#until?.close();
    }
    return outcome;
  }
}

function exact(price: Price | undefined): number | undefined {
  return price && price.min === price.max ? price.min : undefined;
}
