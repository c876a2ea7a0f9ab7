import { failure } from "../errors.ts";
import type { Caps } from "../ledger/budget.ts";
import type { Pipeline } from "../pipeline/pipeline.ts";
import type { Plan } from "../plan/plan.ts";
import type { Config } from "./config.ts";
import { formatUsd } from "../usd.ts";
import type { Outlook } from "./outlook.ts";
import { defined } from "./defined.ts";
import { spendingNow, type Spending } from "./spending.ts";

/** Whether anything here can cost money: a vendor, or a model whose tokens have a price. */
export function spends({ providers, llm, judge }: Config): boolean {
  return Object.keys(providers).length > 0 || [llm, ...judge].some((model) => model?.price !== undefined);
}

/** The caps of a run: what a person says now, else the file, else the configuration. */
export function capsOf(spending: Spending, pipeline: Pipeline | undefined, config: Config): Caps {
  const { maxCost, noBudget, unknownPrice, payer } = spendingNow(spending);
  const accounts = Object.entries(config.providers).flatMap(([id, { budget }]) =>
    budget.dayUsd === undefined ? [] : [[id, budget.dayUsd] as const],
  );
  return {
    unknownPrice: unknownPrice ?? config.budget.unknownPrice,
    accounts: Object.fromEntries(accounts),
    ...defined({
      run: noBudget ? undefined : (maxCost ?? pipeline?.budget?.usd ?? config.budget.runUsd),
      day: config.budget.dayUsd,
      payer,
    }),
  };
}

/**
 * Refuses a run before it starts when it can't stay within its budget, has none, or buys at unknown prices. Returns the
 * plan. One is made only where something may cost money.
 *
 * @throws `over-budget`, `budget-required`, `price-unknown`
 */
export async function refuse<P extends Plan & Pick<Outlook, "budgets">>(
  planned: () => Promise<P>,
  spending: Spending,
  caps: Caps,
  pipeline: Pipeline | undefined,
  { providers }: Config,
): Promise<P | undefined> {
  if (caps.run === undefined && Object.keys(providers).length === 0) return undefined;
  const plan = await planned();
  const { total, units } = plan;
  // Whoever says "pause" in the file wants to get as far as the money goes.
  const pauses = spending.maxCost === undefined && pipeline?.budget?.onExceed === "pause";
  if (caps.run !== undefined && total.min > caps.run && !pauses) {
    const [least, cap] = [formatUsd(total.min), formatUsd(caps.run)];
    throw failure("over-budget", `The run will cost at least ${least}, more than the budget of ${cap}`, {
      hint: "raise --max-cost, or plan with fewer items",
    });
  }
  const unpriced = units.find(({ state, price, bought }) => state === "run" && bought && !price);
  if (unpriced && caps.unknownPrice === "deny") {
    throw failure("price-unknown", `Nobody knows what "${unpriced.node}" costs`, {
      node: unpriced.node,
      expected: "a price for its model in the configuration",
      hint: "add the price, or allow it: --unknown-price allow",
    });
  }
  const buys = units.some(({ state, bought }) => bought && (state === "run" || state === "depends"));
  const { run, day, accounts = {}, payer } = caps;
  for (const { cap, usd, spent, reserved } of plan.budgets) {
    if (cap !== "payer" || spent + reserved + total.min <= usd + 1e-9) continue;
    const [least, left] = [formatUsd(total.min), formatUsd(Math.max(0, usd - spent - reserved))];
    throw failure("over-budget", `The run will cost at least ${least}, and ${left} are left of the key's budget`, {
      hint: "wait for the next day, or ask for a higher budget",
    });
  }
  const limits = [run, day, payer?.day, payer?.total, ...Object.values(accounts)];
  if (buys && !spending.noBudget && limits.every((limit) => limit === undefined)) {
    const message =
      total.unknown && total.max === 0
        ? "Nobody knows what the run may cost, and it has no budget"
        : `The run may cost ${formatUsd(total.max)}${total.unknown ? " or more" : ""} and has no budget`;
    throw failure("budget-required", message, {
      hint: `say how much it may cost: --max-cost ${Math.ceil(total.max) || 5}`,
    });
  }
  return plan;
}
