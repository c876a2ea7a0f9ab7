import { Cancellation } from "../cancellation.ts";
import type { GraphNode } from "../graph/graph.ts";
import { StorageAway, waitForStorage, type Flight, type Guest, type Price } from "../host.ts";
import type { Given } from "../plan/gather.ts";
import type { Outcome, Unit } from "../plan/unit.ts";
import { toCached, type UnitOutputs } from "../plan/unit-outputs.ts";
import type { Later } from "../plan/walk.ts";
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
  /** Told how it ended, where it doesn't end at once. */
  readonly later: Later;
}

/**
 * Runs one unit in its lane. It ends at once where a place is free and the work is done when it returns; otherwise later, or
 * as soon as it is cancelled. While it waits it has no promise: there may be very many.
 */
export class UnitRun implements Guest, Flight {
  readonly #shop: Workshop;
  readonly #unit: Unit;
  readonly #given: Given;
  readonly #key: string;
  readonly #keeps: boolean;
  readonly #later: Later;
  readonly #cancellation: Cancellation;
  #own: AbortController | undefined;
  /** What ends its waiting: that the run is stopped or paused, or that a race is decided. */
  #until: Cancellation | undefined;
  #lane = "";
  #outcome: Outcome | undefined;
  /** It didn't end at once. */
  #takesTime = false;
  /** Of others who wait for it. */
  #landed: PromiseWithResolvers<Outcome> | undefined;
  #leave: (() => void) | undefined;
  #work: UnitWork | undefined;
  #started: number | undefined;
  /** How long storage that doesn't answer is waited for. */
  #awayUntil: number | undefined;

  constructor(shop: Workshop, { unit, given, key, keeps, later }: Task) {
    this.#shop = shop;
    this.#unit = unit;
    this.#given = given;
    this.#key = key;
    this.#keeps = keeps;
    this.#later = later;
    this.#cancellation = shop.run.cancellation;
    if (!shop.raced.has(unit.node)) return;
    const own = (this.#own = new AbortController());
    this.#cancellation = new Cancellation(AbortSignal.any([shop.run.signal, own.signal]));
    unit.abort = () => own.abort(new Error("cancelled"));
  }

  /** What became of it, where it ended at once. */
  begin(): Outcome | undefined {
    const { run } = this.#shop;
    const { params } = this.#given;
    const { type } = this.#unit.node;
    // A loop takes no place of its own: its body's units do. Neither does what is made elsewhere.
    const elsewhere = type.model && run.host.models.vendorModel(type.model(params as never)) !== undefined;
    if (type.body || elsewhere) this.#start();
    else this.#enter(type.lane?.(params as never) ?? "media");
    this.#takesTime = this.#outcome === undefined;
    return this.#outcome;
  }

  landed(): Promise<Outcome> {
    if (this.#outcome) return Promise.resolve(this.#outcome);
    return (this.#landed ??= Promise.withResolvers()).promise;
  }

  #enter(lane: string): void {
    const { run, report } = this.#shop;
    this.#lane = lane;
    this.#leave = run.host.lanes.enter(lane, this);
    if (this.#leave) return this.#start();
    const reason = `all places of the lane "${lane}" are taken`;
    run.emit({ type: "unit.waiting", ...report.place(this.#unit), reason });
    this.#until = this.#own ? new Cancellation(AbortSignal.any([run.waiting.signal, this.#own.signal])) : run.waiting;
    if (this.#until.signal.aborted) this.stop();
    else this.#until.join(this);
  }

  /** Its turn has come. */
  admit(leave: () => void): void {
    this.#until?.leave(this);
    this.#leave = leave;
    this.#start();
  }

  /** It waits no more, for its turn or for its work. */
  stop(): void {
    this.#shop.run.host.lanes.giveUp(this.#lane, this);
    this.#close(this.#threw(this.#until?.signal.reason));
    // Later: whoever cancels is in the midst of something.
    queueMicrotask(() => this.#tell());
  }

  #start(): void {
    this.#started = this.#shop.run.host.clock.now();
    this.#attempt();
  }

  #attempt(): void {
    let outputs: UnitOutputs | Promise<UnitOutputs>;
    try {
      outputs = this.#do();
    } catch (thrown) {
      return this.#failed(thrown);
    }
    if (outputs instanceof Promise) this.#await(outputs);
    else this.#came(outputs);
  }

  #do(): UnitOutputs | Promise<UnitOutputs> {
    const { run, report } = this.#shop;
    const unit = this.#unit;
    // What a person asked to be made anew is bought anew.
    const name = run.forced.has(unit.node.name) ? `${this.#key}@${run.id}` : this.#key;
    const place = report.place(unit);
    this.#work = new UnitWork(run, place, unit.node, name);
    run.emit({ type: "unit.started", ...place, key: this.#key });
    const context = this.#shop.context(unit, this.#key, this.#cancellation.signal, this.#work);
    return unit.node.type.run(this.#given as never, context) as UnitOutputs | Promise<UnitOutputs>;
  }

  /** It ends as the work does, or as soon as it is cancelled, even if the work doesn't listen. */
  #await(outputs: Promise<UnitOutputs>): void {
    if (this.#cancellation.signal.aborted) this.stop();
    else this.#cancellation.join(this);
    outputs.then(
      (given) => this.#came(given),
      (thrown: unknown) => this.#failed(thrown),
    );
  }

  #came(outputs: UnitOutputs): void {
    if (this.#outcome) return;
    let outcome: Outcome;
    try {
      outcome = this.#gave(outputs);
    } catch (thrown) {
      return this.#failed(thrown);
    }
    this.#end(outcome);
  }

  #failed(thrown: unknown): void {
    if (this.#outcome) return;
    const back = this.#storageBack(thrown);
    if (!back) return this.#end(this.#threw(thrown));
    this.#cancellation.leave(this);
    void back.then(
      () => this.#attempt(),
      () => this.#end(this.#threw(thrown)),
    );
  }

  /** What could not be stored, or fetched, is made again when storage answers again; what costs or has effects is not. */
  #storageBack(thrown: unknown): Promise<void> | undefined {
    if (!(thrown instanceof StorageAway) || this.#work?.bought) return undefined;
    const { run, report } = this.#shop;
    const unit = this.#unit;
    if (unit.node.type.purity === "effect" || this.#cancellation.signal.aborted) return undefined;
    const { clock } = run.host;
    const until = (this.#awayUntil ??= clock.monotonic() + patienceMs);
    if (clock.monotonic() > until) return undefined;
    return waitForStorage(clock, this.#cancellation.signal, (wait) => {
      run.emit({ type: "unit.waiting", ...report.place(unit), ...wait });
    });
  }

  #gave(given: UnitOutputs): Outcome {
    const { run, report, tally } = this.#shop;
    const { type } = this.#unit.node;
    const key = this.#key;
    const outputs = checkOutputs(type, given);
    const seconds = (run.host.clock.now() - (this.#started ?? 0)) / 1000;
    const price = type.price && { of: type.price(this.#given as never, run.host) };
    const work = this.#work;
    const usd = work?.usd ?? exact(price?.of);
    tally?.ran(usd, price);
    const kept = toCached(outputs);
    if (this.#keeps && !work?.byPerson)
      run.host.cache.put(key, { outputs: kept, seconds, ...(usd === undefined ? {} : { usd }) });
    const effect = type.purity === "effect" ? key : undefined;
    return report.finished(this.#unit, outputs, { seconds, usd, adjustments: work?.adjustments ?? [], effect, kept });
  }

  #threw(thrown: unknown): Outcome {
    if (this.#cancellation.signal.aborted) return { state: "cancelled" };
    const { report } = this.#shop;
    const unit = this.#unit;
    return report.held(unit, thrown) ?? report.failed(unit, thrown, this.#work?.spent);
  }

  #end(outcome: Outcome): void {
    this.#close(outcome);
    this.#tell();
  }

  #tell(): void {
    const outcome = this.#outcome;
    if (!outcome || !this.#takesTime) return;
    this.#landed?.resolve(outcome);
    this.#later.ended(this.#unit, outcome);
  }

  #close(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#cancellation.leave(this);
    this.#leave?.();
    if (this.#keeps) this.#shop.run.host.flights.delete(this.#key);
    if (this.#own) {
      this.#unit.abort = undefined;
      this.#cancellation.close();
      this.#until?.close();
    }
  }
}

function exact(price: Price | undefined): number | undefined {
  return price && price.min === price.max ? price.min : undefined;
}
