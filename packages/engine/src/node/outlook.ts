import { dayOf, type Books } from "../ledger/books.ts";
import type { Allowance, Caps } from "../ledger/budget.ts";
import type { ModelInfo } from "../models/model.ts";
import { assumptionsOf } from "../plan/assumptions.ts";
import { estimate, type Estimated } from "../plan/estimate/estimate.ts";
import type { Plan } from "../plan/plan.ts";
import { formatUsd } from "../usd.ts";
import { openForesight } from "./foresight.ts";
import type { NodeHost } from "./host.ts";

/** A cap, and how much of it is used up already: for a day since midnight UTC, for a run nothing yet. */
export interface BudgetView {
  readonly cap: "run" | "day" | "account" | "payer";
  /** Whose day. */
  readonly account?: string;
  /** USD. */
  readonly usd: number;
  readonly spent: number;
  readonly reserved: number;
}

/** How long a plan will take, what it takes for granted, and how much money there is. */
export interface Outlook extends Estimated {
  readonly budgets: readonly BudgetView[];
}

export interface OutlookOptions {
  readonly host: NodeHost;
  readonly models: readonly ModelInfo[];
  readonly caps: Caps;
  readonly pipeline: string;
}

/** What can be said of a plan besides the plan. The books are opened only where something is bought. */
export async function outlookOf(plan: Plan, { host, models, caps, pipeline }: OutlookOptions): Promise<Outlook> {
  const { units } = plan;
  const todo = units.filter(({ state }) => state === "run" || state === "depends");
  const buys = todo.some(({ bought }) => bought !== undefined);
  const books = buys ? await host.journal.ledger.books() : undefined;
  const taken = assumptionsOf(plan, (model) => priceSource(models.find(({ id }) => id === model)));
  if (todo.every(({ lane }) => lane === undefined)) return { assumptions: taken, budgets: [] };
  const { time, seconds, assumptions } = estimate(plan, await openForesight({ host, pipeline, units, books }));
  return {
    ...(time ? { time } : {}),
    ...(seconds ? { seconds } : {}),
    assumptions: [...taken, ...(books ? overcharged(todo, books) : []), ...assumptions],
    budgets: books ? budgetsOf(books, caps, host.clock.now()) : [],
  };
}

/** Where vendors charged more the last time than the plan counts with, once for each model. */
function overcharged(units: Plan["units"], books: Books): readonly string[] {
  const found = new Map<string, string>();
  for (const { bought: model, price, clips = [], paid } of units) {
    const [clip] = clips;
    if (model === undefined || !price || !clip || clips.length !== 1 || paid) continue;
    const cost = books.newestCost({ model, ...clip }) ?? 0;
    if (cost <= price.max + 1e-9) continue;
    found.set(
      model,
      `the newest such clip of ${model} cost ${formatUsd(cost)}, more than its price of ${formatUsd(price.max)}`,
    );
  }
  return [...found.values()];
}

function priceSource(model: ModelInfo | undefined): string | undefined {
  const { source = "the configuration", asOf = "" } = model?.facts ?? {};
  return source === "the configuration" ? undefined : `from ${source}${asOf === "" ? "" : `, as of ${asOf}`}`;
}

function budgetsOf(books: Books, caps: Caps, now: number): readonly BudgetView[] {
  const { run, day: dayUsd, accounts = {}, payer } = caps;
  const day = dayOf(now);
  const today = books.sum({ day });
  return [
    ...(run === undefined ? [] : [{ cap: "run", usd: run, spent: 0, reserved: 0 } as const]),
    ...(dayUsd === undefined
      ? []
      : [{ cap: "day", usd: dayUsd, spent: today.spent, reserved: today.reserved } as const]),
    ...Object.entries(accounts).map(([account, usd]) => {
      const { spent, reserved } = books.sum({ day, account });
      return { cap: "account", account, usd, spent, reserved } as const;
    }),
    ...(payer ? allowanceOf(payer, books, day) : []),
  ];
}

function allowanceOf({ name: payer, day: dayUsd, total }: Allowance, books: Books, day: number): readonly BudgetView[] {
  return [[dayUsd, books.sum({ payer, day })] as const, [total, books.sum({ payer })] as const].flatMap(
    ([usd, { spent, reserved }]) => (usd === undefined ? [] : [{ cap: "payer", usd, spent, reserved } as const]),
  );
}
