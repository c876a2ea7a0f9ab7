import type { Adjustment } from "../host.ts";
import { placeOf } from "../events/run-state.ts";
import type { GraphNode } from "../graph/graph.ts";
import { tidyUsd } from "../usd.ts";
import { UnitMeter } from "./meter.ts";
import type { Order } from "./paid/payments.ts";
import { Purchases } from "./paid/purchases.ts";
import type { RunContext } from "./run-context.ts";

/** What a unit's work leaves behind besides its outputs. Most leave nothing, and then nothing is made for it. */
export class UnitWork {
  readonly #run: RunContext;
  readonly #place: Order["place"];
  readonly #node: GraphNode;
  readonly #key: string;
  #adjustments: Adjustment[] | undefined;
  #purchases: Purchases | undefined;
  #meter: UnitMeter | undefined;
  /** A person had a part in it: then it is a fact of this run, and not for the cache. */
  byPerson = false;

  /** `key` names what is bought. */
  constructor(run: RunContext, place: Order["place"], node: GraphNode, key: string) {
    this.#run = run;
    this.#place = place;
    this.#node = node;
    this.#key = key;
  }

  get adjustments(): readonly Adjustment[] {
    return this.#adjustments ?? none;
  }

  adjust(adjustment: Adjustment): void {
    (this.#adjustments ??= []).push(adjustment);
  }

  get purchases(): Purchases {
    return (this.#purchases ??= new Purchases(this.#run, this.#place, this.#run.rank(this.#node), this.#key));
  }

  get meter(): UnitMeter {
    return (this.#meter ??= new UnitMeter(this.#run, placeOf(this.#place)));
  }

  /** Whether anything was bought. */
  get bought(): boolean {
    return this.#purchases?.any === true || this.#meter?.any === true;
  }

  /** USD for clips and calls; undefined where nothing was bought, or nobody knows. */
  get usd(): number | undefined {
    if (!this.bought) return undefined;
    const [purchases, meter] = [this.#purchases, this.#meter];
    const [clips, calls] = [purchases ? purchases.usd : 0, meter ? meter.usd : 0];
    return clips === undefined || calls === undefined ? undefined : tidyUsd(clips + calls);
  }

  /** USD that calls have cost so far; undefined: unknown. */
  get spent(): number | undefined {
    return this.#meter ? this.#meter.usd : 0;
  }
}

const none: readonly Adjustment[] = [];
