import type { Meter } from "../host.ts";
import { describeExceeded, wayOn } from "../ledger/budget.ts";
import { tidyUsd } from "../usd.ts";
import { BudgetReached } from "./paid/payments.ts";
import type { RunContext } from "./run-context.ts";

/** What one unit pays at once, by tokens. Each call is held against the budget first and written into the ledger after. */
export class UnitMeter implements Meter {
  readonly #run: Pick<RunContext, "id" | "payments" | "paused">;
  readonly #place: string;
  /** What `reserve` holds until `spent`, the oldest first. */
  readonly #held: number[] = [];
  #sum = 0;
  #unknown = false;
  #calls = 0;

  constructor(run: Pick<RunContext, "id" | "payments" | "paused">, place: string) {
    this.#run = run;
    this.#place = place;
  }

  /** Throws `BudgetReached` when a cap has no room for the call. A call of unknown price is held for nothing. */
  async reserve(most: number | undefined): Promise<void> {
    const { payments, paused, id } = this.#run;
    paused.throwIfAborted();
    const usd = most ?? 0;
    this.#held.push(usd);
    if (!payments || usd === 0) return;
    // Held before it is looked at, so that calls made at the same time see each other.
    const { caps, calls, ledger } = payments;
    const held = caps.held ?? 0;
    if (calls) calls.reserved = tidyUsd(calls.reserved + usd);
    const exceeded = await ledger.over({ run: id, account: "", usd }, { ...caps, held });
    if (!exceeded) return;
    this.#release();
    const hint = wayOn(exceeded, id);
    throw new BudgetReached({ code: "budget-reached", at: "", message: describeExceeded(exceeded), hint });
  }

  async spent(usd: number | undefined, model: string): Promise<void> {
    const { payments, id } = this.#run;
    this.#calls += 1;
    if (usd === undefined) this.#unknown = true;
    else this.#sum = tidyUsd(this.#sum + usd);
    try {
      if (payments && usd !== undefined && usd > 0) {
        const account = model.split("/")[0] ?? model;
        const payer = payments.caps.payer?.name;
        const call = { run: id, place: this.#place, account, model, usd, ...(payer === undefined ? {} : { payer }) };
        await payments.ledger.called(call, payments.lease);
      }
    } finally {
      this.#release();
    }
  }

  #release(): void {
    const held = this.#held.shift() ?? 0;
    const calls = this.#run.payments?.calls;
    if (calls) calls.reserved = tidyUsd(Math.max(0, calls.reserved - held));
  }

  /** Whether it called anything. */
  get any(): boolean {
    return this.#calls > 0;
  }

  /** USD; undefined: unknown. */
  get usd(): number | undefined {
    return this.#unknown ? undefined : this.#sum;
  }
}
