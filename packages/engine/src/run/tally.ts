import type { Price } from "../host.ts";
import type { RoundCost } from "../nodes/define-node.ts";
import { tidyUsd } from "../usd.ts";

/** What the units of a loop's round cost, those of loops inside it too. USD; undefined: unknown, and so is the sum. */
export class Tally {
  readonly #outer: Tally | undefined;
  #spent: number | undefined = 0;
  #worth: number | undefined = 0;

  constructor(outer?: Tally) {
    this.#outer = outer;
  }

  /** `spent`: by this run; `worth`: what it costs when it has to be made. */
  add(spent: number | undefined, worth: number | undefined): void {
    this.#spent = plus(this.#spent, spent);
    this.#worth = plus(this.#worth, worth);
    this.#outer?.add(spent, worth);
  }

  /** A unit that ran. `usd`: what it cost, where that is known exactly; `price`: undefined: unknown, absent: it has none. */
  ran(usd: number | undefined, price: { readonly of: Price | undefined } | undefined): void {
    // Whoever doesn't tell what it charged has charged no more than was reserved.
    const spent = usd ?? (price ? price.of?.max : 0);
    this.add(spent, spent === 0 && price ? price.of?.max : spent);
  }

  cost(): RoundCost {
    const [spent, worth] = [this.#spent, this.#worth];
    return { ...(spent === undefined ? {} : { spent }), ...(worth === undefined ? {} : { worth }) };
  }
}

function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : tidyUsd(a + b);
}
