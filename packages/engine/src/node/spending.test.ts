import { expect, test } from "vitest";
import { spendingNow } from "./spending.ts";

test("the last word about a run's money counts: a cap lifts no cap, and none lifts a cap", () => {
  expect(spendingNow({ maxCost: 1 }, { maxCost: 3 }, {})).toEqual({ maxCost: 3 });
  expect(spendingNow({ maxCost: 3 }, { maxCost: 1 })).toEqual({ maxCost: 1 });
  expect(spendingNow({ maxCost: 1, unknownPrice: "deny" }, { noBudget: true })).toEqual({
    noBudget: true,
    unknownPrice: "deny",
  });
  expect(spendingNow({ noBudget: true }, { maxCost: 2, unknownPrice: "allow" })).toEqual({
    maxCost: 2,
    unknownPrice: "allow",
  });
  expect(spendingNow({ maxCost: 2, noBudget: true })).toEqual({ maxCost: 2 });
});
