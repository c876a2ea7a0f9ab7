import type { RunEvent } from "../events/run-event.ts";
import type { Allowance } from "../ledger/budget.ts";
import { defined } from "./defined.ts";

/** What a person says about money for one run. */
export interface Spending {
  /** Most that the run may cost, in USD. */
  readonly maxCost?: number;
  /** No cap on the run, whatever its file or the configuration says. Caps of a day, an account or a payer hold. */
  readonly noBudget?: boolean;
  readonly unknownPrice?: "deny" | "allow";
  /** What somebody may spend over all runs that they ask for. */
  readonly payer?: Allowance;
}

/** What counts of what was said one after another: of a cap and of none, and of each word about prices, the last. */
export function spendingNow(...said: readonly Spending[]): Spending {
  return said.reduce<Spending>((before, { maxCost, noBudget, unknownPrice, payer }) => {
    const cap = maxCost !== undefined ? { maxCost } : noBudget ? { noBudget } : undefined;
    const { maxCost: _, noBudget: __, ...others } = before;
    return { ...(cap ? { ...others, ...cap } : before), ...defined({ unknownPrice, payer }) };
  }, {});
}

/** What was said about money each time when a run went on, in order. */
export function saidOnResume(events: readonly RunEvent[]): readonly Spending[] {
  return events.flatMap((event) => (event.type === "run.resumed" && event.spending ? [event.spending] : []));
}
