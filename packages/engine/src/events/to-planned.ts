import type { PlannedUnit } from "../plan/plan.ts";
import type { Planned, ToldPlan } from "./planned.ts";
import { placeOf } from "./run-state.ts";

/** The plan without what only the engine needs. */
export function toPlanned(plan: ToldPlan): Planned {
  const { open, total, saved, time, budgets, assumptions, why } = plan;
  return {
    units: plan.units.map((one) => toUnit(one, why[placeOf(one)], plan.seconds?.get(one))),
    open,
    total,
    saved,
    ...(time ? { time } : {}),
    budgets,
    assumptions,
  };
}

function toUnit(
  planned: PlannedUnit,
  changed: string | undefined,
  seconds: Planned["units"][number]["seconds"],
): Planned["units"][number] {
  const { node, item, use, state, times, model, lane, price, saves, pinned, adjustments } = planned;
  const why = whyOf(planned, changed);
  return {
    node,
    item,
    use,
    state,
    times,
    ...(model === undefined ? {} : { model }),
    ...(lane === undefined ? {} : { lane }),
    ...(price ? { price } : {}),
    ...(seconds ? { seconds } : {}),
    ...(adjustments ? { adjustments } : {}),
    ...(saves ? { saves } : {}),
    ...(why === undefined ? {} : { why }),
    ...(pinned ? { pinned } : {}),
  };
}

function whyOf({ state, always, pinned }: PlannedUnit, changed: string | undefined): string | undefined {
  if (pinned === "stale") return "its result is pinned, and was made of other inputs";
  if (pinned) return "its result is pinned";
  if (state === "cached") return "its result is known";
  if (state === "depends") return "it depends on earlier results";
  if (state === "free") return undefined;
  if (always === "asked") return "it was asked for again";
  if (always === "each time") return "it runs each time";
  return changed ?? "its result is not known yet";
}
