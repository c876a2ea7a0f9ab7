import type { Price } from "../host.ts";
import { tidyUsd } from "../usd.ts";
import type { Plan, PlannedUnit } from "./plan.ts";

/** USD of all units for as often as they run. */
export function sum(units: readonly PlannedUnit[], unknown: boolean): Plan["total"] {
  let [min, max] = [0, 0];
  for (const { state, price, times } of units) {
    if (state === "free" || state === "cached") continue;
    if (!price) unknown = true;
    if (state === "run") min += (price?.min ?? 0) * times.min;
    max += (price?.max ?? 0) * times.max;
  }
  return { min: tidyUsd(min), max: tidyUsd(max), unknown };
}

/** What the results that are known took and cost when they were made. */
export function savings(units: readonly PlannedUnit[]): Plan["saved"] {
  let [usd, seconds] = [0, 0];
  for (const { saves } of units) {
    usd += saves?.usd ?? 0;
    seconds += saves?.seconds ?? 0;
  }
  return { usd: tidyUsd(usd), seconds: Math.round(seconds * 1000) / 1000 };
}

/** The price of one round of a loop, all of which runs; undefined where a part of it isn't known. */
export function roundPrice(units: readonly PlannedUnit[]): Price | undefined {
  const todo = units.filter(({ state }) => state === "run" || state === "depends");
  if (todo.some(({ price }) => price === undefined)) return undefined;
  const all = (end: "min" | "max") =>
    todo.reduce((total, { price, times }) => total + (price?.[end] ?? 0) * times[end], 0);
  return { min: tidyUsd(all("min")), max: tidyUsd(all("max")) };
}
