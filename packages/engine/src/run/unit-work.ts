import type { Adjustment } from "../host.ts";
import { placeOf } from "../events/run-state.ts";
import { tidyUsd } from "../usd.ts";
import { UnitMeter } from "./meter.ts";
import type { Order } from "./paid/payments.ts";
import { Purchases } from "./paid/purchases.ts";
import type { RunContext } from "./run-context.ts";

/** What a unit's work leaves behind besides its outputs. */
export class UnitWork {
  readonly adjustments: Adjustment[] = [];
  readonly purchases: Purchases;
  readonly meter: UnitMeter;
  /** A person had a part in it: then it is a fact of this run, and not for the cache. */
  byPerson = false;

  /** `key` names what is bought. */
  constructor(run: RunContext, place: Order["place"], rank: number, key: string) {
    this.purchases = new Purchases(run, place, rank, key);
    this.meter = new UnitMeter(run, placeOf(place));
  }

  /** USD for clips and calls; undefined where nothing was bought, or nobody knows. */
  get usd(): number | undefined {
    const { purchases, meter } = this;
    if (!purchases.any && !meter.any) return undefined;
    return purchases.usd === undefined || meter.usd === undefined ? undefined : tidyUsd(purchases.usd + meter.usd);
  }
}
