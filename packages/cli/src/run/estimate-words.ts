import type { Planned } from "@reelgraph/engine";
import { duration, usd } from "../terminal/units.ts";

/** USD and seconds, each from the least to the most. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly unknown?: boolean;
}

/** Whether no price is known at all: then the sum is no sum. */
export function isPriceless({ max, unknown }: Range): boolean {
  return unknown === true && max === 0;
}

/** `$1.20 to $3.60`, with what can't be known. */
export function costText(range: Range): string {
  const { min, max, unknown } = range;
  if (isPriceless(range)) return "not known";
  const sum = min === max ? usd(max) : `${usd(min)} to ${usd(max)}`;
  return unknown ? `${sum}, and what can't be known yet` : sum;
}

/** `45 s to 2:30 min`, `2:05 to 5:05 min`. */
export function timeText({ min, max, unknown }: Range): string {
  const [least, most] = [duration(min), duration(max)];
  const unit = most.slice(most.lastIndexOf(" "));
  const from = least.endsWith(unit) ? least.slice(0, -unit.length) : least;
  return `${least === most ? most : `${from} to ${most}`}${unknown ? " or more" : ""}`;
}

/** `planned: $1.20 to $3.60 in 2:05 to 5:05 min`; undefined where it costs nothing and takes no time. */
export function planText({ total, time }: Pick<Planned, "total"> & { readonly time?: Range }): string | undefined {
  if (total.max === 0 && !total.unknown && !time) return undefined;
  const cost = isPriceless(total) ? "a cost that nobody knows" : costText(total);
  return `planned: ${cost}${time ? ` in ${timeText(time)}` : ""}`;
}

/**
 * What there is under each cap, and where that is less than the plan comes to: `$12.00 for this run`,
 * `today $3.20 of $20.00 spent, $0.40 reserved`, `$0.50 for this run (too little for it)`.
 */
export function budgetText({ budgets, total }: Pick<Planned, "budgets" | "total">): string {
  const each = budgets.map(({ cap, account, usd: most, spent, reserved }) => {
    const left = most - spent - reserved + 1e-9;
    const short = total.min > left ? " (too little for it)" : total.max > left ? " (it may take more)" : "";
    if (cap === "run") return `${usd(most)} for this run${short}`;
    const whose = cap === "day" ? "today" : `${account ?? ""} today`;
    return `${whose} ${usd(spent)} of ${usd(most)} spent${reserved > 0 ? `, ${usd(reserved)} reserved` : ""}${short}`;
  });
  return each.join("; ");
}
