import type { Plan, PlannedUnit } from "./plan.ts";

/** Where the price of a vendor's model comes from, in words: `the configuration's`. */
export type PriceSource = (model: string) => string | undefined;

/** What a plan takes for granted, in words, besides how long things take. */
export function assumptionsOf(
  { units, loops, open, total }: Omit<Plan, "work">,
  sourceOf: PriceSource,
): readonly string[] {
  const depends = names(units, ({ state }) => state === "depends").filter((node) => !open.includes(node));
  const bought = new Map<string, boolean>();
  const same = names(units, (unit) => unit.same === true);
  const paid = names(units, (unit) => unit.paid === true);
  for (const { bought: model, price, state, paid: before } of units) {
    if (model === undefined || state === "cached" || before) continue;
    bought.set(model, (bought.get(model) ?? true) && price !== undefined);
  }
  return [
    ...loops.map(
      ({ node, times: { min, max }, stops }) => `${node} runs ${min} to ${max} times: it stops when ${stops}`,
    ),
    ...(paid.length > 0 ? [`clips that an earlier run bought for ${listed(paid)} are only fetched`] : []),
    ...(same.length > 0 ? [`what is the same for several units of ${listed(same)} is bought once`] : []),
    ...(depends.length > 0 ? [`${listed(depends)} depend${depends.length === 1 ? "s" : ""} on earlier results`] : []),
    ...(open.length > 0
      ? [
          `whether and how often ${listed(open)} will run is not known yet: it may ${total.unknown ? "cost and " : ""}take more`,
        ]
      : []),
    ...[...bought].map(([model, priced]) => {
      const source = priced ? sourceOf(model) : undefined;
      return priced
        ? `the price of ${model} is ${source ?? "the configuration's"}`
        : `not all prices of ${model} are known; they are not in the sum`;
    }),
  ];
}

function names(units: readonly PlannedUnit[], which: (unit: PlannedUnit) => boolean): readonly string[] {
  return [...new Set(units.filter(which).map(({ node }) => node))];
}

const listedMost = 5;

/** `a`, `a and b`, `a, b and 3 more`. */
export function listed(all: readonly string[]): string {
  const shown =
    all.length > listedMost ? [...all.slice(0, listedMost - 1), `${all.length - listedMost + 1} more`] : all;
  const last = shown.at(-1) ?? "";
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}
